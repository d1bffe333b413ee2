"""Embeddings: the clique formulas, the fit, and minorminer itself where it is installed."""

from importlib.util import find_spec
from itertools import pairwise

import pytest

from problems.errors import BackendError
from solvers.quantum.annealer_resources import LARGEST_CLIQUE, Topology, annealer_resources
from solvers.quantum.embedding import chains_of, fitted_embedding, found_embedding
from tests.solvers.quantum.graphs import regular

TOPOLOGIES: tuple[Topology, ...] = ("pegasus", "zephyr")


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


@pytest.mark.parametrize("topology", TOPOLOGIES)
@pytest.mark.parametrize(("n", "degree"), [(8, 3), (40, 3), (40, 5), (100, 3), (40, 39)])
def test_the_fit_lies_between_one_qubit_a_variable_and_the_clique(
    topology: Topology, n: int, degree: int
) -> None:
    found = fitted_embedding(regular(n, degree), topology)
    clique = {each.topology: each for each in annealer_resources(n)}[topology]
    assert found.physical_qubits is not None
    assert clique.physical_qubits is not None
    assert found.longest_chain is not None
    assert n <= found.physical_qubits <= clique.physical_qubits
    assert found.longest_chain * n >= found.physical_qubits
    assert found.method == ("clique" if degree == n - 1 else "minorminer")


@pytest.mark.parametrize("topology", TOPOLOGIES)
def test_sparse_models_fit_beyond_the_largest_clique(topology: Topology) -> None:
    n = LARGEST_CLIQUE[topology] + 20
    assert fitted_embedding(regular(n, n - 1), topology).physical_qubits is None
    assert fitted_embedding(regular(n, 3), topology).physical_qubits is not None


def test_minorminer_finds_what_the_fit_says() -> None:
    graph = regular(20, 3)
    if find_spec("minorminer") is None:
        with pytest.raises(BackendError, match="not installed"):
            found_embedding(graph, "zephyr", seed=0, budget_s=10.0)
        return
    found = found_embedding(graph, "zephyr", seed=0, budget_s=30.0)
    assert found.origin == "embedded"
    assert found.physical_qubits is not None
    assert found.physical_qubits <= 1.3 * (fitted_embedding(graph, "zephyr").physical_qubits or 0)
    assert sum(chains_of(graph, "zephyr", seed=0, budget_s=30.0)) == found.physical_qubits
