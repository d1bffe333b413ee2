"""The best that a quantum machine of the catalogue can do under the person's terms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from agent.decide.case import Case
from agent.decide.utility import utility_usd
from problems.structures import Floats
from solvers.quantum.offer import Offer


@dataclass(frozen=True, slots=True)
class Run:
    """One run on a machine: its shots, the gap to expect, seconds, price, and what that is worth."""

    offer: Offer
    shots: int
    gap: float
    seconds: float
    usd: float
    utility_usd: float


def best_runs(case: Case) -> tuple[Run, ...]:
    """Returns the best run of every machine that fits, at its best number of layers and of shots.

    Sorted by utility, the greatest first. A machine whose every run is too late or too dear is left
    out, and so is each where the data may not leave the house: none of the catalogue is one's own.
    """
    table = case.machines
    if not table.offers or not case.terms.data_may_leave:
        return ()
    gaps = _gaps(case)
    usd = table.usd * case.price_scale
    worth = utility_usd(gaps, table.seconds, usd, case.terms)
    allowed = (table.seconds <= case.terms.deadline_s) & (usd <= case.terms.price_limit_usd)
    worth = np.where(allowed, worth, -np.inf)
    best: dict[str, Run] = {}
    shots = np.argmax(worth, axis=1)
    for row, (offer, k) in enumerate(zip(table.offers, shots, strict=True)):
        run = Run(
            offer,
            int(table.shots[k]),
            float(gaps[row, k]),
            float(table.seconds[row, k]),
            float(usd[row, k]),
            float(worth[row, k]),
        )
        known = best.get(offer.device)
        if np.isfinite(run.utility_usd) and (known is None or run.utility_usd > known.utility_usd):
            best[offer.device] = run
    return tuple(sorted(best.values(), key=lambda run: (-run.utility_usd, run.usd, run.seconds)))


def _gaps(case: Case) -> Floats:
    """The expected gaps, an annealer's at least those of software annealing with as many reads.

    No source has an annealer's reads ahead of simulated annealing's (`solvers.quantum.annealing_reads`),
    and its fit to small instances flatters both; what was measured here holds for both.
    """
    table = case.machines
    gaps = table.gaps(case.error_scale, always_optimal=case.always_optimal)
    annealers = np.array([each.kind == "annealer" for each in table.offers])
    if case.always_optimal or not annealers.any():
        return gaps
    gaps[annealers] = np.maximum(gaps[annealers], case.annealed_gaps)
    return gaps


def best_run(case: Case) -> Run | None:
    """Returns the best run of all machines at its best, None where there is none."""
    return next(iter(best_runs(case)), None)


def best_known_run(case: Case) -> Run | None:
    """Returns the best run of the machines of which nothing had to be assumed, None where there is none.

    What no vendor published (a price, a time, an error, the quality of an annealer's reads) is taken at
    its best to tell how good a machine could be; advice to spend money rests on none of it.
    """
    return next((run for run in best_runs(case) if not run.offer.assumed), None)
