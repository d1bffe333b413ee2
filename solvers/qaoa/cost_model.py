"""What QAOA asks of a model that it minimises, whether a QUBO or a polynomial of any degree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from problems.polynomial import Polynomial
from problems.structures import Floats, Ints
from solvers.diagonal import energies_of, polynomial_energies
from solvers.qaoa.circuits.circuit import unbound_circuit
from solvers.qaoa.circuits.hubo_circuit import unbound_hubo_circuit
from solvers.qaoa.engines.engine import Precision
from solvers.qaoa.engines.memory import MOST_FLOAT64_QUBITS, MOST_QUBITS
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.ising import ising
from solvers.qaoa.landscape import Landscape, landscape, landscape_of
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.qaoa.schedules.start import start_angles, start_name
from solvers.result import Model

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit

# Of bits or spins, where one is written as the other: drawing LABS of 25 signs, which comes to 17,000, takes
# 0.2 s a layer.
_MOST_PRODUCTS = 50_000


@dataclass(frozen=True, slots=True)
class CostModel:
    """The cost of states, the circuit, and where its angles start; qubit i is the variable `order[i]`.

    `energies_of` gives the costs of some states, by their numbers, in float64. `circuit`, `start` and
    `start_name` take the number of layers; γ of `start` is for standardised costs.
    """

    order: tuple[str, ...]
    is_spin: bool
    landscape: Callable[[Precision], Landscape]
    energies_of: Callable[[Landscape, Ints], Floats]
    circuit: Callable[[int], QuantumCircuit]
    start: Callable[[int], Angles]
    start_name: Callable[[int], str]


def cost_model(model: Model) -> CostModel:
    """Returns what QAOA asks of a QUBO or a polynomial."""
    if isinstance(model, Polynomial):
        return _of_polynomial(model)
    bqm = cast("dimod.BinaryQuadraticModel", model)
    order = tuple(cast("list[str]", list(bqm.variables)))
    return CostModel(
        order=order,
        is_spin=bqm.vartype.name == "SPIN",
        landscape=partial(landscape, bqm, order),
        energies_of=lambda _, numbers: energies_of(bqm, order, numbers),
        circuit=partial(unbound_circuit, bqm, order, measured=False),
        start=partial(start_angles, ising(bqm, order)),
        start_name=start_name,
    )


def _of_polynomial(model: Polynomial) -> CostModel:
    """A polynomial's answers are binaries, of spins too; its costs are always in float64.

    It starts from the ramp by the spread of its costs. Training from that by the typical field ends at
    the same ratio within 0.025, mostly lower, and takes up to 40 % more evaluations; only for LABS on two
    layers is its optimum likelier, 2.5 times (evals/bench/polynomial_starts.py).
    """
    return CostModel(
        order=model.variables,
        is_spin=False,
        landscape=lambda _: polynomial_landscape(model),
        energies_of=lambda land, numbers: land.costs[numbers],
        circuit=partial(unbound_hubo_circuit, model.to_dimod(), model.variables, measured=False),
        start=linear_ramp,
        start_name="linear ramp".format,
    )


def polynomial_landscape(model: Polynomial) -> Landscape:
    """Returns the value of every state, qubit i being the variable i."""
    return landscape_of(polynomial_energies(model.in_bits(), len(model.variables)))


def model_refusal(model: Model, most: int) -> str | None:
    """Returns why a model cannot be simulated on at most so many qubits, whatever memory there is."""
    is_polynomial = isinstance(model, Polynomial)
    name = "polynomial" if is_polynomial else "QUBO"
    n_qubits = len(getattr(model, "variables", ()))
    most = min(most, MOST_FLOAT64_QUBITS if is_polynomial else MOST_QUBITS)
    if n_qubits == 0:
        return f"the {name} has no variables; 'qaoa' needs at least one"
    if n_qubits > most:
        return (
            f"the {name} has {n_qubits} variables; 'qaoa' simulates at most {most} qubits"
            f"{' of polynomials' * is_polynomial}; use 'annealing' or 'exact', or a smaller model"
        )
    if isinstance(model, Polynomial) and model.n_products > _MOST_PRODUCTS:
        return (
            f"the polynomial has up to {model.n_products:,.0f} products of spins; 'qaoa' draws circuits "
            f"of at most {_MOST_PRODUCTS:,}; use 'annealing' or 'exact', or leave out long products"
        )
    return None
