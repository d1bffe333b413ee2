"""Offers on a QUBO: one for each machine and number of layers, complete, and said where it is assumed."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from problems.registry import families
from solvers.quantum.best_published import completed
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.device_estimate import estimate
from solvers.quantum.devices import Fact, GateDevice, published_devices
from solvers.quantum.family_success import family_success, qaoa_chances
from solvers.quantum.offer import Offer, expected_gap, seconds, usd
from solvers.quantum.offers import SIMULATOR, offers
from solvers.quantum.shot_chances import LEVELS
from tests.solvers.quantum.graphs import regular, regular_bqm


def _of(found: tuple[Offer, ...], device: str, layers: int | None) -> Offer:
    return next(each for each in found if each.device == device and each.layers == layers)


def test_every_machine_and_the_simulator_offer() -> None:
    found = offers(regular_bqm(20, 3), "max_cut")
    assert len([each for each in found if each.kind == "gate"]) == 15 * 3
    assert len([each for each in found if each.kind == "annealer"]) == 2
    assert {each.layers for each in found if each.device == SIMULATOR} == {1, 3, 10}
    assert all(each.fits or each.why_not for each in found)
    assert all(each.sources for each in found)
    assert all("queue" in " ".join(each.unknowns) for each in found if each.kind == "gate")


def test_offers_agree_with_the_estimate() -> None:
    bqm = regular_bqm(12, 3)
    estimated = estimate(bqm, shots=1000, layers=3)
    found = offers(bqm, "max_cut")
    for gate in estimated.gate:
        offer = _of(found, gate.device, 3)
        if gate.fidelity is not None:
            assert offer.log_fidelity == pytest.approx(log(gate.fidelity))
        if gate.signal is not None:
            assert offer.log_signal == pytest.approx(log(gate.signal))
        if gate.seconds is not None:
            assert float(seconds(offer, 1000)) == pytest.approx(gate.seconds)
        if gate.usd is not None:
            assert float(usd(offer, 1000)) == pytest.approx(gate.usd)
    for annealer in estimated.annealers:
        offer = _of(found, annealer.device, None)
        assert offer.n_qubits == annealer.embedding.physical_qubits
        if annealer.seconds is not None:
            assert float(seconds(offer, 1000)) == pytest.approx(annealer.seconds)


def test_what_no_vendor_published_is_assumed_and_said() -> None:
    found = offers(regular_bqm(12, 3), "max_cut")
    for device in published_devices():
        offer = next(each for each in found if each.device == device.name)
        assert ("price" in offer.assumed) == (
            device.usd_per_second is None and getattr(device, "usd_per_shot", None) is None
        )
        facts = [each for each in offer.assumed if each != "quality"]
        assert bool(facts) == any(device.name in each for each in offer.unknowns)
        assert ("quality" in offer.assumed) == (offer.kind == "annealer")
        if offer.fits:
            assert offer.shot_s > 0
            assert float(usd(offer, 1e6)) > 0
    helios = next(each for each in found if each.device == "Quantinuum Helios")
    assert helios.assumed == ("times", "price")
    assert helios.shot_s > 1e-3  # the times of ions, not those of superconducting circuits


def test_what_is_not_for_hire_or_too_small_does_not_fit() -> None:
    found = offers(regular_bqm(26, 3), "max_cut")
    assert _of(found, "Google Willow", 1).why_not == "Google Willow is not for hire"
    assert "26 variables" in _of(found, "IQM Garnet", 1).why_not
    dense = CouplingGraph.of_pairs(200, [(a, b) for b in range(200) for a in range(b)])
    assert not any(each.fits for each in offers(dense, "qubo"))


def test_more_layers_find_the_optimum_more_often_and_err_more() -> None:
    found = offers(regular_bqm(20, 3), "max_cut", layers=(1, 3, 10, 30))
    own = [each for each in found if each.device == "IBM Boston"]
    assert sorted(each.p_ideal for each in own) == [each.p_ideal for each in own]
    assert sorted((each.log_fidelity for each in own), reverse=True) == [
        each.log_fidelity for each in own
    ]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(families())), st.integers(2, 1000), st.sampled_from((1, 2, 3, 7, 50)))
def test_every_family_of_any_size_has_an_offer_that_more_shots_improve(
    family: str, n: int, layers: int
) -> None:
    path = CouplingGraph.of_pairs(n, [(k, k + 1) for k in range(n - 1)])
    for offer in offers(path, family, (layers,)):
        gap = expected_gap(offer, np.array([1.0, 100.0, 1e6]))
        assert np.all(np.diff(gap) <= 1e-12)
        assert offer.p_ideal >= 2.0 ** -min(n, 1000)


@given(st.floats(0.0, 0.01), st.floats(0.0, 1.0))
def test_a_device_of_smaller_error_never_offers_a_larger_gap(error: float, share: float) -> None:
    graph = regular(14, 3)

    def gap(value: float) -> float:
        facts = {
            name: Fact(value=number, source="made up for a test", date="2026")
            for name, number in {
                "n_qubits": 100.0, "two_qubit_error": value, "two_qubit_gate_s": 1e-7, "readout_s": 1e-6,
                "usd_per_second": 1.0,
            }.items()
        }  # fmt: skip
        device = GateDevice.model_validate(
            {"kind": "gate", "name": "test", "connectivity": "square", **facts}
        )
        return float(expected_gap(offers(graph, "max_cut", (3,), (device,))[0], 1000.0))

    assert gap(error * share) <= gap(error) + 1e-12


@given(st.sampled_from(sorted(families())), st.integers(2, 400), st.integers(1, 40))
def test_more_layers_are_never_worse_without_errors(family: str, n: int, layers: int) -> None:
    fewer, more = (np.array(qaoa_chances(family, n, each).ideal) for each in (layers, layers + 3))
    assert np.all(more >= fewer - 1e-9)


def test_energies_concentrate_on_large_instances_without_constraints() -> None:
    """At level 0.603 and beyond, one layer's chance does not fall; nearer the optimum it does."""
    small, large = (np.array(qaoa_chances("max_cut", n, 1).ideal) for n in (30, 300))
    looser = np.array(LEVELS) > 0.603
    assert np.all(large[looser] >= small[looser] - 1e-9)
    assert np.all(large[~looser] < small[~looser])


def test_every_fit_is_of_a_family_or_a_pool_and_lies_within_its_sizes() -> None:
    model = family_success()
    names = {each.family for each in model.families}
    assert names <= {*families(), "pool: free", "pool: constrained"}
    for each in model.families:
        assert each.n_least <= each.n_mean <= each.n_most
        assert all(fit.rate[0] >= 0 for fit in each.qaoa)  # an optimum never becomes easier to hit
        if each.pool == "constrained":
            assert all(rate >= 0 for fit in each.qaoa for rate in fit.rate)


def test_a_complete_machine_is_left_as_it_is() -> None:
    torino = published_devices()[0]
    assert isinstance(torino, GateDevice)
    assert completed(torino).device == torino
    assert completed(torino).assumed == ()
