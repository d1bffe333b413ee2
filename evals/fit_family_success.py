"""Fits QAOA's chances, family by family, to simulations: `python -m evals.fit_family_success`.

Random instances of every family whose QUBO has 4 to 18 qubits, all states known. log2 P(feasible and
within a gap) is fitted linearly in the qubits, for the default schedules of 1, 3, 10 and 30 layers and for
guessing; a family's fit is drawn towards the pool of its kind, with or without constraints, by how
uncertain it is (empirical Bayes). It first fits without each family's largest size, prints the error
there, then fits all and writes `solvers/quantum/data/family_success.json`; a quarter of an hour of a core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import numpy as np

from evals.annealed_family import annealed_logs
from evals.family_regression import Line, drawn_towards, line, pooled
from evals.simulated_family import (
    SmallInstance,
    exact_gap,
    level_logs,
    qubits_of,
    shot_shares,
    small_instance,
)
from problems.registry import families
from problems.structures import Floats
from solvers.quantum.family_success import (
    AnnealingFit,
    FamilyFit,
    FamilySuccess,
    Pool,
    QaoaFit,
    SamplerFit,
)
from solvers.quantum.shot_chances import LEVELS

_MODEL = Path(__file__).parents[1] / "solvers/quantum/data/family_success.json"
LAYERS = (1, 3, 10, 30)
SHOTS = (16, 256, 4096, 65536)
_FEWEST, _MOST = 4, 18
_SIZES = range(2, 19)
_DIFFICULTIES = (0.2, 0.5, 0.8)
_FEWEST_ANNEALED, _MOST_ANNEALED = 8, 150
_ANNEALED_SIZES = (3, 4, 6, 8, 11, 15, 20, 28, 40, 56, 80, 110, 150)
_A_BIN = 4  # instances of each two numbers of qubits


@dataclass(frozen=True, slots=True)
class Measured:
    """One simulated instance.

    Shape: `logs` (samplers, levels + 1), guessing first; `gaps` (samplers, shots).
    """

    family: str
    is_free: bool
    n_qubits: int
    logs: Floats
    gaps: Floats
    shift: float


@dataclass(frozen=True, slots=True)
class Annealed:
    """The reads of one instance. Shape: `logs` (1, levels + 1)."""

    family: str
    n_qubits: int
    logs: Floats


def instances(family: str, seed: int, most: int, a_bin: int) -> Iterator[SmallInstance]:
    """Yields instances of the family of four qubits or more, so many of each two numbers of qubits."""
    kept: dict[int, int] = {}
    for size in _SIZES:
        drawn = [
            families()[family].random(np.random.default_rng([seed, size, again]), size, difficulty)
            for again, difficulty in enumerate(_DIFFICULTIES * 2)
        ]
        qubits = [qubits_of(each) for each in drawn]
        for problem, at_least in zip(drawn, qubits, strict=True):
            if at_least is None or at_least > most:
                continue
            found = small_instance(problem, seed, fewest=_FEWEST, most=most)
            place = found.n_qubits // 2 if found else -1
            if found is not None and kept.get(place, 0) < a_bin:
                kept[place] = kept.get(place, 0) + 1
                yield found
        if all(each is not None and each > most for each in qubits):
            return


def measured(instance: SmallInstance) -> Measured:
    """Returns the chances of guessing and of each number of layers on one instance."""
    uniform = np.full(instance.costs.size, 1.0 / instance.costs.size)
    shares = [uniform, *(shot_shares(instance, layers) for layers in LAYERS)]
    mean = float(shares[1] @ instance.costs)
    return Measured(
        family=instance.family,
        is_free=instance.is_free,
        n_qubits=instance.n_qubits,
        logs=np.array([level_logs(instance.gaps, each) for each in shares]),
        gaps=np.array([[exact_gap(instance.gaps, each, k) for k in SHOTS] for each in shares]),
        shift=float((instance.costs.mean() - mean) / (instance.costs.std() or 1.0)),
    )


def fit(rows: Sequence[Measured], reads: Sequence[Annealed]) -> tuple[FamilyFit, ...]:
    """Returns the two pools and every family's fit, drawn towards its pool."""
    pools: dict[Pool, list[str]] = {"free": [], "constrained": []}
    for name in sorted({row.family for row in rows}):
        free = np.mean([row.is_free for row in rows if row.family == name])
        pools["free" if free > 0.5 else "constrained"].append(name)
    return tuple(each for pool, names in pools.items() for each in _pool(pool, names, rows, reads))


def _pool(
    pool: Pool, names: Sequence[str], rows: Sequence[Measured], reads: Sequence[Annealed]
) -> Iterator[FamilyFit]:
    """Yields the pool and each family of it; one that was not annealed takes the pool's reads."""
    own_rows = {name: [each for each in rows if each.family == name] for name in names}
    own_reads = {name: [each for each in reads if each.family == name] for name in names}
    lines = {name: _line(own) for name, own in own_rows.items()}
    annealed = {name: _line(own) for name, own in own_reads.items() if own}
    of_pool, of_reads = pooled(list(lines.values())), pooled(list(annealed.values()))
    all_reads = [each for name in names for each in own_reads[name]]
    pool_reads = _annealing(all_reads, of_reads)
    yield _fit(f"pool: {pool}", pool, [r for n in names for r in own_rows[n]], of_pool, pool_reads)
    for name in names:
        own = (
            _annealing(own_reads[name], drawn_towards(annealed[name], of_reads))
            if name in annealed
            else pool_reads
        )
        yield _fit(name, pool, own_rows[name], drawn_towards(lines[name], of_pool), own)


def _line(rows: Sequence[Measured] | Sequence[Annealed]) -> Line:
    sizes = np.array([row.n_qubits for row in rows], float)
    return line(sizes, np.array([row.logs for row in rows]))


def _fit(
    name: str, pool: Pool, rows: Sequence[Measured], found: Line, annealing: AnnealingFit
) -> FamilyFit:
    sizes = [row.n_qubits for row in rows]
    return FamilyFit(
        family=name,
        pool=pool,
        n_instances=len(rows),
        n_least=min(sizes),
        n_most=max(sizes),
        n_mean=round(float(np.mean(sizes)), 2),
        random=SamplerFit.model_validate(_sampler(found, 0)),
        qaoa=tuple(
            QaoaFit.model_validate({**_sampler(found, 1 + each), "layers": layers})
            for each, layers in enumerate(LAYERS)
        ),
        annealing=annealing,
    )


def _annealing(rows: Sequence[Annealed], found: Line) -> AnnealingFit:
    sizes = [row.n_qubits for row in rows]
    return AnnealingFit.model_validate(
        {
            **_sampler(found, 0),
            "n_instances": len(rows),
            "n_least": min(sizes),
            "n_most": max(sizes),
            "n_mean": round(float(np.mean(sizes)), 2),
        }
    )


def _sampler(found: Line, place: int) -> dict[str, object]:
    return {
        "base": tuple(np.round(found.base[place], 3).tolist()),
        "rate": tuple(np.round(found.rate[place], 4).tolist()),
        "spread": round(float(found.spread[place, 0]), 3),
        "rate_error": round(float(found.rate_error[place, 0]), 4),
        "r2": round(float(found.r2[place, 0]), 3),
    }


def model_of(rows: Sequence[Measured], reads: Sequence[Annealed]) -> FamilySuccess:
    """Returns the versioned fits of these instances."""
    return FamilySuccess(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"statevectors of {len(rows)} random instances of {len({r.family for r in rows})} families",
        levels=LEVELS,
        families=fit(rows, reads),
    )


def simulated(names: Iterable[str], seed: int, most: int, a_bin: int) -> list[Measured]:
    """Returns the measurements of all families that have a QUBO of so few qubits, saying how far it is."""
    rows: list[Measured] = []
    for name in names:
        began = process_time()
        own = [measured(each) for each in instances(name, seed, most, a_bin)]
        rows += own
        sizes = sorted({row.n_qubits for row in own})
        sys.stderr.write(f"{name}: {len(own)} of {sizes} qubits, {process_time() - began:.1f} s\n")
    return rows


def annealed(names: Iterable[str], seed: int, most: int) -> list[Annealed]:
    """Returns the reads of all families, of ever larger instances up to `most` variables."""
    rows: list[Annealed] = []
    for name in names:
        began = process_time()
        own = list(_annealed(name, seed, most))
        rows += own
        sizes = sorted({row.n_qubits for row in own})
        sys.stderr.write(f"{name}: annealed {sizes}, {process_time() - began:.1f} s\n")
    return rows


def _annealed(name: str, seed: int, most: int) -> Iterator[Annealed]:
    for size in _ANNEALED_SIZES:
        rng = np.random.default_rng([seed, size])
        drawn = [families()[name].random(rng, size, difficulty) for difficulty in (0.3, 0.7)]
        qubits = [qubits_of(each) for each in drawn]
        for problem, at_least in zip(drawn, qubits, strict=True):
            if at_least is None or at_least > most:
                continue
            found = annealed_logs(problem, seed, fewest=_FEWEST_ANNEALED, most=most)
            if found is not None:
                yield Annealed(name, found[0], found[1][None, :])
        if all(each is not None and each > most for each in qubits):
            return


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the model; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m evals.fit_family_success", description=__doc__)
    parser.add_argument(
        "--most", type=int, default=_MOST, help="qubits of the largest statevectors"
    )
    parser.add_argument("--a-bin", type=int, default=_A_BIN, help="instances of each two sizes")
    parser.add_argument("--annealed", type=int, default=_MOST_ANNEALED, help="variables annealed")
    parser.add_argument("--families", default="", help="such as knapsack,tsp; all by default")
    given = parser.parse_args(arguments)
    names = [each for each in given.families.split(",") if each] or sorted(families())
    rows = simulated(names, seed=7, most=given.most, a_bin=given.a_bin)
    reads = annealed(sorted({row.family for row in rows}), seed=7, most=given.annealed)
    model = model_of(rows, reads)
    _MODEL.write_text(model.model_dump_json(indent=None) + "\n", encoding="utf-8")
    for each in model.families:
        optimum = ", ".join(
            f"p={q.layers} 2^({q.base[0]:.2f} − {q.rate[0]:.3f}·n) r² {q.r2:.2f}" for q in each.qaoa
        )
        sys.stdout.write(f"{each.family} ({each.n_instances}): {optimum}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
