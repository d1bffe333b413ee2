"""Fits the verdict's constants on one half of the bench and judges them on the other.

    python -m evals.fit_verdict [check]

It replays the recorded bench, prints the lead at which hardware may be advised and how sure the advice
is, for both halves, and writes `agent/decide/data/confidence.json`. With "check" nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from agent.contracts.verdict import Route
from agent.decide.case import Case
from agent.decide.hardware import best_run
from agent.decide.measured_confidence import MeasuredConfidence, Share, worse_end
from agent.decide.terms import Terms
from agent.decide.worth import LEAST_LEAD, best_classical_usd
from evals.calibration.bench_replay import Judged, Replayed, bench, judged
from evals.calibration.halves import Half
from evals.calibration.terms_grid import DEADLINES_S, terms_grid, usual_terms
from evals.profiles.half_model import fitted_half

_FILE = Path(__file__).parents[1] / "agent/decide/data/confidence.json"
_FROM_HIGH = (0.0, 0.01, 0.1)  # an interval that is tight, one of a few per cent, and a wide one


def main(words: list[str]) -> int:
    """Returns 0. Every prediction is of the time model that has seen the fitted half alone."""
    with fitted_half():
        model = _told(bench())
    if words != ["check"]:
        _FILE.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return 0


def _told(replayed: Sequence[Replayed]) -> MeasuredConfidence:
    sys.stdout.write("largest lead of hardware that hindsight did not confirm, proofs ignored:\n")
    for half in Half:
        sys.stdout.write(
            f"  {half.value} half {false_lead(_of(replayed, half)):.2g} of the stake\n"
        )
    sys.stdout.write(f"  the margin is {LEAST_LEAD:g}\n")
    model = fit(_of(replayed, Half.FITTED))
    other = fit(_of(replayed, Half.JUDGED))
    for name, ours, theirs in _rows(model, other):
        sys.stdout.write(
            f"advice on {name}: within 1 % of the best {ours.share:.3f} of {ours.n} (fitted), "
            f"{theirs.share:.3f} of {theirs.n} (judged)\n"
        )
    return model


def fit(replayed: Sequence[Replayed]) -> MeasuredConfidence:
    """Returns the shares of one half, those of intervals as wide or wider never larger."""
    said = _advice(replayed)
    settled = [each.regret.is_close for each, _ in said if each.is_settled]
    open_ones = [(high, each.regret.is_close) for each, high in said if not each.is_settled]
    return MeasuredConfidence(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"{len(replayed)} instances, deadlines of {DEADLINES_S[0]:g} and {DEADLINES_S[-1]:g} s",
        settled=_share(0.0, settled),
        open=_falling(
            _share(start, [close for high, close in open_ones if start <= high < end])
            for start, end in zip(_FROM_HIGH, (*_FROM_HIGH[1:], np.inf), strict=True)
        ),
    )


def false_lead(replayed: Sequence[Replayed]) -> float:
    """Returns the largest predicted lead of hardware over every other route where it had none.

    Of all machines, also those of which something had to be assumed; as a share of what is at stake.
    Proven instances are taken as if nothing were known of them, so that small ones count as well.
    """
    leads = [0.0]
    for each in replayed:
        for terms in terms_grid():
            case = each.replay.judged(terms).but(takes_easy_as_hard=True)
            if terms.data_may_leave and not _hardware_led(each, terms):
                leads.append(_lead(case))
    return max(leads)


def _lead(case: Case) -> float:
    run = best_run(case)
    quantum = max(0.0, run.utility_usd) if run is not None else 0.0
    return (quantum - best_classical_usd(case)) / case.terms.at_stake_usd


def _hardware_led(each: Replayed, terms: Terms) -> bool:
    worths = each.hindsight.worths(terms)
    others = max(worth.usd for route, worth in worths.items() if route is not Route.QUANTUM)
    return worths[Route.QUANTUM].usd > others


def _advice(replayed: Sequence[Replayed]) -> list[tuple[Judged, float]]:
    """One verdict an instance and deadline, money being no matter, with how far it may be off."""
    usual = usual_terms()
    grid = [
        Terms(each, usual.runs_a_year, usual.usd_per_percent, usual.spend_usd, data_may_leave=True)
        for each in DEADLINES_S
    ]
    return [
        (verdict, worse_end(each.replay.judged(verdict.regret.terms)))
        for each in replayed
        for verdict in judged([each], grid)
    ]


def _of(replayed: Iterable[Replayed], half: Half) -> list[Replayed]:
    return [each for each in replayed if each.hindsight.case.half is half]


def _share(from_high: float, close: Sequence[bool]) -> Share:
    """By Laplace's rule of succession: (hits + 1) / (n + 2)."""
    share = (sum(close) + 1) / (len(close) + 2)
    return Share(from_high=from_high, n=len(close), share=round(share, 3))


def _falling(shares: Iterable[Share]) -> tuple[Share, ...]:
    kept: list[Share] = []
    for each in shares:
        least = min((one.share for one in kept), default=1.0)
        kept.append(each.model_copy(update={"share": min(each.share, least)}))
    return tuple(kept)


def _rows(
    model: MeasuredConfidence, other: MeasuredConfidence
) -> Iterable[tuple[str, Share, Share]]:
    yield "settled instances", model.settled, other.settled
    for ours, theirs in zip(model.open, other.open, strict=True):
        yield f"open ones, at worst {ours.from_high:g} off or more", ours, theirs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
