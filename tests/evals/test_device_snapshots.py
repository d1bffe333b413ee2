"""The catalogue's numbers of IBM's machines are those of the snapshots that it names."""

import pytest

from solvers.quantum.devices import Fact, GateDevice, published_devices

SNAPSHOTS = {
    each.snapshot: each
    for each in published_devices()
    if isinstance(each, GateDevice) and each.snapshot is not None
}


def test_heavy_hex_and_square_machines_have_snapshots() -> None:
    assert {each.connectivity for each in SNAPSHOTS.values()} == {"heavy_hex", "square"}
    assert len(SNAPSHOTS) >= 8


@pytest.mark.parametrize("name", ["fake_torino", "fake_boston", "fake_berlin"])
def test_the_catalogue_follows_the_snapshot(name: str) -> None:
    from evals.device_snapshots import snapshot_facts

    for field, fact in snapshot_facts(name).items():
        assert getattr(SNAPSHOTS[name], field) == Fact.model_validate(fact)
