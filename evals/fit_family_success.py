"""Fits QAOA's chances, family by family, to simulations: `python -m evals.fit_family_success`.

Random instances of every family whose QUBO has 4 to 18 qubits, all states known. log2 P(feasible and
within a gap) is fitted linearly in the qubits, for the default schedules of 1, 3, 10 and 30 layers and for
guessing; a family's fit is drawn towards the pool of its kind, with or without constraints, by how
uncertain it is (empirical Bayes). It first fits without each family's largest size, prints the error
there, then fits all and writes `solvers/quantum/data/family_success.json`; five minutes of a core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from evals.family_campaign import LAYERS, Annealed, Measured, annealed, simulated
from evals.family_regression import Line, drawn_towards, line, pooled
from evals.success_errors import errors, explained_by_energy, split
from problems.registry import families
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
_MOST, _MOST_ANNEALED = 17, 150
_A_BIN = 4
_LEAST = 8  # qubits, below which an optimum is too near the mean to estimate it by its spread


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
    lines = {name: _line(own, pool) for name, own in own_rows.items()}
    annealed = {name: _line(own, pool) for name, own in own_reads.items() if own}
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


def _line(rows: Sequence[Measured] | Sequence[Annealed], pool: Pool) -> Line:
    sizes = np.array([row.n_qubits for row in rows], float)
    return line(sizes, np.array([row.logs for row in rows]), is_free=pool == "free")


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
        scale_factor=_scale_factor(rows) if pool == "free" else 1.0,
        random=SamplerFit.model_validate(_sampler(found, 0)),
        qaoa=tuple(
            QaoaFit.model_validate({**_sampler(found, 1 + each), "layers": layers})
            for each, layers in enumerate(LAYERS)
        ),
        annealing=annealing,
    )


def _scale_factor(rows: Sequence[Measured]) -> float:
    """The median of what the estimated scale of gaps is off by; 1 where levels are not scaled."""
    found = [row.scale / row.estimated for row in rows if row.is_free and row.n_qubits >= _LEAST]
    return round(float(np.median(found)), 3) if found else 1.0


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
        "base": tuple(np.round(found.base[place], 2).tolist()),
        "rate": tuple(np.round(found.rate[place], 4).tolist()),
        "spread": tuple(np.round(found.spread[place], 2).tolist()),
        "rate_error": tuple(np.round(found.rate_error[place], 4).tolist()),
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
    kept, left_out = split(rows)
    if left_out:
        for error in errors(model_of(kept, reads), left_out):
            sys.stdout.write(f"larger than fitted, {error.words()}\n")
    model = model_of(rows, reads)
    for layers, of_optimum, of_gap in explained_by_energy(model, rows):
        sys.stdout.write(
            f"{layers} layers: the exact energy at one layer explains {of_optimum:.0%} of the variance of "
            f"log2 P(optimum) and {of_gap:.0%} of the gap's\n"
        )
    _MODEL.write_text(model.model_dump_json(indent=None) + "\n", encoding="utf-8")
    for each in model.families:
        optimum = ", ".join(
            f"p={q.layers} 2^({q.base[0]:.2f} − {q.rate[0]:.3f}·n) r² {q.r2:.2f}" for q in each.qaoa
        )
        sys.stdout.write(f"{each.family} ({each.n_instances}): {optimum}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
