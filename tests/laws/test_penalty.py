"""The laws of the QUBO: its minimum is the CQM's optimum, and no broken constraint pays."""

from itertools import product

import dimod
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from problems.encoding.binary_encoding import BinaryEncoding
from problems.encoding.integer_coefficients import bit_coefficients
from problems.qubo import penalise
from solvers.diagonal import energies, states
from tests.brute_force import feasible_samples
from tests.laws.small_models import choices, minimum, models, tables

_MOST_BITS = 18


@settings(max_examples=300, deadline=None)
@given(st.one_of(models(), choices(), tables()))
def test_the_minimum_decodes_to_a_feasible_optimum_of_equal_energy(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    bqm, invert = penalise(cqm)
    assume(bqm.num_variables <= _MOST_BITS)
    labels, feasible, reference = feasible_samples(cqm)
    assume(len(feasible) > 0)
    assert not invert.never_met
    energy, sample = minimum(bqm)
    decoded = invert(sample)
    assert energy == pytest.approx(reference.min(), abs=1e-6)
    found = [decoded[label] for label in labels]
    assert (feasible == found).all(axis=1).any(), "the decoded minimum is feasible"
    assert cqm.objective.energy(decoded) == pytest.approx(reference.min(), abs=1e-6)


@settings(max_examples=150, deadline=None)
@given(st.one_of(models(), choices(), tables()))
def test_a_broken_constraint_never_pays(cqm: dimod.ConstrainedQuadraticModel) -> None:
    bqm, invert = penalise(cqm)
    assume(bqm.num_variables <= 14)
    labels, feasible, reference = feasible_samples(cqm)
    assume(len(feasible) > 0)
    order = [str(label) for label in bqm.variables]
    energy = energies(bqm, order)
    good = {tuple(state) for state in feasible.tolist()}
    table = states(np.arange(energy.size), len(order)).tolist()
    for value, bits in zip(energy.tolist(), table, strict=True):
        decoded = invert(dict(zip(order, bits, strict=True)))
        if tuple(decoded[label] for label in labels) not in good:
            assert value > reference.min()


@given(st.integers(-50, 50), st.integers(0, 300), st.data())
def test_decoding_an_encoded_integer_gives_it_back(
    base: int, width: int, data: st.DataObject
) -> None:
    coefficients = bit_coefficients(width)
    bits = tuple(f"x[{index}]" for index in range(len(coefficients)))
    encoding = BinaryEncoding("x", base, coefficients, bits)
    value = data.draw(st.integers(base, base + width))
    assert encoding.decode(encoding.encode(value)) == value


@given(st.integers(0, 200))
def test_bits_reach_every_value_of_the_range_and_no_other(width: int) -> None:
    coefficients = bit_coefficients(width)
    sums = {sum(each) for each in product(*((0, c) for c in coefficients))}
    assert sums == set(range(width + 1))
    assert len(coefficients) == width.bit_length()
