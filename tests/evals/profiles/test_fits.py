"""The fits find again what synthetic campaigns were made with."""

from __future__ import annotations

import numpy as np
import pytest

from evals.calibration.halves import Half
from evals.fit_time_model import fit, is_in
from evals.profiles.family_sizes import family_sizes
from evals.profiles.judged_predictions import time_case
from evals.profiles.prediction_figures import figures
from evals.profiles.record import Answer, Moment, Profile, best_known
from evals.profiles.scaling_fit import scaling_fit
from problems.status import Sense, Status
from solvers.performance.prediction import outlook
from solvers.performance.sizes import Sizes

_LIMIT_S = 5.0
_BASE = 1.4


def _campaign(seed: int = 0) -> list[Profile]:
    """n² variables, a proof in 0.002 + 1e-4 · 1.4^n seconds times a log-normal error of 0.3."""
    rng = np.random.default_rng(seed)
    rows = []
    for size in (4, 8, 12, 16, 20, 24, 28, 32, 40):
        for number in range(6):
            seconds = (0.002 + 1e-4 * _BASE**size) * float(np.exp(0.3 * rng.normal()))
            rows.append(_profile(size, number, seconds))
    return rows


def _profile(size: int, seed: int, seconds: float) -> Profile:
    answers = []
    for budget_s in (1.0, _LIMIT_S):
        proven = seconds <= budget_s
        answers.append(
            Answer(
                budget_s=budget_s,
                cpu_s=min(seconds, budget_s),
                wall_s=min(seconds, budget_s),
                status=Status.OPTIMAL if proven else Status.FEASIBLE,
                backend="cp_sat",
                objective=100.0 if proven else 103.0 - (budget_s > 1),
                bound=100.0 if proven else 95.0,
                gap=0.0 if proven else 0.07,
                trail=(Moment(cpu_s=min(seconds, budget_s) / 2, objective=104.0, bound=90.0),),
            )
        )
        if proven:
            break
    return Profile(
        family="tsp",
        size=size,
        difficulty=0.5,
        seed=seed,
        route="exact",
        words=f"{size} places",
        structure="Routing",
        sense=Sense.MINIMISE,
        n_variables=size**2,
        n_constraints=size,
        n_qubits=size**2,
        n_slack=0,
        n_couplings=size**3,
        coefficient_range=10.0,
        speed=1.0,
        answers=tuple(answers),
    )


def test_laws_of_size_are_found_and_inverted() -> None:
    laws = family_sizes(_campaign())
    assert laws is not None
    assert laws.n_variables.exponent == pytest.approx(2.0, abs=1e-3)
    assert laws.at(10) == Sizes(100, 10, 100, 1000)
    assert laws.natural(100) == pytest.approx(10, abs=0.01)
    assert laws.named("10 places") == laws.at(10)
    assert laws.named("no number") is None


def test_exponential_growth_is_told_from_a_power_and_its_interval_covers() -> None:
    laws = family_sizes(_campaign())
    assert laws is not None
    found = [scaling_fit(_campaign(seed), {"tsp": laws}) for seed in range(8)]
    assert {each.form for each in found if each is not None} == {"exponential"}
    covers = [each.low < _BASE < each.high for each in found if each is not None]
    assert sum(covers) >= 6  # of 8 at 95 %, less has a chance of 0.6 %
    assert all(each is not None and each.high - each.low < 0.1 for each in found)


def test_what_is_proven_at_once_has_no_scaling() -> None:
    laws = family_sizes(_campaign())
    assert laws is not None
    quick = [each for each in _campaign() if each.size <= 12]
    assert scaling_fit(quick, {"tsp": laws}) is None


def test_one_half_predicts_the_other_within_a_factor_two() -> None:
    rows = _campaign()
    model = fit(rows, Half.FITTED)
    judged = [each for each in rows if is_in(each, Half.JUDGED)]
    assert 10 < len(judged) < len(rows) - 10
    cases = []
    for each in judged:
        found = outlook(
            "tsp", "exact", Sizes(each.size**2, each.size, None, each.size**3), file=model
        )
        assert found is not None
        cases.append(time_case(each, found, with_probe=False))
    assert np.mean([case.is_within_factor for case in cases]) > 0.75
    assert np.mean([case.is_covered for case in cases]) > 0.7
    lines = list(figures(judged, best_known(rows), model))
    assert lines[0].startswith("time to a proof, without probe: within a factor 2 ")
