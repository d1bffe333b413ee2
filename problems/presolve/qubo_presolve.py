"""The presolve of QUBOs: rules folded until none changes anything, parts told apart, the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from problems.presolve.bits import (
    Affine,
    BitRule,
    Bits,
    Follow,
    Samples,
    read_bits,
    write_bits,
)
from problems.presolve.components import components_of
from problems.presolve.fixed_variables import fixed_terms
from problems.presolve.low_degree import eliminate_low_degree
from problems.presolve.pair_dominance import merge_pairs
from problems.presolve.report import Change, PresolveReport
from problems.presolve.roof_duality import fix_by_roof_duality
from problems.presolve.row_activity import labels_where
from problems.presolve.single_dominance import fix_dominated

if TYPE_CHECKING:
    import dimod

_CHEAP: tuple[BitRule, ...] = (eliminate_low_degree, fix_dominated, merge_pairs)


@dataclass(frozen=True, slots=True)
class Lift:
    """The way back from samples of the parts to samples of the whole QUBO.

    `before` and `after` are the labels of the whole and of what is left of it; `steps` in the order
    in which they were made.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    steps: tuple[Affine | Follow, ...]
    is_spin: bool

    def __call__(self, parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
        """Returns the sample of the whole from one sample of each part."""
        merged = {label: value for part in parts for label, value in part.items()}
        row = np.array([[merged[label] for label in self.after]], dtype=np.int8)
        return dict(zip(self.before, self.lift(row)[0].astype(float).tolist(), strict=True))

    def lift(self, samples: Samples) -> Samples:
        """Returns many samples at once. Shape: (k, n after) to (k, n before), in their orders."""
        values = (samples + 1) // 2 if self.is_spin else samples
        for step in reversed(self.steps):
            values = step(values)
        return 2 * values - 1 if self.is_spin else values


def reduce_qubo(
    bqm: dimod.BinaryQuadraticModel,
) -> tuple[tuple[dimod.BinaryQuadraticModel, ...], Lift, PresolveReport]:
    """Returns independent smaller BQMs, the way back for their samples, and what was done.

    The energies of the parts, the first of which holds the offset, add up to that of the lifted
    sample, whose settled bits take their best values. Optima of the parts lift to an optimum; of
    several optima at least one is kept. Parts are in bits or in spins as the
    given BQM is, which stays as it is. Where every bit is settled, one empty BQM holds the offset.

    >>> import dimod
    >>> bqm = dimod.BinaryQuadraticModel({"a": 1, "b": -3, "c": -1}, {"ab": 1, "bc": 2}, 0, "BINARY")
    >>> parts, invert, report = reduce_qubo(bqm)
    >>> [(len(part.variables), float(part.offset)) for part in parts], invert([{}])
    ([(0, -3.0)], {'a': 0.0, 'b': 1.0, 'c': 0.0})
    """
    import dimod

    bits = read_bits(bqm)
    smaller, steps, changes = reduce_bits(bits)
    parts = _split(smaller)
    lift = Lift(bits.labels, smaller.labels, steps, is_spin=bqm.vartype is dimod.SPIN)
    report = PresolveReport(
        n_variables=(len(bits.labels), len(smaller.labels)),
        n_constraints=(0, 0),
        n_products=(bits.terms.quadratic.size, smaller.terms.quadratic.size),
        n_components=len(parts) if smaller.labels else 0,
        changes=changes,
    )
    return tuple(write_bits(part, bqm.vartype) for part in parts), lift, report


def reduce_bits(bits: Bits) -> tuple[Bits, tuple[Affine | Follow, ...], tuple[Change, ...]]:
    """Returns the smaller QUBO in arrays, the ways back in the order of the steps, and what was done.

    The cheap rules go first, until they find nothing, then roof duality, until it finds nothing either.
    """
    steps: list[Affine | Follow] = []
    changes: list[Change] = []
    idle, position = 0, 0
    rules = (*_CHEAP, fix_by_roof_duality)
    while idle < len(rules):
        step = rules[position](bits)
        idle = idle + 1 if step is None else 0
        if step is None:
            position = (position + 1) % len(rules)
            continue
        position = position if rules[position] in _CHEAP else 0
        bits = step.bits
        steps.append(step.lift)
        changes.append(Change(step.rule, step.touched))
    return bits, tuple(steps), tuple(changes)


def _split(bits: Bits) -> tuple[Bits, ...]:
    """The independent parts; the first holds the offset."""
    n_bits = len(bits.labels)
    part = components_of(bits.terms.left, bits.terms.right, n_bits)
    n_parts = int(part.max(initial=-1)) + 1
    if n_parts <= 1:
        return (bits,)
    parts = []
    for each in range(n_parts):
        outside = part != each
        terms = fixed_terms(bits.terms, outside, np.zeros(n_bits))
        offset = bits.terms.offset if each == 0 else 0.0
        parts.append(Bits(labels_where(bits.labels, ~outside), replace(terms, offset=offset)))
    return tuple(parts)
