"""Blends against every mix on a grid."""

from itertools import product as every
from typing import Any

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.blending import Blending, BlendingSolution, Part
from problems.modelling.blend_model import Content, Ingredient, Product
from problems.registry import parse_problem
from problems.status import Sense, Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum

FEED = Blending(
    ingredients=(
        Ingredient(name="corn", cost=0.3, contents={"protein": 0.08, "fibre": 0.04}),
        Ingredient(name="soy", cost=0.9, contents={"protein": 0.44, "fibre": 0.06}),
        Ingredient(name="oats", cost=0.4, contents={"protein": 0.12, "fibre": 0.11}),
    ),
    products=(
        Product(
            name="feed",
            least=100,
            most=100,
            limits=(Content(content="protein", least=0.2), Content(content="fibre", most=0.06)),
        ),
    ),
)
PETROL = Blending(
    ingredients=(
        Ingredient(name="A", cost=40, available=500, contents={"octane": 85}),
        Ingredient(name="B", cost=55, available=300, contents={"octane": 95}),
    ),
    products=(
        Product(name="regular", price=50, most=400, limits=(Content(content="octane", least=87),)),
        Product(name="premium", price=65, limits=(Content(content="octane", least=93),)),
    ),
)
DIET = Blending(
    ingredients=(
        Ingredient(name="rice", cost=0.5, available=4, contents={"kcal": 350, "protein": 7}),
        Ingredient(name="beans", cost=0.8, contents={"kcal": 300, "protein": 20}),
        Ingredient(name="milk", cost=0.6, contents={"kcal": 150, "protein": 8}),
    ),
    products=(
        Product(
            name="diet",
            limits=(
                Content(content="kcal", least=2000, of="whole"),
                Content(content="protein", least=60, of="whole"),
            ),
        ),
    ),
)
EXAMPLES = (FEED, PETROL, DIET)


def _best(problem: Blending, step: float, most: float) -> float | None:
    """The best of all blends in steps that `check` finds feasible."""
    places = [(i.name, p.name) for p in problem.products for i in problem.ingredients]
    found = []
    for amounts in every(np.arange(0, most + step / 2, step).tolist(), repeat=len(places)):
        parts = tuple(
            Part(ingredient=i, product=p, amount=amount)
            for (i, p), amount in zip(places, amounts, strict=True)
            if amount
        )
        check = problem.check(BlendingSolution(parts=parts))
        if check.feasible and check.objective is not None:
            found.append(check.objective)
    return min(found, key=lambda worth: problem.sense.sign * worth, default=None)


def _run(problem: Blending) -> RawResult:
    request = Request(problem.structure())
    return BACKEND.solve(request, seed=1, budget_s=20, progress=lambda *_: None)


def _solved(problem: Blending) -> BlendingSolution:
    run = _run(problem)
    assert run.status is Status.OPTIMAL
    return problem.decode_structure(run.answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == pytest.approx(Blending.examples[example].objective)


def test_no_blend_of_petrol_on_a_fine_grid_earns_more() -> None:
    a_regular, b_regular, a_premium, b_premium = np.meshgrid(
        *(np.arange(0, most + 1, 10.0) for most in (400, 300, 500, 300)), sparse=True
    )
    fits = (
        (a_regular + b_regular <= 400)
        & (a_regular + a_premium <= 500)
        & (b_regular + b_premium <= 300)
        & (85 * a_regular + 95 * b_regular >= 87 * (a_regular + b_regular))
        & (85 * a_premium + 95 * b_premium >= 93 * (a_premium + b_premium))
    )
    profit = 10 * a_regular - 5 * b_regular + 25 * a_premium + 10 * b_premium
    best = float(np.where(fits, profit, -np.inf).max())
    assert 0.98 * 6375 < best <= 6375


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(4))
def test_the_grid_has_the_best_blend_of_its_steps_and_the_program_no_worse(
    seed: int, difficulty: float
) -> None:
    problem = Blending.random(np.random.default_rng(seed), 2, difficulty)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == _best(problem, 1.0, 16)
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective is not None
    assert check.objective <= energy + 1e-6
    assert not problem.cqm_is_exact


def _small(**limit: Any) -> Blending:
    return Blending(
        ingredients=(
            Ingredient(name="x", cost=3, available=6, contents={"salt": 0.5}),
            Ingredient(name="y", cost=1, available=12, least_used=2),
        ),
        products=(
            Product(name="a", least=4, most=12, limits=(Content(**limit),)),
            Product(name="b", price=2, most=6),
        ),
    )


@pytest.mark.parametrize(
    "limit",
    [
        {"content": "salt", "least": 0.25},
        {"content": "salt", "most": 0.25, "least": 0.125},
        {"content": "salt", "least": 2, "of": "whole"},
        {"content": "x", "most": 0.5, "least": 0.25},
        {"content": "y", "most": 1, "of": "whole"},
    ],
)
def test_each_kind_of_limit(limit: dict[str, Any]) -> None:
    problem = _small(**limit)
    assert problem.sense is Sense.MAXIMISE
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem, 1.0, 12))
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective is not None
    assert check.objective >= problem.objective_of_energy(energy) - 1e-6


def test_what_no_blend_can_hold_is_infeasible() -> None:
    problem = _small(content="salt", least=0.75)
    assert _run(problem).status is Status.INFEASIBLE
    assert minimum(problem.cqm()) is None


def test_a_grid_without_end_is_refused_with_a_remedy() -> None:
    with pytest.raises(LimitExceeded, match=r"nothing limits .*solver 'exact'"):
        DIET.cqm()


def test_check_names_each_violation() -> None:
    parts = [("corn", "feed", 60.0), ("oats", "feed", 20.0), ("rye", "feed", 1.0)]
    parts += [("soy", "food", 1.0), ("soy", "feed", -1.0)]
    check = FEED.check(
        BlendingSolution(parts=tuple(Part(ingredient=i, product=p, amount=a) for i, p, a in parts))
    )
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no ingredient called 'rye'",
        "there is no product called 'food'",
        "soy in feed is -1; it must be at least 0",
        "use of soy is -1; it must be at least 0",
        "amount of feed is 79; it must be at least 100",
        "protein of feed is 0.0856; the least is 0.2",
    ]
    over = PETROL.check(
        BlendingSolution(parts=(Part(ingredient="A", product="premium", amount=600),))
    )
    assert [each.message for each in over.violations] == [
        "use of A is 600; it must be at most 500",
        "octane of premium is 85; the least is 93",
    ]
    assert over.objective == 600 * 25
    fibre = FEED.check(
        BlendingSolution(parts=(Part(ingredient="oats", product="feed", amount=100),))
    )
    assert fibre.violations[-1].message == "fibre of feed is 0.11; the most is 0.06"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ingredients": [{"name": "a"}] * 2}, "two ingredients are called 'a'"),
        ({"products": [{"name": "a"}] * 2}, "two products are called 'a'"),
        (
            {"products": [{"name": "a", "limits": [{"content": "gold", "least": 1}]}]},
            "'a' limits 'gold', which no ingredient holds",
        ),
        (
            {"products": [{"name": "a", "limits": [{"content": "corn"}]}]},
            "the limit of 'corn' has no number",
        ),
        (
            {"products": [{"name": "a", "limits": [{"content": "corn", "least": 2, "most": 1}]}]},
            "the least of 'corn' is 2 and the most 1; swap them",
        ),
        ({"products": [{"name": "a", "least": 2, "most": 1}]}, "the least of 'a' is 2"),
        (
            {"ingredients": [{"name": "corn", "available": 1, "least_used": 2}]},
            "2 of 'corn' must be used and 1 are available",
        ),
        ({"products": []}, "at least 1 item"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**FEED.model_dump(mode="json"), **change})


def test_the_words_and_the_picture_show_the_mix() -> None:
    mix = BlendingSolution(
        parts=(
            Part(ingredient="rice", product="diet", amount=4),
            Part(ingredient="beans", product="diet", amount=2),
        )
    )
    assert DIET.describe(mix) == "Mix 4 of rice, 2 of beans: cost 3.6."
    drawn = DIET.figure(mix)
    assert drawn.values == ((4,), (2,), (0,))
    assert drawn.highlighted == ((0, 0), (1, 0))
    assert PETROL.describe(BlendingSolution(parts=())) == "Mix nothing: profit 0."
