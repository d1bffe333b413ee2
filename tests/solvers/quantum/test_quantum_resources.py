"""Gates, embeddings and devices, against closed forms and published measurements."""

from itertools import pairwise

import dimod
import networkx as nx
import pytest
from pydantic import TypeAdapter

from problems.errors import LimitExceeded
from solvers.quantum.annealer_resources import annealer_resources
from solvers.quantum.device_estimate import GateEstimate, QuantumEstimate, estimate
from solvers.quantum.devices import Fact, GateDevice, device_facts
from solvers.quantum.quantum_resources import Connectivity, gate_resources
from tests.solvers.qaoa.instances import random_bqm


def _regular(n: int, degree: int) -> dimod.BinaryQuadraticModel:
    graph = nx.random_regular_graph(degree, n, seed=1)
    fields = {f"x{index}": 0.5 for index in range(n)}
    couplings = {(f"x{u}", f"x{v}"): 0.1 * (u + v) for u, v in graph.edges}
    return dimod.BinaryQuadraticModel(fields, couplings, 0.0, "SPIN")


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("n", [3, 6])
def test_all_to_all_takes_one_rzz_a_coupling_and_the_fewest_rounds(n: int, layers: int) -> None:
    resources = gate_resources(random_bqm(n, seed=n), layers)
    n_rounds = n - 1 + n % 2
    assert resources.origin == "transpiled"
    assert resources.two_qubit_gates == layers * n * (n - 1) // 2
    assert resources.two_qubit_depth == layers * n_rounds
    assert resources.couplings == n * (n - 1) // 2


def test_the_formula_for_all_to_all_continues_what_is_transpiled() -> None:
    """62 coupled variables are transpiled, 64 are not; both follow the same closed form."""
    transpiled, formula = (gate_resources(random_bqm(n, seed=0), 1) for n in (62, 64))
    assert (transpiled.origin, formula.origin) == ("transpiled", "formula")
    for n, resources in ((62, transpiled), (64, formula)):
        assert resources.two_qubit_gates == n * (n - 1) // 2
        assert resources.depth == n - 1 + 6 + 3
        assert resources.one_qubit_gates == 9 * n


@pytest.mark.parametrize("connectivity", ["heavy_hex", "square"])
def test_routing_costs_swaps_and_is_reproducible(connectivity: Connectivity) -> None:
    bqm = _regular(10, 9)
    resources = gate_resources(bqm, 1, connectivity)
    assert resources == gate_resources(bqm, 1, connectivity)
    assert resources.two_qubit_basis == "cz"
    assert 2 * 45 < resources.two_qubit_gates < 200  # 114 to 148 on IBM's machines
    assert resources.depth >= resources.two_qubit_depth >= 18


def test_beyond_routing_a_swap_network_bounds_the_gates() -> None:
    resources = gate_resources(_regular(101, 4), 2, "heavy_hex")
    assert resources.origin == "formula"
    assert resources.two_qubit_gates == 2 * 3 * 101 * 100 // 2
    assert resources.two_qubit_depth == 2 * 3 * 101


def test_a_model_beyond_every_machine_is_refused() -> None:
    bqm = dimod.BinaryQuadraticModel("BINARY")
    bqm.add_linear_from_array([1.0] * 10_001)
    with pytest.raises(LimitExceeded, match="10001 variables"):
        gate_resources(bqm, 1)


@pytest.mark.parametrize(
    ("n", "pegasus", "zephyr"),
    [
        (4, (4, 1), (4, 1)),
        (12, (36, 3), (36, 3)),
        (24, (90, 4), (72, 3)),
        (55, (376, 7), (275, 5)),
        (60, (408, 7), (360, 6)),
        (100, (982, 10), (800, 8)),
        (150, (2074, 14), (1650, 11)),
        (180, (3000, 17), (2340, 13)),
    ],
)
def test_cliques_embed_as_minorminer_embeds_them(
    n: int, pegasus: tuple[int, int], zephyr: tuple[int, int]
) -> None:
    on_pegasus, on_zephyr = annealer_resources(n)
    assert on_pegasus.longest_chain == pegasus[1]
    assert on_pegasus.physical_qubits == pytest.approx(pegasus[0], rel=0.02)
    assert (on_zephyr.physical_qubits, on_zephyr.longest_chain) == zephyr


def test_qubits_grow_with_the_clique_up_to_the_largest() -> None:
    for topology, largest in ((0, 180), (1, 184)):
        embeddings = [annealer_resources(n)[topology] for n in range(1, largest + 2)]
        qubits = [each.physical_qubits or 0 for each in embeddings[:-2]]
        assert all(a < b for a, b in pairwise(qubits))
        assert embeddings[-2].fits
        assert not embeddings[-1].fits
        assert embeddings[-1].physical_qubits is None


def test_every_number_of_the_catalogue_has_a_source() -> None:
    devices = device_facts()
    assert len({each.name for each in devices}) == len(devices) >= 10
    facts = [value for device in devices for _, value in device if isinstance(value, Fact)]
    assert len(facts) > 30
    assert all(fact.source.strip() and fact.value > 0 for fact in facts)


def _on(estimated: QuantumEstimate, device: str) -> GateEstimate:
    return next(each for each in estimated.gate if each.device == device)


def test_prices_are_those_of_the_vendors() -> None:
    estimated = estimate(_regular(10, 3), shots=4096, layers=1)
    assert _on(estimated, "Rigetti Ankaa-3").usd == pytest.approx(3.99, abs=0.01)
    assert _on(estimated, "IQM Garnet").usd == pytest.approx(6.24, abs=0.01)
    assert _on(estimated, "IonQ Forte").usd == pytest.approx(328, abs=0.1)
    assert _on(estimated, "Quantinuum Helios").usd is None
    torino = _on(estimated, "IBM Torino")
    assert torino.seconds is not None
    assert torino.usd == pytest.approx(1.6 * torino.seconds)
    assert 1e-6 < torino.seconds / 4096 < 8e-6  # 4 µs measured on the fake backend


def test_fidelity_is_the_product_over_two_qubit_gates() -> None:
    estimated = estimate(_regular(10, 9), shots=100, layers=1)
    helios = _on(estimated, "Quantinuum Helios")
    assert helios.fidelity == pytest.approx((1 - 7.9e-4) ** 45)
    measured = {
        "IBM Torino": 0.46,
        "IBM Marrakesh": 0.71,
        "IBM Boston": 0.80,
        "IBM Nighthawk": 0.73,
    }
    for name, fidelity in measured.items():
        assert _on(estimated, name).fidelity == pytest.approx(fidelity, abs=0.2)
    assert "two_qubit_error 0.00079: arXiv 2511.05465 (2025-11)" in helios.sources


def test_what_does_not_fit_has_no_price() -> None:
    estimated = estimate(_regular(200, 3), shots=10, layers=1)
    for each in estimated.gate:
        assert (each.fits, each.resources, each.fidelity, each.usd) == (False, None, None, None)
    assert not any(each.fits for each in estimated.annealers)
    text = estimated.model_dump_json()
    assert TypeAdapter(QuantumEstimate).validate_json(text) == estimated


def test_the_fitting_machines_are_those_with_enough_qubits() -> None:
    estimated = estimate(_regular(26, 3), shots=10, layers=1)
    for device in device_facts():
        if isinstance(device, GateDevice):
            assert _on(estimated, device.name).fits == (device.n_qubits.value >= 26)
