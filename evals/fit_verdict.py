"""Fits the verdict's constants on one half of the bench and judges them on the other.

    python -m evals.fit_verdict [check]

It replays the recorded bench, prints the lead at which hardware may be advised and how sure the advice
is, for both halves, and writes `agent/decide/data/confidence.json`. With "check" nothing is written. Two
minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from agent.contracts.verdict import Route
from agent.decide.case import Case
from agent.decide.hardware import best_runs
from agent.decide.measured_confidence import MeasuredConfidence, Share, worse_end
from agent.decide.terms import Terms
from agent.decide.worth import LEAST_LEAD, best_classical_usd
from evals import fit_time_model
from evals.calibration.bench_replay import Replayed, bench, judged
from evals.calibration.halves import Half
from evals.calibration.terms_grid import DEADLINES_S, terms_grid, usual_terms
from evals.profiles.half_model import fitted_half
from evals.profiles.record import read_profiles
from problems.structures import Floats

_FILE = Path(__file__).parents[1] / "agent/decide/data/confidence.json"
_FROM_HIGH = (0.0, 0.01, 0.1)  # an interval that is tight, one of a few per cent, and a wide one


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of advice: whether the probe had settled it, its interval's worse end, and how it did."""

    is_settled: bool
    worse_end: float
    is_close: bool


def main(words: list[str]) -> int:
    """Returns 0. No prediction here is of a time model that has seen the instance.

    Advice on the fitted half is given with a model of the judged half, and on the judged half with one
    of the fitted. Shares are counted on both, and printed of each.
    """
    with TemporaryDirectory() as folder:
        other_half = Path(folder) / "judged_half.json"
        time_model = fit_time_model.fit(read_profiles(), Half.JUDGED)
        other_half.write_text(time_model.model_dump_json(), encoding="utf-8")
        with fitted_half(other_half):
            said = _told(Half.FITTED)
    with fitted_half():
        said += _told(Half.JUDGED)
    model = fit(said)
    _tell("both halves", model)
    if words != ["check"]:
        _FILE.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return 0


def _told(half: Half) -> list[Said]:
    """The advice on one half, after its figures are printed."""
    replayed = [each for each in bench() if each.hindsight.case.half is half]
    for words, is_blind in (("as judged", False), ("proofs ignored", True)):
        leads = false_leads(replayed, is_blind=is_blind)
        sys.stdout.write(
            f"{half.value} half, {words}: of {leads.size} leads of hardware that circuits did not bear "
            f"out {(leads > LEAST_LEAD).mean():.1%} are beyond the margin, at most {leads.max():.2g}\n"
        )
    said = advice(replayed)
    _tell(f"{half.value} half", fit(said))
    return said


def _tell(name: str, model: MeasuredConfidence) -> None:
    sys.stdout.write(f"{name}, within 1 %: settled {model.settled.share:.3f} of {model.settled.n}")
    for each in model.open:
        sys.stdout.write(
            f"; open, interval to {each.from_high:g} or more {each.share:.3f} of {each.n}"
        )
    sys.stdout.write("\n")


def fit(said: Sequence[Said]) -> MeasuredConfidence:
    """Returns the shares, those of intervals as wide or wider never larger."""
    open_ones = [each for each in said if not each.is_settled]
    spans = zip(_FROM_HIGH, (*_FROM_HIGH[1:], np.inf), strict=True)
    return MeasuredConfidence(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"{len(said)} pieces of advice at deadlines of {DEADLINES_S[0]:g} and "
        f"{DEADLINES_S[-1]:g} s, none by a time model that had seen the instance",
        settled=_share(0.0, [each.is_close for each in said if each.is_settled]),
        open=_falling(
            _share(start, [each.is_close for each in open_ones if start <= each.worse_end < end])
            for start, end in spans
        ),
    )


def advice(replayed: Sequence[Replayed]) -> list[Said]:
    """Returns what is said of each instance at each deadline, money being no matter."""
    usual = usual_terms()
    grid = [
        Terms(
            each,
            usual.runs_a_year,
            usual.usd_per_percent,
            usual.price_limit_usd,
            data_may_leave=True,
        )
        for each in DEADLINES_S
    ]
    return [
        Said(
            verdict.is_settled,
            worse_end(each.replay.judged(verdict.regret.terms)),
            verdict.regret.is_close,
        )
        for each in replayed
        for verdict in judged([each], grid)
    ]


def false_leads(replayed: Sequence[Replayed], *, is_blind: bool) -> Floats:
    """Returns the predicted leads of hardware over every other route where it had none.

    On instances on which circuits were run, as shares of what is at stake, of gate-based machines of
    which nothing is assumed; `is_blind` takes what is proven or proven easy as if it were open.
    """
    return np.array(
        [
            _lead(each.replay.judged(terms).but(takes_easy_as_hard=is_blind))
            for each in replayed
            if any(row.kind == "qaoa" for row in each.hindsight.case.quantum)
            for terms in terms_grid()
            if terms.data_may_leave and not _hardware_led(each, terms)
        ]
    )


def _lead(case: Case) -> float:
    runs = [
        run.utility_usd
        for run in best_runs(case)
        if run.offer.kind == "gate" and not run.offer.assumed
    ]
    return (max([0.0, *runs]) - best_classical_usd(case)) / case.terms.at_stake_usd


def _hardware_led(each: Replayed, terms: Terms) -> bool:
    worths = each.hindsight.worths(terms)
    others = max(worth.usd for route, worth in worths.items() if route is not Route.QUANTUM)
    return worths[Route.QUANTUM].usd > others


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
