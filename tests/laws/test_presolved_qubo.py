"""The laws of the QUBO hold after presolve: the same optimum, and no broken constraint pays."""

import dimod
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from problems.encoding.encoding_choice import Encoding
from problems.qubo import penalise
from solvers.diagonal import energies, states
from tests.brute_force import feasible_samples
from tests.laws.small_models import choices, models, tables

_PRESOLVED = Encoding(presolve=True)


def _all_states(bqm: dimod.BinaryQuadraticModel) -> list[tuple[float, dict[str, float]]]:
    order = [str(label) for label in bqm.variables]
    if not order:
        return [(float(bqm.offset), {})]
    energy = energies(bqm, order)
    table = states(np.arange(energy.size), len(order)).tolist()
    return [
        (value, dict(zip(order, bits, strict=True)))
        for value, bits in zip(energy.tolist(), table, strict=True)
    ]


@settings(max_examples=200, deadline=None)
@given(st.one_of(models(), choices(), tables()))
def test_the_presolved_minimum_is_the_optimum_and_no_broken_constraint_pays(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    bqm, invert = penalise(cqm, _PRESOLVED)
    assume(bqm.num_variables <= 12)
    labels, feasible, reference = feasible_samples(cqm)
    assume(len(feasible) > 0)
    good = {tuple(state) for state in feasible.tolist()}
    best = np.inf
    for energy, sample in _all_states(bqm):
        decoded = invert(sample)
        if tuple(decoded[label] for label in labels) in good:
            best = min(best, energy)
        else:
            assert energy > reference.min() + 1e-9
    assert best == pytest.approx(reference.min(), abs=1e-6)
    assert invert.report.is_proven


@settings(max_examples=100, deadline=None)
@given(st.one_of(choices(), tables()))
def test_presolve_never_makes_a_component_weight_heavier(
    cqm: dimod.ConstrainedQuadraticModel,
) -> None:
    plain = penalise(cqm)[1].report
    for label, weight in penalise(cqm, _PRESOLVED)[1].report.weights.items():
        if plain.proofs.get(label) == "component":
            assert weight <= plain.weights[label] * (1 + 1e-9)
