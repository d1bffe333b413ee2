"""Recursive QAOA on the closed form of one layer: the strongest correlation is fixed, round by round.

Each round finds the best two angles, takes the largest of all |⟨s_i s_j⟩| of coupled pairs and all
|⟨s_i⟩| of spins in a field, and fixes that pair to its sign, or that spin to its value: one spin
fewer. The last few spins are enumerated. Nothing is sampled and no quantum state is ever stored.

Source: Bravyi, Kliesch, Koenig and Tang, arXiv 1910.08980; with fields as in their section on Ising
models with a fixed spin: a field is a coupling to a spin that is always 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from problems.structures import Floats, Ints
from solvers.diagonal import states
from solvers.qaoa.expectations.closed_form import OneLayer, one_layer
from solvers.qaoa.expectations.one_layer_angles import OneLayerAngles, best_angles
from solvers.qaoa.ising import Ising, from_arrays, state_costs

_ENUMERATED = (
    12  # spins left at the end: 4,096 states; more would be enumeration's merit, not QAOA's
)
_TIED = 1e-9  # correlations that differ by rounding only
_ROUGHLY = 0.02  # precision of γ in a round: the order of the correlations hardly depends on it
_SCAN_EVERY = 16  # rounds: between two scans of γ the search starts from the last optimum


@dataclass(frozen=True, slots=True)
class Elimination:
    """Spin `gone` is `sign` times spin `kept`, or `sign` itself where `kept` is None."""

    gone: int
    kept: int | None
    sign: int


@dataclass(frozen=True, slots=True)
class Recursion:
    """The answer, as −1 and 1 for each spin, its cost, and the first round's angles.

    `strengths` are the correlations that were fixed, in order: how sure each round was. `was_tied`
    says whether the generator had to choose between equal ones, so that another seed may differ.
    """

    spins: Floats
    energy: float
    first: OneLayerAngles
    strengths: tuple[float, ...]
    was_tied: bool


def recursive_qaoa(
    model: Ising, rng: np.random.Generator, may_go_on: Callable[[int, int], bool]
) -> Recursion | None:
    """Returns one run's answer; equal correlations are told apart by the generator.

    `may_go_on` is asked before each round with the rounds done and those to come; None where it
    said no.
    """
    reduced, alive = model, np.arange(model.n_spins)
    made: list[Elimination] = []
    strengths: list[float] = []
    was_tied = False
    angles = first = best_angles(one_layer(model))
    field = model.typical_field
    while reduced.n_spins > _ENUMERATED:
        if not may_go_on(len(made), reduced.n_spins - _ENUMERATED):
            return None
        layer = one_layer(reduced)
        if made:
            near, field = angles.gamma * field, reduced.typical_field
            start = near / field if len(made) % _SCAN_EVERY else None
            angles = best_angles(layer, start, _ROUGHLY)
        step, strength, n_tied = _strongest(layer, angles, rng)
        was_tied |= n_tied > 1
        strengths.append(strength)
        made.append(_in_names(step, alive))
        reduced, alive = eliminate(reduced, step), np.delete(alive, step.gone)
    spins = np.empty(model.n_spins)
    spins[alive] = _lowest(reduced)
    for each in reversed(made):
        spins[each.gone] = each.sign * (1.0 if each.kept is None else spins[each.kept])
    energy = float(model.energies(spins[np.newaxis])[0])
    return Recursion(spins, energy, first, tuple(strengths), was_tied)


def eliminate(model: Ising, step: Elimination) -> Ising:
    """Returns the Ising of the spins that are left, in their old order, with the same costs.

    >>> chain = from_arrays(np.zeros(3), np.array([0, 1]), np.array([1, 2]), np.array([2.0, 3.0]))
    >>> shorter = eliminate(chain, Elimination(gone=1, kept=0, sign=-1))
    >>> shorter.left, shorter.right, shorter.weights, shorter.offset
    (array([0]), array([1]), array([-3.]), -2.0)
    """
    gone, sign = step.gone, float(step.sign)
    touches = (model.left == gone) | (model.right == gone)
    other = np.where(model.left == gone, model.right, model.left)[touches]
    moved = sign * model.weights[touches]
    fields, offset = model.fields.copy(), model.offset
    left, right, weights = model.left[~touches], model.right[~touches], model.weights[~touches]
    if step.kept is None:
        offset += sign * fields[gone]
        np.add.at(fields, other, moved)
    else:
        fields[step.kept] += sign * fields[gone]
        offset += float(moved[other == step.kept].sum())
        apart = other != step.kept
        left = np.concatenate([left, np.full(int(apart.sum()), step.kept)])
        right, weights = (
            np.concatenate([right, other[apart]]),
            np.concatenate([weights, moved[apart]]),
        )
    fields = np.delete(fields, gone)
    return from_arrays(fields, left - (left > gone), right - (right > gone), weights, offset)


def _strongest(
    layer: OneLayer, angles: OneLayerAngles, rng: np.random.Generator
) -> tuple[Elimination, float, int]:
    """What to fix, how strong that correlation is, and how many are equal to it.

    A spin that nothing acts on is set to 1.
    """
    found = layer.correlations(angles.gamma, angles.beta)
    values = np.concatenate([found.pairs, found.spins])
    sizes = np.abs(values)
    tied = np.flatnonzero(sizes >= sizes.max() - _TIED)
    chosen = int(rng.choice(tied))
    sign = 1 if values[chosen] >= 0 else -1
    n_pairs = found.pairs.size
    if chosen >= n_pairs:
        return Elimination(chosen - n_pairs, None, sign), float(sizes[chosen]), tied.size
    i, j = int(layer.model.left[chosen]), int(layer.model.right[chosen])
    return Elimination(gone=j, kept=i, sign=sign), float(sizes[chosen]), tied.size


def _in_names(step: Elimination, alive: Ints) -> Elimination:
    kept = None if step.kept is None else int(alive[step.kept])
    return replace(step, gone=int(alive[step.gone]), kept=kept)


def _lowest(model: Ising) -> Floats:
    """The spins of least cost among all states."""
    best = np.array([int(state_costs(model).argmin())])
    return np.where(states(best, model.n_spins)[0] == 1, 1.0, -1.0)
