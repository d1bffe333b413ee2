"""Predictions from the shipped file: what the judge relies on holds for every family and size."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from problems.registry import families
from solvers.performance.outlook import ProbeFacts
from solvers.performance.prediction import (
    ANNEALING,
    EXACT,
    best_route,
    outlook,
    predict_gap,
    predict_seconds,
    sizes_of,
)
from solvers.performance.profile_file import profile_file
from solvers.performance.sizes import Sizes

_FAMILIES = st.sampled_from([*sorted(profile_file().families), "a family of a plug-in"])
_ROUTES = st.sampled_from([EXACT, ANNEALING])
_SECONDS = st.floats(0.01, 1e6)
_GAPS = st.floats(0.0, 0.9)
_PROBES = st.none() | st.builds(
    ProbeFacts,
    seconds=st.floats(0.01, 10),
    is_proof=st.booleans(),
    has_answer=st.booleans(),
    gap=st.none() | st.floats(0, 2),
)


@st.composite
def _sizes(draw: st.DrawFn) -> Sizes:
    n, m, couplings = (draw(st.integers(1, 10_000)) for _ in range(3))
    return Sizes(n, m, draw(st.integers(n, 20_000)), couplings)


def _known(prediction: Any) -> float:
    return float("inf") if prediction.seconds is None else float(prediction.seconds)


@settings(max_examples=60, deadline=None)
@given(
    family=_FAMILIES,
    route=_ROUTES,
    sizes=_sizes(),
    budgets=st.tuples(_SECONDS, _SECONDS),
    probe=_PROBES,
)
def test_a_longer_budget_never_makes_the_answer_worse(
    family: str, route: str, sizes: Sizes, budgets: tuple[float, float], probe: ProbeFacts | None
) -> None:
    soon, later = (predict_gap(family, route, sizes, each, probe=probe) for each in sorted(budgets))
    assert soon is not None
    assert later is not None
    assert later.p_none <= soon.p_none + 1e-9
    assert later.p_proof >= soon.p_proof - 1e-9
    loss = [each.p_none + (1 - each.p_none) * each.gap for each in (soon, later)]
    assert loss[1] <= loss[0] + 1e-9
    assert 0 <= soon.low <= soon.median <= soon.high <= 1


@settings(max_examples=60, deadline=None)
@given(
    family=_FAMILIES,
    route=_ROUTES,
    sizes=_sizes(),
    more=st.tuples(*[st.integers(0, 5000)] * 3),
    gap=_GAPS,
    probe=_PROBES,
)
def test_a_larger_instance_never_takes_less_time(
    family: str,
    route: str,
    sizes: Sizes,
    more: tuple[int, int, int],
    gap: float,
    probe: ProbeFacts | None,
) -> None:
    larger = Sizes(
        sizes.n_variables + more[0],
        sizes.n_constraints + more[1],
        sizes.n_qubits,
        (sizes.n_couplings or 0) + more[2],
    )
    here, there = (
        predict_seconds(family, route, each, gap, probe=probe) for each in (sizes, larger)
    )
    assert _known(there) >= _known(here) * (1 - 1e-9)


@settings(max_examples=60, deadline=None)
@given(family=_FAMILIES, route=_ROUTES, sizes=_sizes(), gaps=st.tuples(_GAPS, _GAPS), probe=_PROBES)
def test_a_smaller_gap_never_takes_less_time(
    family: str, route: str, sizes: Sizes, gaps: tuple[float, float], probe: ProbeFacts | None
) -> None:
    strict, lax = (
        predict_seconds(family, route, sizes, each, probe=probe) for each in sorted(gaps)
    )
    assert _known(strict) >= _known(lax) * (1 - 1e-9)


def test_every_family_is_known_by_its_own_measurements() -> None:
    for family in families():
        laws = sizes_of(family)
        assert laws is not None, family
        predicted = predict_seconds(family, EXACT, laws.at(10))
        assert predicted is not None
        assert predicted.known == "family"


def test_a_family_without_measurements_is_judged_by_its_structure_then_by_all() -> None:
    sizes = Sizes(50, 5, 60, 300)
    alike = predict_seconds("plug_in", EXACT, sizes, structure="Packing")
    unlike = predict_seconds("plug_in", EXACT, sizes, structure="Unheard")
    assert alike is not None
    assert unlike is not None
    assert (alike.known, unlike.known) == ("structure", "all")


def test_sizes_that_are_not_known_are_those_of_a_typical_instance() -> None:
    laws = sizes_of("job_shop")
    assert laws is not None
    small, large = (laws.named(words) for words in ("4 jobs of 16 operations", "40 jobs of 400"))
    assert small is not None
    assert large is not None
    assert large.n_variables > 100 * small.n_variables
    known = sizes_of("max_cut")
    assert known is not None
    assert known.completed(Sizes(50, 0, 50, 7)) == Sizes(50, 0, 50, 7)
    typical = known.completed(Sizes(50, 0)).n_couplings
    assert typical is not None
    assert 50 < typical < 50 * 49 / 2


def test_a_proof_in_the_probe_settles_the_question() -> None:
    probe = ProbeFacts(seconds=0.2, is_proof=True, has_answer=True, gap=0.0)
    found = predict_gap("labs", EXACT, Sizes(60, 0, 900, 20_000), 1.0, probe=probe)
    assert found is not None
    assert (found.gap, found.high, found.p_none, found.p_proof) == (0.0, 0.0, 0.0, 1.0)
    seconds = predict_seconds("labs", EXACT, Sizes(60, 0, 900, 20_000), probe=probe)
    assert seconds is not None
    assert seconds.seconds == pytest.approx(0.2)


def test_an_instance_that_the_probe_left_open_is_harder_than_its_sizes_say() -> None:
    sizes = Sizes(16, 0, 16, 40)
    probe = ProbeFacts(seconds=1.0, is_proof=False, has_answer=True, gap=0.03)
    plain = predict_seconds("max_cut", EXACT, sizes)
    probed = predict_seconds("max_cut", EXACT, sizes, probe=probe)
    assert plain is not None
    assert probed is not None
    assert probed.low > 1.0
    assert _known(probed) > _known(plain)
    found = predict_gap("max_cut", EXACT, sizes, 2.0, probe=probe)
    assert found is not None
    assert found.high <= 0.03 / 0.97
    assert found.p_none == 0.0


def test_a_faster_machine_takes_its_share_of_the_time() -> None:
    sizes = Sizes(40, 0, 40, 120)
    slow = predict_seconds("max_cut", EXACT, sizes)
    fast = predict_seconds("max_cut", EXACT, sizes, speed=2.0)
    assert slow is not None
    assert fast is not None
    assert _known(slow) == pytest.approx(2 * _known(fast))


def test_routes_come_with_the_least_loss_first_and_annealing_needs_a_qubo() -> None:
    ordered = best_route("max_cut", Sizes(2000, 0, 2000, 8000), 5.0)
    assert {each.route for each in ordered} == {EXACT, ANNEALING}
    assert [each.expected_loss for each in ordered] == sorted(
        each.expected_loss for each in ordered
    )
    (only,) = best_route("max_cut", Sizes(2000, 0), 5.0)
    assert only.route == EXACT


def test_everything_rests_on_one_outlook() -> None:
    found = outlook("knapsack", EXACT, Sizes(20, 1, 30, 400))
    assert found is not None
    assert found.gap_after(1.0) == predict_gap("knapsack", EXACT, Sizes(20, 1, 30, 400), 1.0)


def test_predicting_imports_no_heavy_module() -> None:
    code = (
        "import sys\n"
        "from solvers.performance.prediction import predict_seconds\n"
        "from solvers.performance.sizes import Sizes\n"
        "predict_seconds('knapsack', 'exact', Sizes(10, 1))\n"
        "print([name for name in ('numpy', 'scipy', 'dimod', 'ortools') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
