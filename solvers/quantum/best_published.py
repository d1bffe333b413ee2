"""A machine with what its vendor did not publish put at the best that another one of its kind has published.

A verdict of "no" that counts a machine at its best stands whatever the truth is; a "yes" that rests on
such a figure does not, so each is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from solvers.quantum.devices import AnnealerDevice, Device, Fact, GateDevice, published_devices

Assumed = Literal["errors", "times", "price", "quality"]
DeviceT = TypeVar("DeviceT", GateDevice, AnnealerDevice)

# Leap's price is not published. The vendor's old document is undated and stale, and the only figure there is.
_ANNEALER_USD_PER_SECOND = Fact(
    value=2000 / 3600, source="old vendor document: about $2,000 a QPU-hour, stale", date="undated"
)


@dataclass(frozen=True, slots=True)
class Completed(Generic[DeviceT]):
    """The machine, what was put in, and one sentence for each figure."""

    device: DeviceT
    assumed: tuple[Assumed, ...]
    unknowns: tuple[str, ...]


@lru_cache(maxsize=256)
def completed(device: DeviceT) -> Completed[DeviceT]:
    """Returns the machine with error, times and price, so that all three can be computed.

    Errors of one qubit and of readout that are unknown count as none, as in `noise.fidelity`.
    """
    missing: list[tuple[Assumed, str]] = []
    if isinstance(device, AnnealerDevice):
        if device.anneal_s is None or device.readout_s is None:
            names = ("programming_s", "anneal_s", "readout_s", "delay_s")
            missing += [("times", each) for each in names if getattr(device, each) is None]
        if device.usd_per_second is None:
            missing.append(("price", "usd_per_second"))
    else:
        if device.two_qubit_error is None:
            missing.append(("errors", "two_qubit_error"))
        if device.two_qubit_gate_s is None or device.readout_s is None:
            names = ("two_qubit_gate_s", "one_qubit_gate_s", "readout_s")
            missing += [("times", each) for each in names if getattr(device, each) is None]
        if device.usd_per_shot is None and device.usd_per_second is None:
            missing.append(("price", "usd_per_second"))
    put_in = {name: _best(device, name) for _, name in missing}
    known = {name: fact for name, (fact, _) in put_in.items()}
    return Completed(
        device=device.model_copy(update=known),
        assumed=tuple(dict.fromkeys(what for what, _ in missing)),
        unknowns=tuple(
            f"{device.name} has no published {_words(name)}; taken as {fact.value:g}, {whose}"
            for name, (fact, whose) in put_in.items()
        ),
    )


def _best(device: Device, name: str) -> tuple[Fact, str]:
    """The least value published, of machines of the same couplers before others."""
    if isinstance(device, AnnealerDevice) and name == "usd_per_second":
        return _ANNEALER_USD_PER_SECOND, _ANNEALER_USD_PER_SECOND.source
    alike = [
        (each, getattr(each, name))
        for each in published_devices()
        if type(each) is type(device) and getattr(each, name) is not None
    ]
    nearest = [each for each in alike if _couplers(each[0]) == _couplers(device)] or alike
    owner, fact = min(nearest, key=lambda each: each[1].value)
    return fact, f"the least of its kind, {owner.name}'s"


def _couplers(device: Device) -> str:
    return device.connectivity if isinstance(device, GateDevice) else "annealer"


def _words(name: str) -> str:
    """The name of a fact in words.

    >>> _words("two_qubit_gate_s")
    'two qubit gate s'
    """
    return name.replace("usd_per_second", "price in dollars").replace("_", " ")
