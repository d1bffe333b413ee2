"""Small instances of a family, every state of which is known: objective, feasibility and QAOA's chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from problems.encoding.inverse import Inverse
from problems.errors import EncodingError, LimitExceeded
from problems.problem import Check, Problem
from problems.qubo import penalise
from problems.structures import Floats
from solvers.diagonal import energies, polynomial_energies, states
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.ising import Ising, ising
from solvers.qaoa.schedules.schedule import field_ramp
from solvers.qaoa.schedules.start import start_angles
from solvers.qaoa.schedules.training import train
from solvers.quantum.gap_scale import cost_spread
from solvers.quantum.shot_chances import LEVELS

_TRAINED_LAYERS = 3  # up to here trained in simulation, as a person would; a ramp beyond
TINY = 1e-9
_TRIED = 200  # infeasible states of which one may decode to an answer after all
_EVALUATIONS = 30  # of energy and gradient: the energy has all but stopped falling by then
_BLOCK = 1 << 14  # states whose rows are judged at once: tens of megabytes
_MOST_DECODED = 13  # qubits: a state takes 0.1 ms to decode and check


@dataclass(frozen=True, slots=True, eq=False)
class SmallInstance:
    """One instance and all its 2ⁿ states.

    Shape: `costs` and `gaps` (2**n,). A gap is the objective's distance from the optimum over the optimum's
    size, infinite where the state is infeasible. `scale` is the gap of the mean of all states where none is
    infeasible, else 1: what levels are relative to. `estimated` is what the QUBO alone tells of it.
    """

    family: str
    seed: int
    model: Ising
    costs: Floats
    gaps: Floats
    is_free: bool
    scale: float
    estimated: float

    @property
    def n_qubits(self) -> int:
        """How many qubits its QUBO takes."""
        return self.model.n_spins


def qubits_of(problem: Problem[Any]) -> int | None:
    """Returns at least how many qubits the QUBO takes, before it is built; None where it has none."""
    try:
        return len(problem.cqm().variables)
    except (EncodingError, LimitExceeded):
        return None


def small_instance(
    problem: Problem[Any], seed: int, *, fewest: int, most: int
) -> SmallInstance | None:
    """Returns the instance; None where its QUBO has not so many qubits, or nothing is feasible."""
    try:
        bqm, invert = penalise(problem.cqm())
    except (EncodingError, LimitExceeded):
        return None
    n = bqm.num_variables
    if not fewest <= n <= most or not bqm.num_interactions:
        return None
    order = list(invert.variables)
    bits = states(np.arange(1 << n), n)
    gaps = _gaps_by_model(problem, bits, invert)
    if gaps is not None and _decodes_leniently(problem, bits, invert, gaps):
        gaps = _gaps_by_decoding(problem, bits, invert) if n <= _MOST_DECODED else None
    if gaps is None:
        return None
    return SmallInstance(
        family=problem.family,
        seed=seed,
        model=ising(bqm, order),
        costs=energies(bqm, order),
        gaps=gaps,
        is_free=bool(np.isfinite(gaps).all()),
        scale=scale_of(gaps),
        estimated=cost_spread(bqm).scale,
    )


def _gaps_by_model(problem: Problem[Any], bits: NDArray[np.int8], invert: Inverse) -> Floats | None:
    """Gaps from the CQM's objective and rows, all states at once."""
    energy = _energies_by_polynomial(problem, bits, list(invert.variables))
    if energy is None:
        labels = [*invert.binaries, *(each.label for each in invert.encodings)]
        values = values_of(bits, invert)
        energy = np.asarray(problem.cqm().objective.energies((values, labels)))
    blocks = np.array_split(bits, max(1, len(bits) // _BLOCK))
    feasible = np.concatenate([invert.meets(block) for block in blocks])
    values, place = np.unique(energy[feasible], return_inverse=True)
    objectives = np.array([problem.objective_of_energy(float(value)) for value in values])
    return relative_gaps(feasible, objectives[place], problem.sense.sign)


def _decodes_leniently(
    problem: Problem[Any], bits: NDArray[np.int8], invert: Inverse, gaps: Floats
) -> bool:
    """Whether the family reads a feasible answer from some state that breaks a row."""
    broken = np.flatnonzero(np.isinf(gaps))
    tried = broken[:: max(1, broken.size // _TRIED)]
    return any(_check(problem, bits[each], invert).feasible for each in tried.tolist())


def _gaps_by_decoding(
    problem: Problem[Any], bits: NDArray[np.int8], invert: Inverse
) -> Floats | None:
    """Gaps as the family decodes and checks them, one by one; states that differ in slack alone once."""
    own = len(invert.variables) - invert.n_slack
    _, first, place = np.unique(bits[:, :own], axis=0, return_index=True, return_inverse=True)
    checks = [_check(problem, bits[each], invert) for each in first.tolist()]
    feasible = np.array([each.feasible and each.objective is not None for each in checks])
    objectives = np.array([each.objective if each.feasible else 0.0 for each in checks], float)
    gaps = relative_gaps(feasible, objectives[feasible], problem.sense.sign)
    return None if gaps is None else gaps[place.reshape(-1)]


def _check(problem: Problem[Any], bits: NDArray[np.int8], invert: Inverse) -> Check:
    sample = dict(zip(invert.variables, bits.astype(float).tolist(), strict=True))
    return problem.check(problem.decode(invert(sample)))


def _energies_by_polynomial(
    problem: Problem[Any], bits: NDArray[np.int8], order: list[str]
) -> Floats | None:
    """The polynomial's value in every state, whatever the bits are that stand for its products."""
    polynomial = problem.polynomial()
    if polynomial is None:
        return None
    place = [order.index(label) for label in polynomial.variables]
    of_numbers = polynomial_energies(polynomial.in_bits(), len(place))
    return np.asarray(of_numbers[bits[:, place].astype(np.int64) @ (1 << np.arange(len(place)))])


def values_of(bits: NDArray[np.int8], invert: Inverse) -> Floats:
    """Returns the CQM's values in each state, binaries first, then the encoded variables."""
    place = {label: index for index, label in enumerate(invert.variables)}
    columns = [bits[:, place[label]].astype(float) for label in invert.binaries]
    for each in invert.encodings:
        picked = bits[:, [place[bit] for bit in each.bits]].astype(float)
        value = each.base + picked @ np.array(each.coefficients, float)
        columns.append(np.minimum(value, each.upper))
    return np.stack(columns, axis=1)


def relative_gaps(feasible: NDArray[np.bool_], objectives: Floats, sign: int) -> Floats | None:
    """Each state's distance from the optimum over its size, infinite where infeasible; None if all are.

    Shape: `objectives` of the feasible states alone.
    """
    if not feasible.any():
        return None
    best = sign * float((sign * objectives).min())
    apart, size = np.abs(objectives - best), abs(best)
    relative = apart / size if size > TINY else np.where(apart > TINY, 1.0, 0.0)
    gaps = np.full(feasible.size, np.inf)
    gaps[feasible] = np.where(relative <= TINY, 0.0, relative)
    return gaps


def scale_of(gaps: Floats) -> float:
    """Returns the mean gap of all states, 1 where some are infeasible or there is no such measure.

    >>> scale_of(np.array([0.0, 0.5, 1.0])), scale_of(np.array([0.0, np.inf]))
    (0.5, 1.0)
    """
    mean = float(gaps.mean())
    return mean if np.isfinite(mean) and mean > TINY else 1.0


def level_logs(gaps: Floats, shares: Floats) -> Floats:
    """Returns log2 of the probability within each level, and last of all feasible states.

    `gaps` are in units of the scale. Shape: `shares` (2**n,) of the states, to (levels + 1,).
    """
    finite = np.isfinite(gaps)
    within = [float(shares[gaps <= level + TINY].sum()) for level in LEVELS]
    return np.asarray(np.log2(np.clip([*within, float(shares[finite].sum())], 2.0**-60, 1.0)))


def exact_gap(gaps: Floats, shares: Floats, shots: int) -> float:
    """Returns the expected gap of the best of k shots, exactly; none and worse than 1 count as 1."""
    capped = np.minimum(gaps, 1.0)
    order = np.argsort(capped, kind="stable")
    passed = np.minimum(np.cumsum(shares[order]), 1.0)
    missed = np.exp(shots * np.log1p(-np.minimum(passed, 1.0 - 1e-16)))
    return float(np.sum(np.diff(capped[order], append=1.0) * missed) + capped[order[0]])


def shot_shares(instance: SmallInstance, layers: int) -> Floats:
    """Returns the probability of each state under the schedule that a person would run.

    Up to three layers L-BFGS from the default angles, on standardised costs; beyond, the untrained ramp
    by the typical field, the default of `solvers.qaoa.schedules.start`.
    """
    spread = float(instance.costs.std()) or 1.0
    engine = engine_for((instance.costs - instance.costs.mean()) / spread)
    return engine.probabilities(_angles(instance, engine, layers))


def _angles(instance: SmallInstance, engine: Any, layers: int) -> Angles:
    if layers > _TRAINED_LAYERS:
        return field_ramp(layers, instance.model.typical_field / instance.model.spread)
    return train(
        engine, start_angles(instance.model, layers), lambda n_done: n_done < _EVALUATIONS
    ).angles
