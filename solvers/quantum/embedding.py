"""Sparse QUBOs on an annealer: embeddings that minorminer finds, and a fit to many that it found."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from problems.errors import BackendError
from problems.problem import Frozen
from solvers.quantum.annealer_resources import Topology, annealer_resources
from solvers.quantum.coupling_graph import CouplingGraph
from solvers.quantum.fitted_polynomial import Polynomial
from solvers.quantum.graph_features import graph_features

if TYPE_CHECKING:
    import networkx as nx


class Embedding(Frozen):
    """Chains of physical qubits for a QUBO's variables; None where none fits or none is known.

    A fit is of what minorminer would find; `error` is its median error on graphs left out.
    """

    topology: Topology
    physical_qubits: int | None
    longest_chain: int | None
    method: Literal["clique", "minorminer"]
    origin: Literal["formula", "fitted", "embedded"]
    error: float | None
    how: str


class TopologyModel(Frozen):
    """What was fitted for one topology."""

    physical_qubits: Polynomial
    longest_chain: Polynomial


class EmbeddingModel(Frozen):
    """The fits, when they were made, and with what."""

    version: Literal[1]
    fitted: str
    origin: str
    pegasus: TopologyModel
    zephyr: TopologyModel


@cache
def embedding_model() -> EmbeddingModel:
    """Returns the model that stands in `data/embedding_model.json`."""
    text = files("solvers.quantum").joinpath("data/embedding_model.json").read_text("utf-8")
    return EmbeddingModel.model_validate_json(text)


def fitted_embedding(graph: CouplingGraph, topology: Topology) -> Embedding:
    """Returns the cheaper of the clique embedding and the fit, in a few milliseconds.

    There are never fewer qubits than variables. Outside the sizes that were fitted only cliques are
    known, and where the clique is too large nothing is.
    """
    clique = _clique(graph, topology)
    features = graph_features(graph)
    model = embedding_model()
    fits: TopologyModel = getattr(model, topology)
    if not fits.physical_qubits.covers(features):
        if clique.physical_qubits is not None:
            return clique
        words = (
            f"{graph.n} variables are more than the largest clique and than the fit has seen with as "
            "many couplings; only a search for an embedding can tell"
        )
        return clique.model_copy(update={"how": words})
    qubits = max(round(fits.physical_qubits(features)), graph.n)
    if clique.physical_qubits is not None and clique.physical_qubits <= qubits:
        return clique
    residuals = fits.physical_qubits.residuals
    return Embedding(
        topology=topology,
        physical_qubits=qubits,
        longest_chain=max(round(fits.longest_chain(features)), -(-qubits // graph.n)),
        method="minorminer",
        origin="fitted",
        error=residuals.median,
        how=f"fit of {model.fitted} to {residuals.n_measured} embeddings by {model.origin}; median "
        f"error {residuals.median:.1%} on graphs left out",
    )


def found_embedding(
    graph: CouplingGraph, topology: Topology, *, seed: int, budget_s: float
) -> Embedding:
    """Returns the cheaper of the clique embedding and what minorminer finds in the time.

    Raises:
        BackendError: minorminer or dwave-graphs is not installed.
    """
    clique = _clique(graph, topology)
    chains = chains_of(graph, topology, seed=seed, budget_s=budget_s)
    qubits = sum(chains)
    if not chains or (clique.physical_qubits is not None and clique.physical_qubits <= qubits):
        return clique
    return Embedding(
        topology=topology,
        physical_qubits=qubits,
        longest_chain=max(chains),
        method="minorminer",
        origin="embedded",
        error=None,
        how=f"minorminer on the ideal {topology} graph, seed {seed}",
    )


def chains_of(graph: CouplingGraph, topology: Topology, *, seed: int, budget_s: float) -> list[int]:
    """Returns the length of each chain that minorminer found; nothing where it found none.

    Raises:
        BackendError: minorminer or dwave-graphs is not installed.
    """
    if find_spec("minorminer") is None or find_spec("dwave.graphs") is None:
        raise BackendError(
            "minorminer and dwave-graphs are not installed; install them, or use the fitted estimate"
        )
    import minorminer

    isolated = set(range(graph.n)) - set(graph.left.tolist()) - set(graph.right.tolist())
    if not graph.n_couplings:
        return [1] * graph.n
    chains: dict[int, Any] = minorminer.find_embedding(
        graph.pairs,
        list(_ideal(topology).edges),
        random_seed=seed,
        timeout=budget_s,
        threads=1,
    )
    return [len(each) for each in chains.values()] + [1] * len(isolated) if chains else []


@cache
def _ideal(topology: Topology) -> nx.Graph[int]:
    """Pegasus-16 or Zephyr-12 without faults."""
    import dwave.graphs

    graph: nx.Graph[int] = (
        dwave.graphs.pegasus_graph(16) if topology == "pegasus" else dwave.graphs.zephyr_graph(12)
    )
    return graph


def _clique(graph: CouplingGraph, topology: Topology) -> Embedding:
    resources = {each.topology: each for each in annealer_resources(graph.n)}[topology]
    return Embedding(
        topology=topology,
        physical_qubits=resources.physical_qubits,
        longest_chain=resources.longest_chain,
        method="clique",
        origin="formula",
        error=None,
        how=resources.how,
    )
