"""Fits sparse embeddings to minorminer's: `python -m evals.fit_embedding_model [measure]`.

With "measure" it first embeds every graph that `evals/measured/embeddings.csv` does not hold yet
(an hour on one core); without, it fits what is there. It writes
`solvers/quantum/data/embedding_model.json`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from evals.circuit_families import coupling_graph
from evals.regression import fitted
from solvers.quantum.annealer_resources import LARGEST_CLIQUE, Topology
from solvers.quantum.embedding import EmbeddingModel, TopologyModel, chains_of
from solvers.quantum.graph_features import graph_features

MEASURED = Path(__file__).parent / "measured" / "embeddings.csv"
_MODEL = Path(__file__).parents[1] / "solvers/quantum/data/embedding_model.json"
_FAMILIES = (
    "3-regular", "5-regular", "sparse random", "power law", "grid", "ring", "fifth dense",
    "half dense", "tour",
)  # fmt: skip
_SIZES = (8, 12, 16, 20, 26, 32, 40, 50, 64, 80, 100, 128, 160, 200, 256, 320)
_MOST_COUPLINGS = 900
_BUDGET_S = 40.0
_FIRST_SEED = 2000


@dataclass(frozen=True, slots=True)
class Case:
    """One embedding by the names that make it, and what came out: 0 where none was found."""

    topology: Topology
    family: str
    n: int
    seed: int
    physical_qubits: int
    longest_chain: int


def measured() -> list[Case]:
    """Returns what the file holds."""
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return [
            Case(
                "zephyr" if row["topology"] == "zephyr" else "pegasus",
                row["family"],
                *(int(row[name]) for name in ("n", "seed", "physical_qubits", "longest_chain")),
            )
            for row in csv.DictReader(file)
        ]


def _graphs() -> Iterator[tuple[str, int, int]]:
    seed = _FIRST_SEED
    for family in _FAMILIES:
        for n in _SIZES:
            yield family, n, seed
            seed += 1


def _measure_what_is_missing() -> None:
    known = {(each.topology, each.family, each.n, each.seed) for each in measured()}
    with MEASURED.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for family, n, seed in _graphs():
            graph = coupling_graph(family, n, seed)
            for topology in LARGEST_CLIQUE:
                if (topology, family, n, seed) in known or graph.n_couplings > _MOST_COUPLINGS:
                    continue
                chains = chains_of(graph, topology, seed=seed, budget_s=_BUDGET_S)
                found = Case(topology, family, n, seed, sum(chains), max(chains, default=0))
                writer.writerow(asdict(found).values())
                file.flush()


def fit() -> EmbeddingModel:
    """Returns the model of everything measured."""
    found = [each for each in measured() if each.physical_qubits]
    return EmbeddingModel(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"minorminer {version('minorminer')} on the ideal graph",
        pegasus=_of_topology([each for each in found if each.topology == "pegasus"]),
        zephyr=_of_topology([each for each in found if each.topology == "zephyr"]),
    )


def _of_topology(found: list[Case]) -> TopologyModel:
    features = np.array(
        [graph_features(coupling_graph(each.family, each.n, each.seed)) for each in found]
    )
    groups = [(each.family, each.n) for each in found]
    qubits = np.array([each.physical_qubits for each in found], float)
    longest = np.array([each.longest_chain for each in found], float)
    return TopologyModel(
        physical_qubits=fitted(features, qubits, groups),
        longest_chain=fitted(features, longest, groups),
    )


def main(words: list[str]) -> int:
    """Writes the model; returns 0."""
    if words == ["measure"]:
        _measure_what_is_missing()
    model = fit()
    _MODEL.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for topology in LARGEST_CLIQUE:
        for name, each in getattr(model, topology):
            sys.stdout.write(
                f"{topology:8} {name:16} {each.residuals.n_measured:4} graphs, left out: "
                f"median error {each.residuals.median:.1%}, nine tenths {each.residuals.nine_tenths:.1%}\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
