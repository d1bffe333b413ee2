"""A variant of QAOA made ready for one model: its states, their costs, its mixers and its circuit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, assert_never

import numpy as np

from problems.one_hot_rows import OneHotRows
from problems.polynomial import Polynomial
from solvers.evidence import Variant
from solvers.qaoa.circuits.circuit import unbound_circuit
from solvers.qaoa.circuits.warm_circuit import unbound_warm_circuit
from solvers.qaoa.circuits.xy_circuit import unbound_xy_circuit
from solvers.qaoa.cost_model import cost_model
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.ising import ising
from solvers.qaoa.landscape import Landscape, landscape_of
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.schedules.start import start_angles, start_name
from solvers.qaoa.variants.ansatz import Ansatz
from solvers.qaoa.variants.product_space import ProductSpace
from solvers.qaoa.variants.relaxation import Relaxation, relaxation
from solvers.qaoa.variants.variant_choice import QuboVariant
from solvers.qaoa.variants.warm_start import warm_mixers, warm_space
from solvers.qaoa.variants.xy_mixer import xy_mixers, xy_space

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit

EPSILON = 0.25  # Egger et al., arXiv 2009.10095, take it for QAOA at low depth


@dataclass(frozen=True, slots=True)
class Setting:
    """A variant for a model; its γ is for standardised costs, `land.spread` times that of `circuit`.

    `circuit` draws the ansatz for so many layers, and `start` gives the angles that training starts
    from, `start_name` their name. `guess` is what a warm start began from.
    """

    variant: Variant
    space: ProductSpace
    land: Landscape
    ansatz: Ansatz
    circuit: Callable[[int], QuantumCircuit]
    guess: Relaxation | None = None
    start: Callable[[int], Angles] = linear_ramp
    start_name: Callable[[int], str] = "linear ramp".format


def row_setting(model: OneHotRows, order: Sequence[str]) -> Setting:
    """Returns XY mixers on the states that keep the rows; qubit i is `order[i]`."""
    space = row_space(model, order)
    land = landscape_of(space.costs(model.bqm, order))
    ansatz = Ansatz(land.standardised, xy_mixers(space, "complete"))
    return Setting(
        "xy", space, land, ansatz, partial(unbound_xy_circuit, model, order, measured=False)
    )


def row_space(model: OneHotRows, order: Sequence[str]) -> ProductSpace:
    """Returns the states that keep the rows."""
    place = {label: bit for bit, label in enumerate(order)}
    return xy_space([[place[label] for label in row] for row in model.rows], len(order))


def polynomial_setting(model: Polynomial, variant: Literal["plain", "cvar"]) -> Setting:
    """Returns X mixers from |+⟩ on all states; qubit i is the variable i."""
    costs = cost_model(model)
    space = warm_space(len(costs.order))
    land = costs.landscape("float64")
    even = np.full(len(costs.order), 0.5)
    ansatz = Ansatz(land.standardised, warm_mixers(space, even, EPSILON))
    return Setting(variant, space, land, ansatz, costs.circuit, None, costs.start, costs.start_name)


def qubo_setting(
    bqm: dimod.BinaryQuadraticModel,
    order: Sequence[str],
    variant: QuboVariant,
) -> Setting:
    """Returns X mixers from |+⟩, or tilted ones from a relaxation, on all states."""
    space = warm_space(len(order))
    land = landscape_of(space.costs(bqm, order))
    match variant:
        case "plain" | "cvar":
            even = np.full(len(order), 0.5)
            ansatz = Ansatz(land.standardised, warm_mixers(space, even, EPSILON))
            draw = partial(unbound_circuit, bqm, order, measured=False)
            start = partial(start_angles, ising(bqm, order))
            return Setting(variant, space, land, ansatz, draw, None, start, start_name)
        case "warm_start":
            guess = relaxation(bqm, order)
            ansatz = Ansatz(land.standardised, warm_mixers(space, guess.values, EPSILON))
            warm = partial(unbound_warm_circuit, bqm, order, guess.values, EPSILON, measured=False)
            return Setting(variant, space, land, ansatz, warm, guess)
        case _:
            assert_never(variant)
