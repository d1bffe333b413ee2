"""Published facts about quantum computers, each number with its source and date.

They stand in `data/devices.json` beside this file; `VERDIQ_DEVICES` names a file with more (see
`device_file`). What could not be found in a source is absent there and None here, and `notes` say
what was looked for; published queue statistics were found for no machine.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from problems.problem import Frozen
from solvers.quantum.annealer_resources import Topology
from solvers.quantum.lattice import Connectivity

FILE_VARIABLE = "VERDIQ_DEVICES"


class Fact(Frozen):
    """One number, and where and when it was published; "undated" where the source has no date."""

    value: float = Field(ge=0, allow_inf_nan=False)
    source: str = Field(min_length=5)
    date: str = Field(pattern=r"^(undated|\d{4}(-\d{2}){0,2})$")


class Credits(Frozen):
    """A price in a vendor's own unit: base + shots·(per gate and measurement, summed)."""

    unit: str = Field(min_length=1)
    base: Fact
    per_one_qubit_gate: Fact
    per_two_qubit_gate: Fact
    per_measurement: Fact


class _Device(Frozen):
    name: str = Field(min_length=1, max_length=60)
    n_qubits: Fact
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _limits(self) -> _Device:
        for name in type(self).model_fields:
            fact = getattr(self, name)
            if isinstance(fact, Fact):
                _check(name, fact.value)
        return self


class GateDevice(_Device):
    """A gate-based machine. Times in seconds, prices in US dollars; None where none was found.

    Errors are average infidelities of one gate, and for readout the chance that one bit is misread.
    `repetition_s` is the pause that the service leaves between shots and bills. `snapshot` is the
    fake backend of qiskit-ibm-runtime that the numbers are from; `for_hire` is False where nobody can
    rent it.
    """

    kind: Literal["gate"]
    connectivity: Connectivity
    snapshot: str | None = None
    for_hire: bool = True
    two_qubit_error: Fact | None = None
    one_qubit_error: Fact | None = None
    readout_error: Fact | None = None
    two_qubit_gate_s: Fact | None = None
    one_qubit_gate_s: Fact | None = None
    readout_s: Fact | None = None
    repetition_s: Fact | None = None
    usd_per_task: Fact | None = None
    usd_per_shot: Fact | None = None
    usd_per_second: Fact | None = None
    credits: Credits | None = None


class AnnealerDevice(_Device):
    """An annealer, taken as its topology without faults; a real one lacks a few qubits.

    A run takes programming once, then anneal, readout and delay a read.
    """

    kind: Literal["annealer"]
    topology: Topology
    programming_s: Fact | None = None
    anneal_s: Fact | None = None
    readout_s: Fact | None = None
    delay_s: Fact | None = None
    usd_per_second: Fact | None = None


Device = GateDevice | AnnealerDevice


class Catalogue(Frozen):
    """A file of devices: its version, when its sources were read, and the machines."""

    version: Literal[1]
    read: str = Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")
    devices: tuple[Annotated[Device, Field(discriminator="kind")], ...]


def device_facts() -> tuple[Device, ...]:
    """Returns every machine: ours, and those of the user's file, which replace ours of equal names.

    Raises:
        FormatError: the file that `VERDIQ_DEVICES` names is no catalogue.

    >>> [each.name for each in device_facts() if each.n_qubits.value < 26]
    ['IonQ Aria', 'IQM Garnet']
    """
    named = os.environ.get(FILE_VARIABLE)
    if not named:
        return published_devices()
    from solvers.quantum.device_file import read_devices

    added = read_devices(Path(named))
    names = {each.name for each in added}
    return (*(each for each in published_devices() if each.name not in names), *added)


@cache
def published_devices() -> tuple[Device, ...]:
    """Returns the machines of our own catalogue, in its order."""
    text = files("solvers.quantum").joinpath("data/devices.json").read_text(encoding="utf-8")
    return Catalogue.model_validate_json(text).devices


def _check(name: str, value: float) -> None:
    if name == "n_qubits" and not (value.is_integer() and 1 <= value <= 10_000_000):
        raise ValueError(f"{name} is {value:g}; give a whole number from 1 to 10,000,000")
    if name.endswith("_error") and not 0 <= value <= 0.5:
        raise ValueError(f"{name} is {value:g}; an error rate is a share from 0 to 0.5")
    if name.endswith("_s") and not value <= 3600:
        raise ValueError(f"{name} is {value:g} s; times are in seconds, at most 3,600")
