"""How much the objective can change when a group of bits is set anew: what penalties must outweigh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.encoding.model_arrays import Floats, Ints, Terms


@dataclass(frozen=True, slots=True)
class Groups:
    """Disjoint groups of bits of which a feasible state sets at most one, or exactly one.

    Shape: `of_bit` (n,) the group of each bit, `exactly_one` (groups,).
    """

    of_bit: Ints
    exactly_one: NDArray[np.bool_]


def component_ranges(
    objective: Terms, component: Ints, n_components: int, groups: Groups
) -> Floats:
    """Returns, per component, how much the objective can rise from any state to a feasible one.

    The states differ in the component's bits only. The range is U − L over the terms that touch the
    component: L takes every negative term; U knows that a feasible state sets at most one bit of a
    group, shares each product inside the component between its two bits, and lets a bit of a group
    meet only the dearest partner of each other group.

    Shape: `component` (n,) with −1 for bits that are in none; the result (n_components,).
    """
    rising = _gain(objective, component, groups)
    lowest = _lowest(objective, component, n_components)
    inside = component >= 0
    highest = np.full(groups.exactly_one.size, -np.inf)
    np.maximum.at(highest, groups.of_bit[inside], rising[inside])
    highest = np.where(groups.exactly_one, highest, np.maximum(highest, 0.0))
    owner = np.full(groups.exactly_one.size, -1, dtype=np.int64)
    owner[groups.of_bit[inside]] = component[inside]
    held = owner >= 0
    upper = _totals(owner[held], highest[held], n_components)
    ranges: Floats = np.maximum(upper - lowest, 0.0)
    return ranges


def flip_costs(objective: Terms, n_bits: int) -> tuple[Floats, Floats]:
    """Returns the most that the objective rises when a bit goes 0 → 1, and when it goes 1 → 0.

    Shape: (n_bits,) each.
    """
    linear = _totals(objective.index, objective.linear, n_bits)
    both = np.concatenate([objective.left, objective.right])
    twice = np.concatenate([objective.quadratic, objective.quadratic])
    most = _totals(both, np.maximum(twice, 0.0), n_bits)
    least = _totals(both, np.minimum(twice, 0.0), n_bits)
    return linear + most, -(linear + least)


def dearest_partners(bit: Ints, group: Ints, value: Floats, n_bits: int) -> Floats:
    """Returns, per bit, the sum over groups of its largest value with a partner of that group.

    Shape: one entry a product in `bit`, `group` (of the partner) and `value`; the result (n_bits,).
    """
    if not bit.size:
        return np.zeros(n_bits)
    n_groups = int(group.max()) + 1
    key = bit * n_groups + group
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    dearest = np.maximum.reduceat(value[order], first)
    return _totals(ordered[first] // n_groups, dearest, n_bits)


def _lowest(objective: Terms, component: Ints, n_components: int) -> Floats:
    left, right = component[objective.left], component[objective.right]
    falling = np.minimum(objective.quadratic, 0.0)
    owners = np.concatenate([component[objective.index], left, np.where(left == right, -1, right)])
    parts = np.concatenate([np.minimum(objective.linear, 0.0), falling, falling])
    held = owners >= 0
    return _totals(owners[held], parts[held], n_components)


def _gain(objective: Terms, component: Ints, groups: Groups) -> Floats:
    """The most that each bit's terms are worth in a feasible state, products shared. Shape: (n,)."""
    n_bits = component.size
    gain = _totals(objective.index, objective.linear, n_bits)
    bit = np.concatenate([objective.left, objective.right])
    partner = np.concatenate([objective.right, objective.left])
    value = np.maximum(np.concatenate([objective.quadratic, objective.quadratic]), 0.0)
    shared = component[bit] == component[partner]
    outer = ~shared
    gain += _totals(bit[outer], value[outer], n_bits)
    partners = groups.of_bit[partner[shared]]
    gain += 0.5 * dearest_partners(bit[shared], partners, value[shared], n_bits)
    return gain


def _totals(index: Ints, values: Floats, length: int) -> Floats:
    """The sum of the values at each index. Shape: (length,)."""
    return np.bincount(index, weights=values, minlength=length).astype(float)
