"""Fits the fast gate counts to real transpilations: `python -m evals.fit_gate_model [measure]`.

With "measure" it first transpiles every circuit that `evals/measured/routed_circuits.csv` does not
hold yet (half an hour on one core); without, it fits what is there. It writes
`solvers/quantum/data/gate_model.json`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from evals.circuit_families import coupling_graph
from evals.regression import fitted
from solvers.quantum.gate_model import GateModel, LatticeModel, circuit_features, ratios
from solvers.quantum.lattice import Lattice, lattice
from solvers.quantum.routing import GateCounts, counts, transpiled

MEASURED = Path(__file__).parent / "measured" / "routed_circuits.csv"
_MODEL = Path(__file__).parents[1] / "solvers/quantum/data/gate_model.json"

# The sizes of the machines that have these lattices: IBM's Heron r2 and Nighthawk.
LATTICES: dict[Lattice, int] = {"heavy_hex": 156, "square": 120}
_FAMILIES = (
    "dense", "3-regular", "5-regular", "sparse random", "half dense", "fifth dense", "power law",
    "grid", "ring", "tour",
)  # fmt: skip
_SIZES = (4, 6, 8, 9, 11, 13, 16, 18, 22, 25, 30, 36, 44, 52, 64, 76, 90, 110)
_MOST_COUPLINGS = 900  # over all layers: level 3 takes a few seconds up to there
# Beyond it, one layer of these only: level 3 takes minutes.
_LARGE = {
    ("dense", 36), ("dense", 44), ("dense", 52), ("half dense", 64), ("half dense", 76),
    ("fifth dense", 110), ("tour", 64), ("tour", 76),
}  # fmt: skip
_MOST_DENSE = 32
_MOST_FITTED = 1_200  # couplings of a layer: there are circuits of all densities up to there
_FIRST_SEED = 1000
LEVEL = 3


@dataclass(frozen=True, slots=True)
class Circuit:
    """One circuit by the names that build it."""

    connectivity: Lattice
    family: str
    n: int
    seed: int
    layers: int


def circuits() -> Iterator[Circuit]:
    """Yields what is measured: each family at each size, with one to three layers."""
    seed = _FIRST_SEED
    for family in _FAMILIES:
        for n in _SIZES:
            for layers in (1, 2, 3):
                is_large = (family, n) in _LARGE and layers == 1
                is_dense = family == "dense" and n > _MOST_DENSE
                if is_large or not (is_dense or (family, n) == ("5-regular", 4)):
                    yield from (Circuit(kind, family, n, seed, layers) for kind in LATTICES)
                seed += 1


def measure(circuit: Circuit) -> GateCounts | None:
    """Returns the counts after transpilation; None where there are too many couplings or qubits."""
    graph = coupling_graph(circuit.family, circuit.n, circuit.seed)
    n_sites = LATTICES[circuit.connectivity]
    is_large = (circuit.family, circuit.n) in _LARGE and circuit.layers == 1
    too_many = graph.n_couplings * circuit.layers > _MOST_COUPLINGS and not is_large
    if graph.n > n_sites or too_many:
        return None
    couplers = lattice(circuit.connectivity, n_sites)
    physical = transpiled(
        graph.n, graph.pairs, circuit.layers, couplers, level=LEVEL, seed=circuit.seed
    )
    return counts(physical)


def measured() -> dict[Circuit, GateCounts]:
    """Returns what the file holds."""
    found = {}
    with MEASURED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind: Lattice = "square" if row["connectivity"] == "square" else "heavy_hex"
            n, seed, layers = (int(row[name]) for name in ("n", "seed", "layers"))
            whole = {each.name: int(row[each.name]) for each in fields(GateCounts)}
            found[Circuit(kind, row["family"], n, seed, layers)] = GateCounts(**whole)
    return found


def _measure_what_is_missing() -> None:
    known = measured()
    with MEASURED.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for circuit in circuits():
            found = None if circuit in known else measure(circuit)
            if found is not None:
                writer.writerow([*asdict(circuit).values(), *asdict(found).values()])
                file.flush()


def fit() -> GateModel:
    """Returns the model of everything measured."""
    found = measured()
    return GateModel(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        most_couplings=_MOST_FITTED,
        origin=f"Qiskit {version('qiskit')}, preset transpiler, level {LEVEL}",
        heavy_hex=_of_lattice({c: n for c, n in found.items() if c.connectivity == "heavy_hex"}),
        square=_of_lattice({c: n for c, n in found.items() if c.connectivity == "square"}),
    )


def _of_lattice(found: dict[Circuit, GateCounts]) -> LatticeModel:
    graphs = [coupling_graph(each.family, each.n, each.seed) for each in found]
    features = np.array([circuit_features(g, c.layers) for g, c in zip(graphs, found, strict=True)])
    groups = [(each.family, each.n) for each in found]
    rows = [
        ratios(each, graph, circuit.layers)
        for graph, (circuit, each) in zip(graphs, found.items(), strict=True)
    ]
    columns = {name: np.array([row[name] for row in rows]) for name in LatticeModel.model_fields}
    return LatticeModel(**{name: fitted(features, ys, groups) for name, ys in columns.items()})


def main(words: list[str]) -> int:
    """Writes the model; returns 0."""
    if words == ["measure"]:
        _measure_what_is_missing()
    model = fit()
    _MODEL.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for lattice_name in LATTICES:
        for name, each in getattr(model, lattice_name):
            sys.stdout.write(
                f"{lattice_name:10} {name:22} {each.residuals.n_measured:4} circuits, left out: "
                f"median error {each.residuals.median:.1%}, nine tenths {each.residuals.nine_tenths:.1%}\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
