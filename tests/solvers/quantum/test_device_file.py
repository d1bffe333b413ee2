"""The user's own device file: what it adds, and one clear sentence for every kind of wrong file."""

import json
from pathlib import Path
from typing import Any

import pytest

from problems.errors import FormatError
from solvers.quantum.device_estimate import estimate
from solvers.quantum.device_file import read_devices
from solvers.quantum.devices import FILE_VARIABLE, device_facts, published_devices
from tests.solvers.quantum.graphs import regular_bqm


def _fact(value: object) -> dict[str, object]:
    return {"value": value, "source": "our own laboratory", "date": "2026-11"}


def _device(**changes: object) -> dict[str, Any]:
    return {
        "kind": "gate",
        "name": "Our machine",
        "connectivity": "all_to_all",
        "n_qubits": _fact(500),
        "two_qubit_error": _fact(1e-5),
        **changes,
    }


def _written(folder: Path, *devices: dict[str, Any]) -> Path:
    path = folder / "devices.json"
    path.write_text(json.dumps({"version": 1, "read": "2026-11", "devices": devices}))
    return path


def test_a_file_adds_machines_and_replaces_those_of_equal_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _written(tmp_path, _device(), _device(name="IBM Torino"))
    monkeypatch.setenv(FILE_VARIABLE, str(path))
    names = [each.name for each in device_facts()]
    assert len(names) == len(set(names)) == len(published_devices()) + 1
    estimated = estimate(regular_bqm(300, 3), shots=10, layers=1)
    assert [each.device for each in estimated.gate if each.fits] == ["Our machine", "IBM Torino"]
    path.unlink()
    with pytest.raises(FormatError, match="cannot be opened"):
        device_facts()


def test_toml_reads_as_json_does(tmp_path: Path) -> None:
    path = tmp_path / "devices.toml"
    path.write_text(
        'version = 1\nread = "2026-11"\n[[devices]]\nkind = "annealer"\nname = "Ours"\n'
        'topology = "zephyr"\n[devices.n_qubits]\nvalue = 4800\nsource = "our laboratory"\n'
        'date = "undated"\n'
    )
    (device,) = read_devices(path)
    assert (device.name, device.n_qubits.value) == ("Ours", 4800)


HOSTILE = {
    "error above a half": (_device(two_qubit_error=_fact(0.7)), "0.7; an error rate is a share"),
    "negative error": (_device(two_qubit_error=_fact(-0.1)), "greater than or equal to 0"),
    "not a number": (_device(two_qubit_error=_fact("many")), "valid number"),
    "true for a number": (_device(n_qubits=_fact([1])), "valid number"),
    "half a qubit": (_device(n_qubits=_fact(2.5)), "n_qubits is 2.5; give a whole number"),
    "no qubits": (_device(n_qubits=_fact(0)), "n_qubits is 0"),
    "too many qubits": (_device(n_qubits=_fact(1e12)), "1e\\+12"),
    "milliseconds as seconds": (_device(readout_s=_fact(1e6)), "readout_s is 1e\\+06 s"),
    "no source": (_device(readout_s={"value": 1.0, "date": "2026"}), "source: field required"),
    "empty source": (
        _device(readout_s={"value": 1.0, "source": "", "date": "2026"}),
        "at least 5 char",
    ),
    "no date": (_device(readout_s={"value": 1.0, "source": "somewhere"}), "date: field required"),
    "wrong date": (_device(readout_s=_fact(1.0) | {"date": "yesterday"}), "date: string should"),
    "unknown field": (_device(qubit_count=_fact(5)), "qubit_count"),
    "unknown kind": (_device(kind="photonic"), "'photonic'"),
    "unknown lattice": (_device(connectivity="kagome"), "connectivity"),
    "no name": (_device(name=""), "name: string should have at least 1"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_wrong_device_is_told_in_one_sentence(case: str, tmp_path: Path) -> None:
    device, words = HOSTILE[case]
    path = _written(tmp_path, device)
    with pytest.raises(FormatError, match=words) as caught:
        read_devices(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no JSON"),
        ("[]", "valid dictionary|object"),
        ('{"version": 2, "read": "2026-11", "devices": []}', "version: input should be 1"),
        ('{"version": 1, "read": "2026-11"}', "devices: field required"),
        ("[" * 100_000, "is no JSON"),
        ('{"version": NaN}', "NaN is no number of JSON"),
        ("x" * 1_000_001, "has 1000001 bytes; it may have 1000000"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "devices.json"
    path.write_text(text)
    with pytest.raises(FormatError, match=words) as caught:
        read_devices(path)
    assert str(path) in str(caught.value)


def test_other_things_than_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="is no file"):
        read_devices(tmp_path)
    binary = tmp_path / "devices.json"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormatError, match="is no UTF-8 text"):
        read_devices(binary)
    twice = _written(tmp_path, _device(), _device())
    with pytest.raises(FormatError, match="'Our machine' twice"):
        read_devices(twice)
