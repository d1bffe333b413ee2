"""Continuous programs are easy where they are linear or convex, and nothing is said of others."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from problems.instance.continuous_programs import continuous_program
from problems.structures import Program
from tests.problems.instance.test_unimodularity import program_of

_INTEGER = program_of([[1, 2, 3]], 4)
_CONTINUOUS = replace(_INTEGER, integer=np.zeros(3, dtype=bool))


def with_square(matrix: list[list[float]]) -> Program:
    return replace(_CONTINUOUS, quadratic=csr_array(np.array(matrix)))


def test_linear_programs() -> None:
    proof = continuous_program(_CONTINUOUS)
    assert proof is not None
    assert (proof.name, proof.kind) == ("linear program", "polynomial")
    assert continuous_program(_INTEGER) is None


def test_one_integer_is_one_too_many_unless_it_is_fixed() -> None:
    one = replace(_CONTINUOUS, integer=np.array([True, False, False]))
    assert continuous_program(one) is None
    fixed = replace(one, lower=np.array([1.0, 0, 0]))
    assert continuous_program(fixed) is not None


@pytest.mark.parametrize(
    ("matrix", "is_convex"),
    [
        ([[2, 1, 0], [1, 2, 0], [0, 0, 0]], True),
        ([[1, 1, 0], [1, 1, 0], [0, 0, 0]], True),
        ([[1, 2, 0], [2, 1, 0], [0, 0, 0]], False),
        ([[-1, 0, 0], [0, 1, 0], [0, 0, 1]], False),
    ],
)
def test_quadratic_programs_are_easy_where_they_are_convex(
    matrix: list[list[float]], *, is_convex: bool
) -> None:
    assert (continuous_program(with_square(matrix)) is not None) == is_convex
