"""What each variant of QAOA gains over plain QAOA, at equal layers and equal evaluations.

Every run has three layers, starts from the same linear ramp and may evaluate sixty times; plain QAOA is
on `penalise`'s QUBO, trained on the mean. Its distribution is exact, so nothing is left to chance but
the instances. They come from the families' own generators, on seeds that no constant was chosen by.

* "xy": models with one-hot rows, once trained on the mean, once as it runs by default; beside it the
  mixer on rings, and a start in the first choice of each row in place of W states.
* "cvar": QUBOs of any sort; against training on the mean, with other shares α beside the default.
* "warm_start": those of them whose relaxation is decided. Where its rounded guess is the optimum
  already, a gain is the guess's own; what counts is the other part, and there too it is held against
  the tail alone ("cvar"), and against drawing from its start without any layer.

Told are medians; the paired interval is of the median of the instances' ratios, or differences, by
2,000 resamples. "best of 20" is the expected best energy of twenty shots; it and the ratio are on the
scale from the optimum, 1, to the worst state that keeps the rows (without rows: of all), 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from evals.benchmark import Benchmark, Row
from problems.encoding.inverse import Inverse
from problems.kept_rows import keep_rows
from problems.problem import Problem
from problems.qubo import penalise
from problems.registry import families
from problems.structures import Floats
from solvers.qaoa.variants.axis_mixer import AxisMixer
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.variants.setting import Setting, qubo_setting, row_setting
from solvers.qaoa.variants.staged_training import ALPHA, train_in_stages
from solvers.qaoa.variants.variant_choice import QuboVariant
from solvers.qaoa.variants.xy_mixer import xy_mixers

_LAYERS = 3
_EVALUATIONS = 60
_SHOTS = 20
_MOST_QUBITS = 14  # of plain QAOA; two minutes for all on one core
_FEWEST_QUBITS = 5
_SEEDS = (1, 2, 3)
_RESAMPLES = 2000
_OTHER_ALPHAS = (0.05, 0.1, 0.25)

_WITH_ROWS = (
    ("assignment", 3),
    ("quadratic_assignment", 3),
    ("tsp", 4),
    ("p_median", 3),
    ("max_k_cut", 5),
    ("max_k_cut", 6),
    ("timetabling", 3),
    ("n_queens", 4),
    ("community_detection", 5),
    ("generalised_assignment", 3),
    ("nonlinear_program", 3),
    ("exact_cover", 6),
    ("open_shop", 3),
    ("constraint_puzzle", 3),
)
_WITHOUT_ROWS = (
    ("ising", 10),
    ("qubo", 12),
    ("max_cut", 10),
    ("knapsack", 4),
    ("portfolio", 2),
    ("vertex_cover", 9),
    ("independent_set", 10),
    ("set_packing", 10),
    ("set_cover", 7),
    ("dominating_set", 4),
    ("feature_selection", 11),
    ("hubo", 6),
    ("graph_partition", 8),
    ("number_partition", 10),
    ("clique", 10),
    ("matching", 4),
)


@dataclass(frozen=True, slots=True)
class _Merit:
    """What one distribution is worth; P(optimum), the mean's ratio, best of 20, the feasible share."""

    optimum: float
    ratio: float
    best: float
    feasible: float


@dataclass(frozen=True, slots=True)
class _Pair:
    """One instance by a variant and by what it is held against."""

    ours: _Merit
    theirs: _Merit


def _rows() -> Iterable[Row]:
    found = [on for each in _WITH_ROWS for seed in _SEEDS for on in _on_rows(*each, seed)]
    yield from _table("xy on the mean", "plain", [_Pair(on.mean, on.plain) for on in found])
    yield from _table("xy", "plain", [_Pair(on.tail, on.plain) for on in found])
    others = {
        "ring on the mean": [_Pair(on.ring, on.mean) for on in found],
        "one choice, on the mean": [_Pair(on.from_one, on.mean) for on in found],
    }
    for name, pairs in others.items():
        yield from _table(name, "xy on the mean", pairs, asked=False)
    cases = [case for each in _WITHOUT_ROWS for seed in _SEEDS for case in _without(*each, seed)]
    yield from _table("cvar", "plain", [_Pair(case.tail, case.plain) for case in cases])
    for at, alpha in enumerate(_OTHER_ALPHAS):
        pairs = [_Pair(case.other_tails[at], case.plain) for case in cases]
        yield from _table(f"cvar of α = {alpha:g}", "plain", pairs, asked=False)
    decided = [case for case in cases if case.is_decided]
    for is_known, name in ((False, "warm, guess not best"), (True, "warm, guess is best")):
        part = [case for case in decided if case.is_known == is_known]
        asked = not is_known
        for against in ("plain", "tail", "start"):
            pairs = [_Pair(case.warm, getattr(case, against)) for case in part]
            peer = {"tail": "cvar", "start": "its start alone"}.get(against, against)
            yield from _table(name, peer, pairs, asked=asked)


@dataclass(frozen=True, slots=True)
class _OnRows:
    """One model with rows: plain; XY on the mean, on the tail, as a ring, and from one state."""

    plain: _Merit
    mean: _Merit
    tail: _Merit
    ring: _Merit
    from_one: _Merit


def _on_rows(family: str, size: int, seed: int) -> Iterable[_OnRows]:
    """One instance, or none where the sizes do not suit."""
    problem = families()[family].random(np.random.default_rng(seed), size)
    bqm, invert = penalise(problem.cqm())
    model, invert_rows = keep_rows(problem.cqm())
    if not model.rows or not _FEWEST_QUBITS <= bqm.num_variables <= _MOST_QUBITS:
        return
    order = [str(label) for label in bqm.variables]
    plain = qubo_setting(bqm, order, "plain")
    xy = row_setting(model, [str(label) for label in model.bqm.variables])
    worst = xy.land.maximum
    ring = xy_mixers(xy.space, "ring")
    first = xy_mixers(xy.space, "complete", choices=[0] * len(model.rows))
    yield _OnRows(
        plain=_merit(plain, invert, worst, alpha=1),
        mean=_merit(xy, invert_rows, worst, alpha=1),
        tail=_merit(xy, invert_rows, worst, alpha=ALPHA),
        ring=_merit(_mixed_by(xy, ring), invert_rows, worst, alpha=1),
        from_one=_merit(_mixed_by(xy, first), invert_rows, worst, alpha=1),
    )


def _mixed_by(setting: Setting, mixers: tuple[AxisMixer, ...]) -> Setting:
    return replace(setting, ansatz=replace(setting.ansatz, mixers=mixers))


@dataclass(frozen=True, slots=True)
class _Case:
    """One QUBO by each variant, and what its relaxation knew."""

    plain: _Merit
    tail: _Merit
    other_tails: tuple[_Merit, ...]
    warm: _Merit
    start: _Merit
    is_decided: bool
    is_known: bool


def _without(family: str, size: int, seed: int) -> Iterable[_Case]:
    problem: Problem[Any] = families()[family].random(np.random.default_rng(seed), size)
    bqm, invert = penalise(problem.cqm())
    if not _FEWEST_QUBITS <= bqm.num_variables <= _MOST_QUBITS:
        return
    order = [str(label) for label in bqm.variables]

    def merit(variant: QuboVariant, alpha: float) -> _Merit:
        setting = qubo_setting(bqm, order, variant)
        return _merit(setting, invert, setting.land.maximum, alpha=alpha)

    warm = qubo_setting(bqm, order, "warm_start")
    assert warm.guess is not None
    start = np.abs(warm.ansatz.start()) ** 2
    yield _Case(
        plain=merit("plain", 1),
        tail=merit("cvar", ALPHA),
        other_tails=tuple(merit("cvar", alpha) for alpha in _OTHER_ALPHAS),
        warm=merit("warm_start", ALPHA),
        start=_worth(warm, invert, warm.land.maximum, start),
        is_decided=not warm.guess.is_undecided,
        is_known=bool(warm.land.reaches_minimum(np.array([warm.guess.rounded_cost]))[0]),
    )


def _merit(setting: Setting, invert: Inverse, worst: float, *, alpha: float) -> _Merit:
    training = train_in_stages(
        setting.ansatz, linear_ramp(_LAYERS), alpha, lambda n: n < _EVALUATIONS
    )
    return _worth(setting, invert, worst, setting.ansatz.probabilities(training.angles))


def _worth(setting: Setting, invert: Inverse, worst: float, chances: Floats) -> _Merit:
    land = setting.land
    span = worst - land.minimum or 1.0
    states = setting.space.bits(np.arange(setting.space.n_states))
    order = np.argsort(land.costs, kind="stable")
    beaten = (1 - np.minimum(np.cumsum(chances[order]), 1)) ** _SHOTS  # no shot so low
    best = float(-np.diff(beaten, prepend=1.0) @ land.costs[order])
    return _Merit(
        optimum=float(chances[land.is_optimal].sum()),
        ratio=(worst - float(chances @ land.costs)) / span,
        best=(worst - best) / span,
        feasible=float(chances[invert.meets(states)].sum()),
    )


_Kind = Literal["ratio", "difference"]
_METRICS: tuple[tuple[str, Callable[[_Merit], float], _Kind, bool], ...] = (
    ("P(optimum)", lambda merit: merit.optimum, "ratio", True),
    ("best of 20 shots", lambda merit: merit.best, "difference", True),
    ("feasible share", lambda merit: merit.feasible, "difference", False),
    ("approximation ratio", lambda merit: merit.ratio, "difference", False),
)


def _table(
    variant: str, against: str, pairs: Sequence[_Pair], *, asked: bool = True
) -> Iterable[Row]:
    for metric, value, kind, counts in _METRICS:
        ours = np.array([value(pair.ours) for pair in pairs])
        theirs = np.array([value(pair.theirs) for pair in pairs])
        gains = ours / np.maximum(theirs, 1e-12) if kind == "ratio" else (ours - theirs).round(9)
        even = 1.0 if kind == "ratio" else 0.0
        low, high = _interval(gains)
        style = "×{:.3g}" if kind == "ratio" else "{:+.2g}"
        told = ", ".join(style.format(each) for each in (low, high))
        wanted = counts and asked
        yield Row(
            case=variant,
            metric=metric,
            ours=float(np.median(ours)),
            peer=f"{against}: paired {style.format(np.median(gains))} [{told}], "
            f"better on {int((gains > even + 1e-9).sum())}, worse on {int((gains < even - 1e-9).sum())}",
            peer_value=float(np.median(theirs)),
            seeds=len(pairs),
            target="paired interval above even" if wanted else "told, not asked",
            met=not wanted or low > even,
        )


def _interval(gains: Floats) -> tuple[float, float]:
    """The middle 95 % of the median over resamples of the instances."""
    drawn = np.random.default_rng(0).choice(gains, (_RESAMPLES, gains.size))
    low, high = np.quantile(np.median(drawn, axis=1), [0.025, 0.975])
    return float(low), float(high)


BENCHMARK = Benchmark("QAOA's variants against plain QAOA, equal layers and evaluations", _rows)
