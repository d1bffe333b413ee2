"""The market split against every choice of retailers."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.market_split import MarketSplit, MarketSplitSolution, Product
from problems.registry import parse_problem
from problems.structures import Values
from tests.brute_force import feasible_samples, minimum


def _problem(retailers: str, *products: tuple[str, list[float], float]) -> MarketSplit:
    return MarketSplit(
        retailers=tuple(retailers.split(" ")),
        products=tuple(
            Product(name=name, amounts=tuple(amounts), target=target)
            for name, amounts, target in products
        ),
    )


SPIRITS = _problem(
    "1 2 3 4 5 6",
    ("oil", [11, 47, 44, 25, 10, 26], 82),
    ("spirits", [34, 33, 100, 18, 81, 2], 134),
)
SHOPS = _problem("A B C D E", ("bread", [3, 5, 2, 6, 4], 10), ("milk", [7, 4, 6, 1, 8], 13))
EQUATIONS = _problem("x y z w", ("first", [3, 5, 7, 9], 16), ("second", [8, 2, 6, 4], 10))


def _best(problem: MarketSplit) -> float:
    return min(
        sum(
            abs(
                sum(x * amount for x, amount in zip(choice, each.amounts, strict=True))
                - each.target
            )
            for each in problem.products
        )
        for choice in product((0, 1), repeat=len(problem.retailers))
    )


@pytest.mark.parametrize(("example", "problem"), list(enumerate((SPIRITS, SHOPS, EQUATIONS))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: MarketSplit
) -> None:
    assert _best(problem) == MarketSplit.examples[example].objective


@pytest.mark.parametrize("seed", range(8))
def test_the_least_energy_is_the_least_sum_of_gaps(seed: int) -> None:
    rng = np.random.default_rng(seed)
    amounts = rng.integers(0, 5, 6) / (1 if seed % 2 else 4)
    target = float(np.floor(amounts.sum() * 2) / 4)
    problem = _problem("a b c d e f", ("oil", amounts.tolist(), target))
    assert minimum(problem.cqm()) == pytest.approx(_best(problem))


def test_every_feasible_sample_overstates_its_gaps_or_tells_them() -> None:
    problem = _problem("a b c", ("oil", [1, 2, 3], 4), ("wine", [2, 0, 1], 1))
    labels, states, energies = feasible_samples(problem.cqm())
    told: dict[tuple[str, ...], float] = {}
    for state, energy in zip(states, energies.tolist(), strict=True):
        solution = problem.decode(dict(zip(labels, state.tolist(), strict=True)))
        told[solution.chosen] = min(energy, told.get(solution.chosen, np.inf))
    assert len(told) == 8
    for chosen, energy in told.items():
        assert problem.check(MarketSplitSolution(chosen=chosen)).objective == energy


def test_the_program_counts_in_the_largest_common_step() -> None:
    problem = _problem("a b", ("oil", [0.5, 1.5], 1))
    program = problem.structure()
    assert program.names == ("retailer 0", "retailer 1", "short of 0", "over 0")
    assert program.rows.toarray().tolist() == [[1, 3, 1, -1]]
    assert program.linear.tolist() == [0, 0, 0.5, 0.5]
    assert program.row_upper.tolist() == program.row_lower.tolist() == [2]
    assert program.integer.all()
    assert problem.decode_structure(Values(np.array([1.0, 0, 1, 0]))).chosen == ("a",)


def test_amounts_of_too_many_digits_leave_continuous_gaps() -> None:
    program = _problem("a b", ("oil", [1 / 3, 1e-9], 0.7)).structure()
    assert program.integer.tolist() == [True, True, False, False]
    assert program.rows.toarray()[0, 0] == 1 / 3


def test_a_choice_survives_becoming_bits() -> None:
    bits = {"retailer 0": 0, "retailer 1": 1, "retailer 2": 1}
    problem = _problem("a b c", ("oil", [1, 2, 3], 4))
    assert problem.decode(bits).chosen == ("b", "c")
    assert problem.check(problem.decode(bits)).objective == 1


def test_check_adds_decimals_as_they_are_written() -> None:
    problem = _problem("a b", ("oil", [0.1, 0.2], 0.3))
    assert problem.check(MarketSplitSolution(chosen=("a", "b"))).objective == 0
    assert minimum(problem.cqm()) == 0


def test_check_names_each_violation() -> None:
    check = SHOPS.check(MarketSplitSolution(chosen=("A", "A", "moon")))
    assert not check.feasible
    assert [each.message for each in check.violations] == [
        "there is no retailer called 'moon'",
        "'A' is chosen 2 times; once is enough",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"retailers": ["A", "B"]}, "'bread' has 5 amounts; there are 2 retailers"),
        ({"retailers": ["A", "B", "C", "D", "A"]}, "two retailers are called 'A'"),
        ({"products": [SHOPS.products[0].model_dump()] * 2}, "two products are called 'bread'"),
        (
            {"products": [{"name": "x", "amounts": [-1, 1, 1, 1, 1], "target": 1}]},
            "greater than or equal to 0",
        ),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**SHOPS.model_dump(mode="json"), **change})


def test_a_program_that_is_too_large_is_refused_with_a_remedy() -> None:
    names = tuple(map(str, range(10_000)))
    row = (1.0,) * len(names)
    rows = tuple(Product(name=str(at), amounts=row, target=1) for at in range(501))
    with pytest.raises(LimitExceeded, match=r"5,010,000 amounts; the limit is 5,000,000; leave"):
        MarketSplit(retailers=names, products=rows).structure()


def test_the_words_and_the_picture_tell_the_gaps() -> None:
    solution = MarketSplitSolution(chosen=("B", "E"))
    assert SHOPS.describe(solution) == (
        "Choose B, E: bread comes to 9 of 10, milk comes to 12 of 13; the gaps sum to 2."
    )
    drawn = SHOPS.figure(solution)
    assert drawn.values == (-1, -1)
    assert drawn.groups == ("short", "short")


def test_the_dial_turns_the_digits_of_the_amounts() -> None:
    easy, hard = (MarketSplit.random(np.random.default_rng(1), 30, each) for each in (0, 1))
    assert max(max(each.amounts) for each in easy.products) < 10
    assert 80 < max(max(each.amounts) for each in hard.products) < 100
