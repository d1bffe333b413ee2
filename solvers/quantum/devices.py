"""Published facts about quantum computers, each number with its source and date.

They stand in `data/devices.json` beside this file. What could not be found in a source is absent
there and None here; published queue statistics and a current price of D-Wave's Leap were not found.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field

from problems.problem import Frozen
from solvers.quantum.annealer_resources import Topology
from solvers.quantum.quantum_resources import Connectivity


class Fact(Frozen):
    """One number, and where and when it was published; "undated" where the source has no date."""

    value: float
    source: str = Field(min_length=5)
    date: str = Field(pattern=r"^(undated|\d{4}(-\d{2}){0,2})$")


class GateDevice(Frozen):
    """A gate-based machine. Times in seconds, prices in US dollars; None where none was found."""

    kind: Literal["gate"]
    name: str
    connectivity: Connectivity
    n_qubits: Fact
    two_qubit_error: Fact | None = None
    two_qubit_gate_s: Fact | None = None
    readout_s: Fact | None = None
    usd_per_task: Fact | None = None
    usd_per_shot: Fact | None = None
    usd_per_second: Fact | None = None


class AnnealerDevice(Frozen):
    """An annealer, taken as its topology without faults; a real one lacks a few qubits."""

    kind: Literal["annealer"]
    name: str
    topology: Topology
    n_qubits: Fact


class _Catalogue(Frozen):
    version: Literal[1]
    read: str
    devices: tuple[Annotated[GateDevice | AnnealerDevice, Field(discriminator="kind")], ...]


@cache
def device_facts() -> tuple[GateDevice | AnnealerDevice, ...]:
    """Returns every machine of the catalogue, in its order.

    >>> [each.name for each in device_facts() if each.n_qubits.value < 26]
    ['IonQ Aria', 'IQM Garnet']
    """
    text = files("solvers.quantum").joinpath("data/devices.json").read_text(encoding="utf-8")
    return _Catalogue.model_validate_json(text).devices
