"""Medians of the snapshots in qiskit-ibm-runtime, faulty couplers and qubits left out.

`python -m evals.device_snapshots` writes them into `solvers/quantum/data/devices.json`, for each
device there that names a snapshot. It needs qiskit-ibm-runtime, and no network.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from solvers.quantum_runners.snapshots import snapshot
from solvers.quantum_runners.sound_part import sound_target

_CATALOGUE = Path(__file__).parents[1] / "solvers/quantum/data/devices.json"


def snapshot_facts(name: str) -> dict[str, dict[str, object]]:
    """Returns the facts of one fake backend, as the catalogue writes them."""
    machine = snapshot(name)
    target = sound_target(machine.target)
    whole = len({frozenset(pair) for pair in machine.target["cz"]})
    n_faulty = whole - len({frozenset(pair) for pair in target["cz"]})
    origin = f"qiskit-ibm-runtime {version('qiskit-ibm-runtime')}, {name} snapshot"
    date = str(machine.properties().last_update_date.date())
    two, one, read = (list(target[gate].values()) for gate in ("cz", "sx", "measure"))
    left_out = f"{n_faulty} faulty couplers of {whole} left out"
    values = {
        "n_qubits": (machine.num_qubits, ""),
        "two_qubit_error": (median(each.error for each in two), f": median CZ error, {left_out}"),
        "one_qubit_error": (median(each.error for each in one), ": median SX error"),
        "readout_error": (median(each.error for each in read), ": median readout error"),
        "two_qubit_gate_s": (median(each.duration for each in two), ": median CZ duration"),
        "one_qubit_gate_s": (median(each.duration for each in one), ": median SX duration"),
        "readout_s": (median(each.duration for each in read), ": median readout duration"),
        "repetition_s": (machine.configuration().default_rep_delay, ": default repetition delay"),
    }
    return {
        field: {"value": float(f"{value:.4g}"), "source": origin + what, "date": date}
        for field, (value, what) in values.items()
    }


def main() -> int:
    """Rewrites the catalogue; returns 0."""
    catalogue: dict[str, Any] = json.loads(_CATALOGUE.read_text(encoding="utf-8"))
    for device in catalogue["devices"]:
        if "snapshot" in device:
            device.update(snapshot_facts(device["snapshot"]))
    _CATALOGUE.write_text(_text(catalogue), encoding="utf-8")
    return 0


def _text(catalogue: dict[str, Any]) -> str:
    """JSON with one fact a line."""
    devices = []
    for device in catalogue["devices"]:
        facts = (f"      {json.dumps(key)}: {json.dumps(device[key])}" for key in device)
        devices.append("    {\n" + ",\n".join(facts) + "\n    }")
    head = f'{{\n  "version": 1,\n  "read": {json.dumps(catalogue["read"])},\n  "devices": [\n'
    return head + ",\n".join(devices) + "\n  ]\n}\n"


if __name__ == "__main__":
    sys.exit(main())
