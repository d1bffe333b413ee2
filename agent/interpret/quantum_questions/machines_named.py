"""The machines of the catalogue that a text names."""

from __future__ import annotations

import re
from functools import cache

from solvers.quantum.devices import AnnealerDevice, Device, device_facts

_QUANTUM = re.compile(r"\b(?:quantum|qubits?|annealers?|qaoa|shots)\b", re.IGNORECASE)
_FIRMS = {"IBM", "Google"}  # known for more than quantum computers, so that these must be spoken of
_SHARES = re.compile(
    r"\b(?:stocks?|shares|invest\w*|portfolio|tickers?|holdings?)\b", re.IGNORECASE
)


def machines_named(text: str) -> tuple[str, ...]:
    """Returns the names of the machines; all of a vendor's where only the vendor is named.

    A model's name alone is a machine after "on" only: Boston and Miami are places too. Where shares
    are spoken of a vendor is a share.

    >>> machines_named("What would it cost on IonQ Forte?")
    ('IonQ Forte',)
    >>> machines_named("Is D-Wave better for deliveries in Boston?")
    ('D-Wave Advantage', 'D-Wave Advantage2')
    >>> machines_named("Invest 100 in IBM, IonQ and Google.")
    ()
    """
    devices = device_facts()
    models = [each for each in devices if _named(each).search(text)]
    vendors = {_vendor(each) for each in models}
    alone = {
        vendor
        for vendor in {_vendor(each) for each in devices} - vendors
        if _is_meant(vendor, text)
    }
    return tuple(each.name for each in devices if each in models or _vendor(each) in alone)


def may_name_machine(text: str) -> bool:
    """Whether the text says a word of quantum computing or a vendor's name; quick on long texts."""
    return _any_word().search(text) is not None


def names_model(text: str) -> bool:
    """Whether the text names a machine by its model, not its vendor alone."""
    return any(_named(each).search(text) for each in device_facts())


def machines_as_kinds(text: str) -> str:
    """Returns the text with "quantum annealer" or "quantum machine" in place of each machine named.

    >>> machines_as_kinds("Would Quantinuum Helios be faster?")
    'Would quantum machine be faster?'
    """
    named = set(machines_named(text))
    chosen = [each for each in device_facts() if each.name in named]
    for each in chosen:
        text = _named(each).sub(f" {_kind(each)}", text)
    for each in chosen:
        text = _alone(_vendor(each)).sub(_kind(each), text)
    return re.sub(r" {2,}", " ", text)


def _is_meant(vendor: str, text: str) -> bool:
    """Whether a vendor without a model stands for its machines."""
    if not _alone(vendor).search(text) or _SHARES.search(text):
        return False
    return _QUANTUM.search(text) is not None or vendor not in _FIRMS


@cache
def _any_word() -> re.Pattern[str]:
    words = {_spelt(word) for device in device_facts() for word in device.name.split()}
    spoken = r"quantum|qubit|anneal|qaoa|shots"
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b|{spoken}", re.IGNORECASE)


@cache
def _named(device: Device) -> re.Pattern[str]:
    vendor, _, model = device.name.partition(" ")
    before = rf"(?:(?<![\w-]){_spelt(vendor)}(?:['’]s)?[\s_-]+(?:quantum\s+)?|(?<=\bon)\s+(?:an?\s+|the\s+)?)"
    return re.compile(rf"{before}{_spelt(model)}(?![\w-])", re.IGNORECASE)


@cache
def _alone(vendor: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_spelt(vendor)}(?![\w-])", re.IGNORECASE)


def _vendor(device: Device) -> str:
    return device.name.partition(" ")[0]


def _kind(device: Device) -> str:
    return "quantum annealer" if isinstance(device, AnnealerDevice) else "quantum machine"


def _spelt(name: str) -> str:
    return re.escape(name).replace(r"\-", r"[\s-]?").replace(r"\ ", r"\s+")
