"""The QUBO of a CQM: bits for integers, slack for inequalities, a penalty for each constraint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.binary_encoding import plain_labels
from problems.encoding.bqm_building import to_bqm
from problems.encoding.chosen_weights import by_label, overridden
from problems.encoding.domain_wall import (
    Wall,
    order_penalties,
    wall_bits,
    wall_bounds,
    without_products,
)
from problems.encoding.encoding_choice import DEFAULT, Encoding
from problems.encoding.inverse import Inverse, SlackRows
from problems.encoding.model_arrays import ModelArrays, Terms, read
from problems.encoding.one_hot_form import OneHotForm, one_hot_form, proven_ceilings
from problems.encoding.penalty import Weights, order_weights
from problems.encoding.penalty_terms import joined
from problems.encoding.polynomial import collected, substituted
from problems.encoding.report import QuboReport, magnitudes
from problems.presolve.cqm_presolve import reduce_model
from problems.presolve.report import PresolveReport
from problems.presolve.step import Restore

if TYPE_CHECKING:
    import dimod

__all__ = ["DEFAULT", "Encoding", "Inverse", "penalise"]


def penalise(
    cqm: dimod.ConstrainedQuadraticModel, encoding: Encoding = DEFAULT
) -> tuple[dimod.BinaryQuadraticModel, Inverse]:
    """Returns a QUBO whose minimum is the CQM's optimum with equal energy, and the way back.

    Holds for every CQM that has a feasible sample and every encoding but "unbalanced" and given
    weights; `problems.encoding.penalty` proves the weights, and `invert.report` says which bound
    did. Binaries and spins keep their labels, integer "x" becomes "x[0]"…, the slack of constraint
    "c" is "slack[c][0]"…, the wall that stands for the choice "c" is "wall[c][0]"…. With `presolve`
    one optimum at least is kept, and where it fixes everything the QUBO has no bits but an offset.

    Raises:
        EncodingError: a variable is real, a constraint has products (other than products that must
            all be 0), the numbers are too large to be held exactly, or a weight names no constraint.

    >>> import dimod
    >>> x, y = dimod.Binaries("xy")
    >>> cqm = dimod.ConstrainedQuadraticModel()
    >>> cqm.set_objective(-2 * x - 3 * y)
    >>> _ = cqm.add_constraint(x + y <= 1, label="one")
    >>> bqm, invert = penalise(cqm)
    >>> invert.weights, invert.n_slack, invert({"x": 0, "y": 1})
    ({'one': 4.0}, 0, {'x': 0.0, 'y': 1.0})
    """
    whole = read(cqm)
    if not encoding.presolve or not cqm.constraints:
        return _encoded(whole, encoding)
    model, restore, presolved = reduce_model(whole)
    ceilings = proven_ceilings(whole, encoding)
    return _encoded(model, _without_dropped(encoding, whole, model), ceilings, restore, presolved)


def _without_dropped(encoding: Encoding, whole: ModelArrays, model: ModelArrays) -> Encoding:
    """The encoding without the weights of rows that presolve left out."""
    if not encoding.weights:
        return encoding
    gone = _row_labels(whole) - _row_labels(model)
    weights = {label: each for label, each in encoding.weights.items() if label not in gone}
    return replace(encoding, weights=weights)


def _row_labels(model: ModelArrays) -> set[str]:
    """The rows, and what an integer may be asked for by its own encoding."""
    asked = (f"{each} {what}" for each in model.labels for what in ("has one value", "is ordered"))
    return {*model.rows.labels, *(row.label for row in model.quadratic_rows), *asked}


def _encoded(
    model: ModelArrays,
    encoding: Encoding,
    ceilings: Mapping[str, float] | None = None,
    restore: Restore | None = None,
    presolved: PresolveReport | None = None,
) -> tuple[dimod.BinaryQuadraticModel, Inverse]:
    form = one_hot_form(model, encoding, ceilings)
    labels, terms, walls = form.labels, form.terms, tuple[Wall, ...]()
    if form.choices.size:
        form, labels, terms, walls = _with_walls(form, encoding)
    inverse = inverse_of(
        model, form, terms, labels, walls=walls, restore=restore, presolved=presolved
    )
    return to_bqm(terms, labels), inverse


def inverse_of(
    model: ModelArrays,
    form: OneHotForm,
    terms: Terms,
    labels: tuple[str, ...],
    *,
    walls: tuple[Wall, ...] = (),
    restore: Restore | None = None,
    presolved: PresolveReport | None = None,
) -> Inverse:
    """Returns the way back from a sample of `terms` over `labels`, which were made from `form`."""
    return Inverse(
        binaries=plain_labels(model.labels, form.substitution.encodings),
        encodings=form.substitution.encodings,
        walls=walls,
        slack_rows=SlackRows(form.labels[: len(form.substitution.bits)], form.kept, form.slack),
        variables=labels,
        report=replace(_report(model, form, terms, labels), presolved=presolved),
        restore=restore,
    )


def _with_walls(
    form: OneHotForm, encoding: Encoding
) -> tuple[OneHotForm, tuple[str, ...], Terms, tuple[Wall, ...]]:
    """The form with the walls' weights for those of the rows they replace, and the QUBO with walls."""
    bits = wall_bits(form.rows, form.choices, form.labels)
    bare = without_products(form.terms, bits.group)
    proven = order_weights(wall_bounds(bare, bits), bare)
    chosen = overridden(proven, tuple(wall.label for wall in bits.walls), encoding)
    values, proofs = form.found.values.copy(), list(form.found.proofs)
    values[form.choices] = chosen.values
    for row, proof in zip(form.choices.tolist(), chosen.proofs, strict=True):
        proofs[row] = proof
    labels = bits.substitution.bits
    order = order_penalties(bits.starts, bits.lengths, chosen.values)
    terms = collected(joined([substituted(bare, bits.substitution), order]), len(labels))
    return replace(form, found=Weights(values, tuple(proofs))), labels, terms, bits.walls


def _report(
    model: ModelArrays, form: OneHotForm, terms: Terms, labels: tuple[str, ...]
) -> QuboReport:
    largest, smallest, exact_bits = magnitudes(terms)
    weighed = by_label(form.rows.labels, form.found) | by_label(*form.ordered)
    approximate = np.flatnonzero(form.approximate).tolist()
    return QuboReport(
        n_variables=len(model.labels),
        n_bits=len(labels),
        n_integer_bits=len(form.substitution.bits) - len(model.labels),
        n_slack=len(form.slack.labels),
        n_saved=len(form.labels) - len(labels),
        n_interactions=int(terms.quadratic.size),
        largest=largest,
        smallest=smallest,
        exact_bits=exact_bits,
        weights={label: weight for label, (weight, _) in weighed.items()},
        proofs={label: proof for label, (_, proof) in weighed.items()},
        never_met=form.rows.never_met,
        approximate=tuple(dict.fromkeys(form.rows.labels[each] for each in approximate)),
    )
