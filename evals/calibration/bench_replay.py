"""The whole bench, replayed from its files: every instance with the judge's view and the hindsight."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from agent.decide.probe import seconds_of
from agent.decide.terms import Terms
from evals.calibration.bench_profiles import bench_profiles
from evals.calibration.hindsight import Hindsight
from evals.calibration.measured_case import MeasuredCase, measured_cases
from evals.calibration.quantum_row import read_quantum
from evals.calibration.regret import Regret, regret
from evals.calibration.replay import Replay
from evals.calibration.terms_grid import SHORTEST_PROBE_S, terms_grid
from evals.calibration.weighed import offers_on, read_features
from evals.profiles.record import PROFILES
from problems.instance.features import InstanceFeatures

UNSEEN = "unseen"  # a family that nothing was fitted to
_MOST_SETTLED_COUPLINGS = 2_000  # of those that are settled: no machine changes what is proven


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict of the bench: what was said, and what it cost against hindsight."""

    regret: Regret
    is_yes: bool

    @property
    def is_settled(self) -> bool:
        """Whether the probe had proven the instance."""
        return self.regret.case.is_settled(seconds_of(self.regret.terms.deadline_s))


@dataclass(frozen=True, slots=True)
class Replayed:
    """One instance, ready to be judged under any terms."""

    hindsight: Hindsight
    replay: Replay

    def judged(self, terms: Terms) -> Judged:
        """Returns the verdict and its regret."""
        advised, is_yes = self.replay.advised(terms)
        return Judged(regret(self.hindsight, terms, advised), is_yes)


def bench(
    profiles: Path = PROFILES,
    *,
    is_ideal: bool = True,
    as_unseen: bool = False,
    families: Collection[str] = (),
) -> tuple[Replayed, ...]:
    """Returns every instance of the bench on which any route found an answer.

    Left out are those that the probe left open and whose features were not kept. `is_ideal` is of the
    machines in hindsight; `as_unseen` has the judge know no family, only the structure. `families` are
    all where none is named.
    """
    known = read_features()
    cases = measured_cases(bench_profiles(profiles), read_quantum())
    return tuple(
        _replayed(case, known.get(case.instance), is_ideal=is_ideal, as_unseen=as_unseen)
        for case in cases
        if case.is_feasible
        and (case.is_settled(SHORTEST_PROBE_S) or case.instance in known)
        and (not families or case.instance.family in families)
    )


def _replayed(
    case: MeasuredCase, features: InstanceFeatures | None, *, is_ideal: bool, as_unseen: bool
) -> Replayed:
    exact = case.profiles["exact"]
    if features is None:
        features = InstanceFeatures(family=exact.family, size=exact.words)
    is_small = (exact.n_couplings or 0) <= _MOST_SETTLED_COUPLINGS
    has_offers = is_small or not case.is_settled(SHORTEST_PROBE_S)
    found = offers_on(case.instance, exact.n_qubits, exact.n_couplings or 0) if has_offers else ()
    if as_unseen:
        features = features.model_copy(update={"family": UNSEEN})
    return Replayed(Hindsight(case, is_ideal=is_ideal), Replay(case, features, found))


def judged(replayed: Iterable[Replayed], grid: Iterable[Terms] | None = None) -> tuple[Judged, ...]:
    """Returns the verdict on every instance under all terms.

    Left out are deadlines so short that it was not written down what the routes had by then.
    """
    every = tuple(grid) if grid is not None else terms_grid()
    return tuple(
        each.judged(terms)
        for each in replayed
        for terms in every
        if each.hindsight.case.is_known(seconds_of(terms.deadline_s))
    )
