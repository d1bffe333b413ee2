"""Number partitioning against every way to divide the numbers."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from problems.families.number_partition import NumberPartition, NumberPartitionSolution
from problems.structures import Program, Values
from tests.brute_force import feasible_samples, minimum

EXAMPLES = (
    ((8, 7, 6, 5, 4, 11, 3), 2),
    ((40, 35, 30, 25, 20, 11), 3),
    ((2.5, 1.75, 3, 0.5, 1.5), 2),
    ((19, 17, 13, 9, 6), 2),
)


def _best(problem: NumberPartition) -> float:
    n = len(problem.numbers)
    objectives = []
    for places in product(range(problem.n_piles), repeat=n):
        piles = tuple(
            tuple(index for index in range(n) if places[index] == pile)
            for pile in range(problem.n_piles)
        )
        objective = problem.check(NumberPartitionSolution(piles=piles)).objective
        assert objective is not None
        objectives.append(objective)
    return min(objectives)


def _proven(program: Program) -> tuple[float, Values]:
    found = milp(
        program.linear,
        integrality=program.integer.astype(int),
        bounds=Bounds(program.lower, program.upper),
        constraints=LinearConstraint(program.rows, program.row_lower, program.row_upper),
    )
    assert found.success, found.message
    return float(found.fun), Values(np.asarray(found.x, dtype=float))


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[tuple[float, ...], int]
) -> None:
    problem = NumberPartition(numbers=given[0], n_piles=given[1])
    claimed = NumberPartition.examples[example].objective
    assert _best(problem) == pytest.approx(claimed)
    cost, answer = _proven(problem.structure())
    assert cost == pytest.approx(claimed)
    assert problem.check(problem.decode_structure(answer)).objective == pytest.approx(claimed)


@pytest.mark.parametrize("seed", range(6))
def test_the_square_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    numbers = np.random.default_rng(seed).integers(1, 40, 8) / (1, 4, 10)[seed % 3]
    problem = NumberPartition(numbers=tuple(numbers.tolist()))
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem))


@pytest.mark.parametrize("n_piles", [2, 3, 4, 7])
@pytest.mark.parametrize("seed", range(3))
def test_the_program_has_the_optimum_of_exhaustive_search(seed: int, n_piles: int) -> None:
    numbers = np.random.default_rng(seed).integers(0, 30, 6) / (1, 4, 10)[seed % 3]
    problem = NumberPartition(numbers=tuple(numbers.tolist()), n_piles=n_piles)
    cost, answer = _proven(problem.structure())
    assert cost == pytest.approx(_best(problem), abs=1e-9)
    assert problem.check(problem.decode_structure(answer)).objective == pytest.approx(
        cost, abs=1e-9
    )


def test_the_cqm_of_three_piles_agrees_with_exhaustive_search() -> None:
    problem = NumberPartition(numbers=(5, 4, 3.5, 3, 1), n_piles=3)
    labels, states, energies = feasible_samples(problem.cqm())
    best = int(energies.argmin())
    decoded = problem.decode(dict(zip(labels, states[best].tolist(), strict=True)))
    assert problem.objective_of_energy(float(energies[best])) == _best(problem)
    assert problem.check(decoded).objective == _best(problem)


@pytest.mark.parametrize(
    "numbers",
    [(2.0**30, 2.0**29 + 1, 2.0**29), (0.1234567890123456, 1e6 / 7, 142857.0)],
    ids=["too large to square", "too many digits to count"],
)
def test_numbers_beyond_exact_squares_keep_a_model(numbers: tuple[float, ...]) -> None:
    problem = NumberPartition(numbers=numbers)
    energy, _ = _proven(problem.structure())
    assert problem.objective_of_energy(energy) >= 0
    assert problem.cqm().variables
    assert energy == pytest.approx(_best(problem), rel=1e-6)


def test_decimals_are_summed_as_written() -> None:
    problem = NumberPartition(numbers=(0.1, 0.2, 0.3))
    check = problem.check(NumberPartitionSolution(piles=((0, 1), (2,))))
    assert check.objective == 0


def test_more_piles_than_numbers_leave_some_empty() -> None:
    problem = NumberPartition(numbers=(4, 3), n_piles=3)
    assert _proven(problem.structure())[0] == pytest.approx(4)


def test_check_names_what_is_broken() -> None:
    problem = NumberPartition(numbers=(4, 3, 2), names=("ham", "eggs", "jam"))
    check = problem.check(NumberPartitionSolution(piles=((0, 1), (1, 7), ())))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no number 7; they are 0 to 2",
        "eggs lies in 2 places; it must be one",
        "jam lies in 0 places; it must be one",
        "there are 3 piles; there must be 2",
    ]


def test_repair_puts_every_number_in_one_pile_and_says_so() -> None:
    problem = NumberPartition(numbers=(4, 3, 2, 1), n_piles=3)
    mended, changes = problem.repair(NumberPartitionSolution(piles=((0,), (0, 1), ())))
    assert mended.piles == ((0,), (1,), (2, 3))
    assert changes == (
        "took 4 off another pile",
        "put 2 on the smallest pile",
        "put 1 on the smallest pile",
    )
    assert problem.check(mended).feasible


def test_names_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="3 numbers and 1 names"):
        NumberPartition(numbers=(1, 2, 3), names=("one",))
    with pytest.raises(ValueError, match="two numbers are called 'one'"):
        NumberPartition(numbers=(1, 2), names=("one", "one"))
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        NumberPartition(numbers=(1, -2))


def test_words_tell_the_piles_and_their_difference() -> None:
    problem = NumberPartition(numbers=(2.5, 1.75, 3), unit="t")
    words = problem.describe(NumberPartitionSolution(piles=((0, 1), (2,))))
    assert words == "Piles: 2.5, 1.75 (sum 4.25 t) | 3 (sum 3 t); they differ by 1.25 t."


def test_the_dial_is_the_bits_of_a_number() -> None:
    largest = [
        max(NumberPartition.random(np.random.default_rng(2), 24, each).numbers)
        for each in (0, 0.5, 1)
    ]
    assert largest[0] <= 2**3 < 2**8 < largest[1] < 2**14 < 2**19 < largest[2] <= 2**24
    many = NumberPartition.random(np.random.default_rng(2), 500, 1)
    assert sum(many.numbers) < 2**51
