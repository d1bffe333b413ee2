"""Low autocorrelation sequences against every sequence, and the optima that are known."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.labs import Labs, LabsSolution
from problems.modelling.autocorrelation import energy_terms
from problems.registry import parse_problem
from tests.brute_force import minimum

# Packebusch and Mertens 2016, table of the optimal energies
_KNOWN = {3: 1, 4: 2, 5: 2, 6: 7, 7: 3, 8: 8, 9: 12, 10: 13, 11: 5, 12: 10, 13: 6, 14: 19}


def _energy(signs: tuple[int, ...]) -> int:
    n = len(signs)
    return sum(sum(signs[i] * signs[i + k] for i in range(n - k)) ** 2 for k in range(1, n))


def _allowed(problem: Labs) -> list[tuple[int, ...]]:
    middle = problem.n // 2
    return [
        signs
        for signs in product((-1, 1), repeat=problem.n)
        if signs[: len(problem.prefix)] == problem.prefix
        and (
            not problem.skew_symmetric
            or all(
                signs[middle + off] == (-1) ** off * signs[middle - off]
                for off in range(middle + 1)
            )
        )
    ]


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7])
def test_the_least_energy_is_the_optimum_that_is_known(n: int) -> None:
    assert minimum(Labs(n=n).cqm()) == _KNOWN[n]


@pytest.mark.parametrize("n", [10, 13])
def test_check_gives_the_optimum_that_is_known(n: int) -> None:
    energies = [
        Labs(n=n).check(LabsSolution(sequence=(1, *signs))).objective
        for signs in product((-1, 1), repeat=n - 1)
    ]
    assert min(each for each in energies if each is not None) == _KNOWN[n]


def test_the_worked_examples_have_the_optimum_they_claim() -> None:
    first, second, third = (example.objective for example in Labs.examples)
    assert (first, second) == (_KNOWN[13], _KNOWN[10])
    radar = Labs(n=9, skew_symmetric=True)
    assert minimum(radar.cqm()) == third == min(map(_energy, _allowed(radar)))


@pytest.mark.parametrize(
    "problem",
    [
        Labs(n=2),
        Labs(n=6, prefix=(-1, 1)),
        Labs(n=7, prefix=(1, 1, 1, 1)),
        Labs(n=4, prefix=(1, 1, -1)),
        Labs(n=7, skew_symmetric=True),
        Labs(n=9, skew_symmetric=True, prefix=(-1, -1)),
        Labs(n=5, skew_symmetric=True, prefix=(1, 1)),
    ],
)
def test_settled_and_mirrored_signs_leave_the_best_of_the_rest(problem: Labs) -> None:
    assert minimum(problem.cqm()) == min(map(_energy, _allowed(problem)))


@pytest.mark.parametrize("skew", [False, True])
def test_every_sample_decodes_to_a_sequence_that_is_allowed(skew: bool) -> None:
    problem = Labs(n=7, prefix=(-1,), skew_symmetric=skew)
    allowed = set(_allowed(problem))
    free = [label for label in problem.cqm().variables if label.startswith("s")]
    seen = {
        problem.decode(dict(zip(free, bits, strict=True))).sequence
        for bits in product((0, 1), repeat=len(free))
    }
    assert seen == allowed
    assert all(problem.check(LabsSolution(sequence=each)).feasible for each in seen)


def test_the_terms_are_the_energy_for_every_sequence() -> None:
    terms = energy_terms([(0, 1), (1, -1), (None, -1), (0, -1), (2, 1), (3, 1)])
    for a, b, c, d in product((-1, 1), repeat=4):
        spins = np.array([a, b, c, d])
        value = sum(factor * np.prod(spins[list(key)]) for key, factor in terms.items())
        assert value == _energy((a, -b, -1, -a, c, d))


def test_check_names_each_violation() -> None:
    problem = Labs(n=5, prefix=(1, 1), skew_symmetric=True)
    check = problem.check(LabsSolution(sequence=(1, -1, 1, 1, -1)))
    assert check.objective == _energy((1, -1, 1, 1, -1))
    assert [each.message for each in check.violations] == [
        "sign 2 is -1; it is settled as +1",
        "signs 1 and 5 must be equal",
    ]
    assert problem.check(LabsSolution(sequence=(1, 1, 1, 1, 1))).violations[0].message == (
        "signs 2 and 4 must differ"
    )
    for sequence, message in (
        ((1, 1), "the sequence has 2 signs; it needs 5"),
        ((1, 1, 0, 1, 1), "sign 3 is 0; each must be 1 or -1"),
    ):
        check = problem.check(LabsSolution(sequence=sequence))
        assert check.objective is None
        assert [each.message for each in check.violations] == [message]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"n": 1}, "greater than or equal to 2"),
        ({"n": 2, "prefix": [1, 1, 1]}, "3 signs are settled; of these 1 at most"),
        ({"n": 4, "skew_symmetric": True}, "an odd length, not 4; give 5"),
        (
            {"n": 5, "prefix": [1, 1, 1], "skew_symmetric": True},
            "3 signs are settled; of these 2 at most",
        ),
        ({"n": 3, "prefix": [0]}, "-1 or 1"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "labs", **fields})


def test_a_sequence_that_is_too_long_is_refused_with_a_remedy() -> None:
    with pytest.raises(LimitExceeded, match="101 signs; its model takes at most 100; ask for a"):
        Labs(n=101).cqm()


def test_the_words_tell_runs_and_merit_and_the_picture_the_lags() -> None:
    barker = LabsSolution(sequence=(1, 1, 1, 1, 1, -1, -1, 1, 1, -1, 1, -1, 1))
    assert Labs(n=13).describe(barker) == (
        "The sequence +++++--++-+-+, with runs of 5 2 2 1 1 1 1 equal signs, has the energy 6 and the "
        "merit factor 14.083."
    )
    drawn = Labs(n=4).figure(LabsSolution(sequence=(1, 1, 1, -1)))
    assert drawn.values == (1, 0, -1)
    assert drawn.groups == ("above 0", "0 or below", "0 or below")


def test_the_dial_turns_how_many_signs_are_free() -> None:
    lengths = [len(Labs.random(np.random.default_rng(1), 17, each).prefix) for each in (0, 0.5, 1)]
    assert lengths == [17, 10, 2]
