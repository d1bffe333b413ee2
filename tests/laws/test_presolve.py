"""The laws of the presolve: the optimum stays, what is lifted is feasible and optimal, parts add up."""

from copy import deepcopy

import dimod
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from problems.presolve.components import split
from problems.presolve.cqm_presolve import presolve
from problems.presolve.qubo_presolve import reduce_qubo
from problems.qubo import penalise
from tests import brute_force

_NUMBERS = st.one_of(st.integers(-6, 6).map(float), st.integers(-60, 60).map(lambda n: n / 10))


@st.composite
def _models(draw: st.DrawFn) -> dimod.ConstrainedQuadraticModel:
    """Small CQMs of all whole kinds, with rows that repeat, imply, contradict or fix."""
    cqm = dimod.ConstrainedQuadraticModel()
    names = [f"v{index}" for index in range(draw(st.integers(1, 6)))]
    for name in names:
        match draw(st.sampled_from(["binary", "binary", "binary", "spin", "integer"])):
            case "integer":
                low = draw(st.integers(-3, 2))
                high = low + draw(st.integers(0, 4))
                cqm.add_variable("INTEGER", name, lower_bound=low, upper_bound=high)
            case "spin":
                cqm.add_variable("SPIN", name)
            case _:
                cqm.add_variable("BINARY", name)
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names), _NUMBERS)
    squares = {(u, v): bias for u, v, bias in draw(st.lists(pair, max_size=5))}
    linear: list[tuple[object, ...]] = [(name, draw(_NUMBERS)) for name in names]
    cqm.set_objective([*linear, *((u, v, bias) for (u, v), bias in squares.items())])
    coefficients: list[list[tuple[str, float]]] = []
    for label in range(draw(st.integers(0, 5))):
        repeats: bool = draw(st.booleans())
        if coefficients and repeats:
            factor = draw(st.sampled_from([1.0, 2.0, -1.0, -0.5]))
            terms = [(name, factor * value) for name, value in draw(st.sampled_from(coefficients))]
        else:
            chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
            number = st.sampled_from([-1.0, 1.0]) if draw(st.booleans()) else _NUMBERS
            terms = [(name, draw(number)) for name in chosen]
        coefficients.append(terms)
        sense = draw(st.sampled_from(["<=", "<=", ">=", ">=", "=="]))
        rhs = draw(st.sampled_from([0.0, 1.0, 1.0, 2.0, 3.5, -1.0, 4.0, 7.0]))
        cqm.add_constraint_from_iterable(terms, sense, rhs=rhs, label=f"c{label}")
    if draw(st.booleans()):
        first, second = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        held = dimod.QuadraticModel()
        held.add_variables_from_model(cqm)
        held.add_linear(first, 1.0)
        if first != second:
            held.add_quadratic(first, second, draw(st.sampled_from([1.0, -2.0])))
        cqm.add_constraint_from_model(held, "<=", draw(st.integers(-1, 3)), label="product")
    return cqm


@st.composite
def _qubos(draw: st.DrawFn) -> dimod.BinaryQuadraticModel:
    n = draw(st.integers(1, 9))
    names = [f"v{index}" for index in range(n)]
    bqm = dimod.BinaryQuadraticModel(draw(st.sampled_from(["BINARY", "SPIN"])))
    for name in names:
        bqm.add_linear(name, draw(_NUMBERS))
    pairs = [(u, v) for at, u in enumerate(names) for v in names[at + 1 :]]
    density = draw(st.integers(0, 4))
    for u, v in pairs:
        if draw(st.integers(0, 3)) < density:
            bqm.add_quadratic(u, v, draw(_NUMBERS))
    bqm.offset = draw(_NUMBERS)
    return bqm


def feasible_samples(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """The exhaustive search; dimod's energies forget the offset where no variable is left."""
    labels, states, energies = brute_force.feasible_samples(cqm)
    return labels, states, energies if labels else energies + float(cqm.objective.offset)


def minimum(cqm: dimod.ConstrainedQuadraticModel) -> float | None:
    _, states, energies = feasible_samples(cqm)
    return float(energies.min()) if len(states) else None


def _best(bqm: dimod.BinaryQuadraticModel) -> tuple[float, dict[str, float]]:
    if not bqm.num_variables:
        return float(bqm.offset), {}
    found = dimod.ExactSolver().sample(bqm).first
    return float(found.energy), {str(name): float(v) for name, v in found.sample.items()}


@settings(max_examples=400, deadline=None)
@given(_models())
def test_every_feasible_sample_lifts_to_a_feasible_one_and_the_optimum_stays(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    before = deepcopy(cqm)
    labels, feasible, energies = feasible_samples(cqm)
    smaller, invert, report = presolve(cqm)
    assert cqm.is_equal(before), "the given model stays as it was"
    if report.infeasible is not None:
        assert not len(feasible)
        return
    names, kept, costs = feasible_samples(smaller)
    assert bool(len(kept)) == bool(len(feasible)), "feasible exactly where the model was"
    assume(len(kept))
    allowed = {tuple(row) for row in feasible.tolist()}
    for row, cost in zip(kept.tolist(), costs.tolist(), strict=True):
        sample = dict(zip(names, row, strict=True))
        whole = invert(sample)
        assert list(whole) == labels
        assert tuple(whole.values()) in allowed
        assert {name: whole[name] for name in names} == sample, "what is left keeps its values"
        assert cqm.objective.energy(whole) == pytest.approx(cost, abs=1e-6)
    assert costs.min() == pytest.approx(energies.min(), abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(_models())
def test_a_second_presolve_finds_a_model_of_the_same_optimum_and_no_more_variables(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    smaller, _, first = presolve(cqm)
    again, invert, second = presolve(smaller)
    assert second.n_variables[1] <= first.n_variables[1]
    assert (second.infeasible is None) >= (first.infeasible is None)
    if second.infeasible is None:
        expected, found = minimum(smaller), minimum(again)
        assert found == (expected if expected is None else pytest.approx(expected, abs=1e-6))
        assert invert.order == tuple(smaller.variables)


@settings(max_examples=150, deadline=None)
@given(_models())
def test_optima_of_the_parts_make_an_optimum(cqm: dimod.ConstrainedQuadraticModel) -> None:
    parts, join = split(cqm)
    expected = minimum(cqm)
    optima = []
    for part in parts:
        names, states, energies = feasible_samples(part)
        if not len(states):
            assert expected is None
            return
        best = int(energies.argmin())
        optima.append((float(energies[best]), dict(zip(names, states[best].tolist(), strict=True))))
    assert expected == pytest.approx(sum(energy for energy, _ in optima), abs=1e-6)
    whole = join(sample for _, sample in optima)
    assert cqm.objective.energy(whole) == pytest.approx(expected, abs=1e-6)
    labels, feasible, _ = feasible_samples(cqm)
    assert [whole[label] for label in labels] in feasible.tolist()


@settings(max_examples=100, deadline=None)
@given(_models())
def test_the_qubo_of_the_presolved_model_has_the_same_minimum(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    assume(cqm.num_quadratic_variables(include_objective=False) == 0)
    expected = minimum(cqm)
    assume(expected is not None)
    smaller, _, _ = presolve(cqm)
    bqm, _ = penalise(smaller)
    assume(bqm.num_variables <= 14)
    parts, _, _ = reduce_qubo(bqm)
    assert sum(_best(part)[0] for part in parts) == pytest.approx(expected, abs=1e-6)


@settings(max_examples=400, deadline=None)
@given(_qubos())
def test_optima_of_the_reduced_parts_lift_to_an_optimum_of_equal_energy(
    bqm: dimod.BinaryQuadraticModel,
) -> None:
    before = bqm.copy()
    expected, _ = _best(bqm)
    parts, invert, report = reduce_qubo(bqm)
    assert bqm == before, "the given model stays as it was"
    optima = [_best(part) for part in parts]
    assert sum(energy for energy, _ in optima) == pytest.approx(expected, abs=1e-6)
    whole = invert(sample for _, sample in optima)
    assert list(whole) == [str(name) for name in bqm.variables]
    assert bqm.energy(whole) == pytest.approx(expected, abs=1e-6)
    assert report.n_variables == (bqm.num_variables, sum(len(part.variables) for part in parts))


@settings(max_examples=200, deadline=None)
@given(_qubos(), st.integers(0, 2**32 - 1))
def test_any_sample_of_the_parts_lifts_to_one_of_equal_energy_that_keeps_it(
    bqm: dimod.BinaryQuadraticModel, seed: int
) -> None:
    parts, invert, _ = reduce_qubo(bqm)
    values = [-1, 1] if bqm.vartype is dimod.SPIN else [0, 1]
    rng = np.random.default_rng(seed)
    samples = [{str(v): float(rng.choice(values)) for v in part.variables} for part in parts]
    whole = invert(samples)
    energy = sum(part.energy(each) for part, each in zip(parts, samples, strict=True))
    assert bqm.energy(whole) == pytest.approx(energy, abs=1e-6)
    for sample in samples:
        assert {name: whole[name] for name in sample} == sample
