"""The machines whose calibration came with qiskit-ibm-runtime: what a noisy simulation stands on."""

from __future__ import annotations

import importlib
import warnings
from functools import cache
from typing import Any

# Machines of the package's fake provider, from 5 to 156 qubits; folder and class follow from the name.
# The rest are older machines of the same kinds, and fake_kyoto, whose couplers are all broken.
SNAPSHOTS = (
    "fake_torino", "fake_marrakesh", "fake_boston", "fake_nighthawk", "fake_fez", "fake_kingston",
    "fake_aachen", "fake_pittsburgh", "fake_miami", "fake_brisbane", "fake_sherbrooke", "fake_kyiv",
    "fake_osaka", "fake_quebec", "fake_kawasaki", "fake_strasbourg", "fake_brussels",
    "fake_cusco", "fake_auckland", "fake_algiers", "fake_geneva", "fake_peekskill", "fake_prague",
    "fake_perth", "fake_oslo", "fake_manila", "fake_lima", "fake_guadalupe", "fake_lagos",
)  # fmt: skip
_OLD = {"fake_manila", "fake_lima", "fake_guadalupe", "fake_lagos"}  # their classes end in V2


def snapshot(name: str) -> Any:
    """Returns the fake backend of that name.

    One class is imported, not the provider, which builds all of them. What the package warns of a
    snapshot is in `warning_of`.
    """
    return _loaded(name)[0]


def warning_of(name: str) -> str:
    """Returns what the package says against a snapshot, as fake_nighthawk's errors are not typical."""
    return _loaded(name)[1]


@cache
def _loaded(name: str) -> tuple[Any, str]:
    short = name.removeprefix("fake_")
    module = importlib.import_module(f"qiskit_ibm_runtime.fake_provider.backends.{short}")
    made = getattr(module, f"Fake{short.capitalize()}{'V2' if name in _OLD else ''}")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        machine = made()
    return machine, "; ".join(str(each.message) for each in caught)
