"""The laws of the QUBO: its minimum is the CQM's optimum, and no broken constraint pays."""

from itertools import product

import dimod
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from problems.encoding.binary_encoding import BinaryEncoding, bit_coefficients
from problems.qubo import penalise
from solvers.diagonal import energies, states
from tests.brute_force import feasible_samples

_MOST_BITS = 18

Term = tuple[str, float]


@st.composite
def _models(draw: st.DrawFn) -> dimod.ConstrainedQuadraticModel:
    """Small CQMs of binaries, spins and integers; many have a constraint that binds."""
    cqm = dimod.ConstrainedQuadraticModel()
    names = [f"v{index}" for index in range(draw(st.integers(1, 6)))]
    for name in names:
        match draw(st.sampled_from(["binary", "binary", "binary", "spin", "integer"])):
            case "integer":
                low = draw(st.integers(-3, 2))
                high = low + draw(st.integers(0, 5))
                cqm.add_variable("INTEGER", name, lower_bound=low, upper_bound=high)
            case "spin":
                cqm.add_variable("SPIN", name)
            case _:
                cqm.add_variable("BINARY", name)
    number = st.one_of(st.integers(-9, 9).map(float), st.integers(-99, 99).map(lambda n: n / 10))
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names), number)
    squares = {(u, v): bias for u, v, bias in draw(st.lists(pair, max_size=8))}
    linear: list[tuple[object, ...]] = [(name, draw(number)) for name in names]
    cqm.set_objective([*linear, *((u, v, bias) for (u, v), bias in squares.items())])
    for label in range(draw(st.integers(0, 3))):
        chosen = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        unit = draw(st.booleans())
        coefficient = st.sampled_from([-1.0, 1.0]) if unit else number
        terms: list[Term] = [(name, draw(coefficient)) for name in chosen]
        sense = draw(st.sampled_from(["<=", ">=", "=="]))
        rhs = draw(st.sampled_from([0.0, 1.0, 1.0, 2.0, 3.5, -1.0, 4.0]))
        cqm.add_constraint_from_iterable(terms, sense, rhs=rhs, label=f"c{label}")
    return cqm


@st.composite
def _choices(draw: st.DrawFn) -> dimod.ConstrainedQuadraticModel:
    """One choice a group, pairs that exclude each other, products that cost: an assignment."""
    cqm = dimod.ConstrainedQuadraticModel()
    groups = [[f"x{g},{i}" for i in range(draw(st.integers(2, 3)))] for g in range(3)]
    names = [name for group in groups for name in group]
    for name in names:
        cqm.add_variable("BINARY", name)
    number = st.integers(-5, 20).map(float)
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names), number)
    products = {(u, v): c for u, v, c in draw(st.lists(pairs, max_size=20)) if u != v}
    linear: list[tuple[object, ...]] = [(name, draw(number)) for name in names]
    cqm.set_objective([*linear, *((u, v, c) for (u, v), c in products.items())])
    for index, group in enumerate(groups):
        sense = draw(st.sampled_from(["==", "==", "<="]))
        terms: list[Term] = [(name, 1.0) for name in group]
        cqm.add_constraint_from_iterable(terms, sense, rhs=1, label=f"group {index}")
    for index, names_held in enumerate(draw(st.lists(st.sets(st.sampled_from(names)), max_size=3))):
        held: list[Term] = [(name, 1.0) for name in sorted(names_held)]
        if held:
            cqm.add_constraint_from_iterable(held, "<=", rhs=1, label=f"clash {index}")
    return cqm


def _minimum(bqm: dimod.BinaryQuadraticModel) -> tuple[float, dict[str, float]]:
    order = [str(label) for label in bqm.variables]
    energy = energies(bqm, order)
    best = int(energy.argmin())
    bits = states(np.array([best]), len(order))[0]
    return float(energy[best]), dict(zip(order, bits.tolist(), strict=True))


@settings(max_examples=300, deadline=None)
@given(st.one_of(_models(), _choices()))
def test_the_minimum_decodes_to_a_feasible_optimum_of_equal_energy(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    bqm, invert = penalise(cqm)
    assume(bqm.num_variables <= _MOST_BITS)
    labels, feasible, reference = feasible_samples(cqm)
    assume(len(feasible) > 0)
    assert not invert.never_met
    energy, sample = _minimum(bqm)
    decoded = invert(sample)
    assert energy == pytest.approx(reference.min(), abs=1e-6)
    found = [decoded[label] for label in labels]
    assert (feasible == found).all(axis=1).any(), "the decoded minimum is feasible"
    assert cqm.objective.energy(decoded) == pytest.approx(reference.min(), abs=1e-6)


@settings(max_examples=150, deadline=None)
@given(st.one_of(_models(), _choices()))
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
