"""The laws of the QUBO hold for every encoding, and every sample goes there and back."""

from typing import get_args

import dimod
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from problems.encoding.encoding_choice import ChoiceKind, Encoding, IntegerKind
from problems.encoding.integer_coefficients import coefficients
from problems.qubo import penalise
from solvers.diagonal import energies, states
from tests.brute_force import feasible_samples
from tests.laws.small_models import choices, minimum, models, tables

ENCODINGS = st.builds(
    Encoding,
    integers=st.sampled_from(get_args(IntegerKind)),
    one_of_many=st.sampled_from(get_args(ChoiceKind)),
)
ANY_MODEL = st.one_of(models(), choices(), tables())
_MOST_BITS = 16


@settings(max_examples=300, deadline=None)
@given(ANY_MODEL, ENCODINGS)
def test_the_minimum_decodes_to_the_optimum_with_equal_energy(
    cqm: dimod.ConstrainedQuadraticModel, encoding: Encoding
) -> None:
    bqm, invert = penalise(cqm, encoding)
    assume(bqm.num_variables <= _MOST_BITS)
    labels, feasible, reference = feasible_samples(cqm)
    assume(len(feasible) > 0)
    energy, sample = minimum(bqm)
    decoded = invert(sample)
    assert energy == pytest.approx(reference.min(), abs=1e-6)
    assert (feasible == [decoded[label] for label in labels]).all(axis=1).any()
    assert cqm.objective.energy(decoded) == pytest.approx(reference.min(), abs=1e-6)
    assert invert.report.is_proven


@settings(max_examples=200, deadline=None)
@given(ANY_MODEL, ENCODINGS)
def test_a_broken_constraint_never_pays_in_any_encoding(
    cqm: dimod.ConstrainedQuadraticModel, encoding: Encoding
) -> None:
    bqm, invert = penalise(cqm, encoding)
    assume(bqm.num_variables <= 13)
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


@settings(max_examples=200, deadline=None)
@given(ANY_MODEL, ENCODINGS, st.data())
def test_a_lifted_sample_comes_back_with_its_own_energy(
    cqm: dimod.ConstrainedQuadraticModel, encoding: Encoding, data: st.DataObject
) -> None:
    bqm, invert = penalise(cqm, encoding)
    labels, feasible, reference = feasible_samples(cqm)
    assume(len(feasible) > 0)
    row = data.draw(st.integers(0, len(feasible) - 1))
    sample = dict(zip(labels, feasible[row].tolist(), strict=True))
    lifted = invert.lift(sample)
    assert list(lifted) == [str(label) for label in bqm.variables]
    assert invert(lifted) == sample
    # Lifting finds the best slack: nothing is paid for a sample that breaks nothing.
    assert bqm.energy(lifted) == pytest.approx(reference[row], abs=1e-6)


@given(st.sampled_from(get_args(IntegerKind)), st.integers(0, 200))
def test_bits_reach_every_value_of_the_range_and_no_other(kind: IntegerKind, width: int) -> None:
    values = coefficients("x", kind, width)
    if kind == "one_hot":
        assert set(values) == (set(range(width + 1)) if width else set())
        return
    sums = {0}
    for each in values:
        sums |= {total + each for total in sums}
    assert sums == set(range(width + 1))
    assert len(values) <= {"binary": 8, "arithmetic": 20}.get(kind, width)
