"""Cutting stock against every way to share the pieces among bars."""

from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.cutting_stock import (
    CutOrder,
    CutPattern,
    CuttingStock,
    CuttingStockSolution,
    Stock,
)
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.cp_sat import BACKEND as CP_SAT
from solvers.backends.mathopt_highs import BACKEND as HIGHS
from solvers.result import RawResult, Request
from tests.brute_force import minimum


def _problem(
    orders: Sequence[tuple[float, int]], *stocks: tuple[float, float, int | None], kerf: float = 0
) -> CuttingStock:
    """Orders as (length, count), stocks as (length, cost, available)."""
    return CuttingStock(
        orders=tuple(CutOrder(length=length, count=count) for length, count in orders),
        stocks=tuple(
            Stock(length=length, cost=cost, available=available)
            for length, cost, available in stocks
        ),
        kerf=kerf,
    )


EXAMPLES = (
    _problem([(5, 4), (4, 6), (3, 5)], (12, 1, None)),
    _problem([(45, 12), (36, 9), (31, 14), (14, 6)], (100, 1, None)),
    _problem([(3.5, 2), (2, 4), (1.5, 3)], (6, 50, None), (4, 30, 3)),
)


def _best(problem: CuttingStock) -> float | None:
    """The least cost by trying every pattern of every stock for the first piece that is left."""
    lengths = [order.length for order in problem.orders]

    def fits(cuts: tuple[int, ...], stock: Stock) -> bool:
        used = sum(a * b for a, b in zip(cuts, lengths, strict=True))
        return used + problem.kerf * (sum(cuts) - 1) <= stock.length + 1e-9

    @cache
    def least(left: tuple[int, ...], bars: tuple[int | None, ...]) -> float:
        if not any(left):
            return 0.0
        first = next(at for at, count in enumerate(left) if count)
        costs = [np.inf]
        for at, stock in enumerate(problem.stocks):
            available = bars[at]
            if available == 0:
                continue
            taken = None if available is None else available - 1
            after = (*bars[:at], taken, *bars[at + 1 :])
            for cuts in product(*(range(count + 1) for count in left)):
                if cuts[first] and fits(cuts, stock):
                    rest = tuple(a - b for a, b in zip(left, cuts, strict=True))
                    costs.append(stock.cost + least(rest, after))
        return min(costs)

    found = least(
        tuple(order.count for order in problem.orders),
        tuple(stock.available for stock in problem.stocks),
    )
    return None if np.isinf(found) else found


def _run(problem: CuttingStock) -> RawResult:
    program = problem.structure()
    assert program is not None
    return HIGHS.solve(Request(program), seed=1, budget_s=20, progress=lambda *_: None)


def _cost(problem: CuttingStock) -> float | None:
    run = _run(problem)
    if run.status is Status.INFEASIBLE:
        return None
    check = problem.check(problem.decode_structure(run.answers[0]))
    assert (run.status, check.feasible) == (Status.OPTIMAL, True), check.violations
    return check.objective


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = CuttingStock.examples[example].objective
    assert _cost(problem) == claimed
    run = CP_SAT.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=lambda *_: None)
    check = problem.check(problem.decode(run.answers[0].sample))  # type: ignore[union-attr]
    assert (run.status, check.feasible, check.objective) == (Status.OPTIMAL, True, claimed)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(3))
def test_model_and_structure_find_the_least_of_all_ways(seed: int, difficulty: float) -> None:
    for size in (2, 3):
        problem = CuttingStock.random(np.random.default_rng(seed), size, difficulty)
        assert minimum(problem.cqm()) == _cost(problem) == _best(problem) is not None
    larger = CuttingStock.random(np.random.default_rng(seed), 4, difficulty)
    few = CuttingStock(
        orders=tuple(each.model_copy(update={"count": 2}) for each in larger.orders),
        stocks=larger.stocks,
    )
    assert _cost(few) == _best(few)


@pytest.mark.parametrize(
    "problem",
    [
        _problem([(5, 3)], (9, 1, 1), (6, 1, 2)),
        _problem([(5, 2), (3, 2)], (8, 5, 1), (10, 7, 1), (5, 4, 3)),
        _problem([(4, 2), (2, 1)], (6, 0, 1), (4, 3, None)),
        _problem([(4, 3)], (9, 2, None), (4, 1, 1)),
    ],
)
def test_stock_of_several_lengths_that_runs_out(problem: CuttingStock) -> None:
    assert minimum(problem.cqm()) == _cost(problem) == _best(problem) is not None


def test_too_little_stock_is_infeasible() -> None:
    problem = _problem([(5, 3)], (9, 1, 2))
    assert _best(problem) is _cost(problem) is minimum(problem.cqm()) is None


@pytest.mark.parametrize(("kerf", "bars"), [(0, 1), (0.1, 2), (0.05, 2)])
def test_the_saw_takes_its_part_between_two_pieces(kerf: float, bars: int) -> None:
    problem = _problem([(1.2, 2), (0.6, 1)], (3, 1, None), kerf=kerf)
    assert _cost(problem) == minimum(problem.cqm()) == _best(problem) == bars


def test_a_last_piece_needs_no_cut() -> None:
    problem = _problem([(0.9, 3)], (2.9, 1, None), kerf=0.1)
    assert _cost(problem) == minimum(problem.cqm()) == 1


def test_fifteen_lengths_are_proven() -> None:
    problem = CuttingStock.random(np.random.default_rng(0), 15, 1)
    assert _run(problem).status is Status.OPTIMAL


def test_lengths_too_fine_for_a_flow_have_the_quadratic_model_only() -> None:
    problem = _problem([(np.pi, 1), (np.e, 1)], (6, 1, None))
    assert problem.structure() is None
    assert minimum(problem.cqm()) == 1


def test_a_quadratic_model_that_is_too_large_is_refused_with_a_remedy() -> None:
    problem = CuttingStock.random(np.random.default_rng(0), 300)
    with pytest.raises(LimitExceeded, match=r"pairs of order and bar.*fewer pieces"):
        problem.cqm()


def test_check_names_each_violation() -> None:
    patterns = [("6", {"3.5": 1, "2": 2}, 2), ("4", {"1.5": 2, "9": 1}, 4), ("5", {"2": -1}, 1)]
    check = EXAMPLES[2].check(
        CuttingStockSolution(
            patterns=tuple(
                CutPattern(stock=stock, cuts=cuts, times=times) for stock, cuts, times in patterns
            )
        )
    )
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "pattern 1 takes 7.5; its bar has 6",
        "pattern 2 cuts '9', which nobody ordered",
        "pattern 3 has a count below 0",
        "there is no stock called '5'",
        "3 pieces of '2' are cut; 4 are ordered",
        "4 bars of '4' are cut; there are 3",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"orders": [{"length": 5, "count": 1}] * 2}, "two orders are called '5'"),
        (
            {"orders": [{"length": 13, "count": 1}]},
            "'13' has length 13 and the longest stock there",
        ),
        ({"orders": [{"length": 0, "count": 1}]}, "greater than 0"),
        ({"orders": [{"length": 1, "count": 0}]}, "greater than or equal to 1"),
        ({"orders": []}, "at least 1 item"),
        ({"stocks": [{"length": 12}] * 2}, "two stocks are called '12'"),
        ({"stocks": [{"length": 12, "available": 0}]}, "longest stock there is 0"),
        ({"kerf": -1}, "greater than or equal to 0"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**EXAMPLES[0].model_dump(mode="json"), **change})


def test_the_words_and_the_picture_show_each_pattern() -> None:
    plan = CuttingStockSolution(
        patterns=(
            CutPattern(stock="6", cuts={"3.5": 1, "2": 1}, times=2),
            CutPattern(stock="4", cuts={"2": 2}, times=1),
        )
    )
    told = EXAMPLES[2].describe(plan)
    assert told == "Cut 2 × 6 into 3.5 + 2; 1 × 4 into 2 × 2: 3 bars for 130 in all."
    assert EXAMPLES[0].describe(CuttingStockSolution(patterns=())) == "Cut nothing: 0 bars in all."
    drawn = EXAMPLES[2].figure(plan)
    assert [(bar.row, bar.start, bar.duration) for bar in drawn.bars] == [
        ("1: 2 × 6", 0, 3.5),
        ("1: 2 × 6", 3.5, 2),
        ("2: 1 × 4", 0, 2),
        ("2: 1 × 4", 2, 2),
    ]


def test_a_free_stock_that_is_too_short_for_the_longest_order_leaves_the_others() -> None:
    problem = _problem([(8, 2)], (6, 0, None), (11, 4, 2))
    assert minimum(problem.cqm()) == 8
    structure = problem.structure()
    assert structure is not None
    result = HIGHS.solve(Request(structure), seed=1, budget_s=20, progress=lambda done, words: None)
    assert result.status is Status.OPTIMAL
    assert result.bound == pytest.approx(8)
