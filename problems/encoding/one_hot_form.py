"""The QUBO of a model in arrays, before choices become walls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.encoding.binary_encoding import Substitution, substitute
from problems.encoding.chosen_weights import (
    by_label,
    chosen_weights,
    overridden,
    refuse_unknown,
)
from problems.encoding.domain_wall import disjoint_choices, order_penalties
from problems.encoding.encoding_choice import Encoding
from problems.encoding.forbidden_products import linear_rows
from problems.encoding.literal_rows import LiteralRows, normalise
from problems.encoding.model_arrays import Ints, ModelArrays, Terms
from problems.encoding.penalty import Weights, component_weights, order_weights
from problems.encoding.penalty_terms import Slack, joined, penalties, slack_bits
from problems.encoding.polynomial import collected, substituted
from problems.encoding.row_selection import selected, with_one_value_each
from problems.encoding.unbalanced import unbalanced_penalties, wants_slack


@dataclass(frozen=True, slots=True)
class OneHotForm:
    """A QUBO as `terms` over `labels`, and what it was made of.

    `rows` have the weights `found`. `choices` are those that are to become walls, and have no
    penalty in `terms`; the rows of `approximate` (m,) have an unbalanced one; `kept` are the rest,
    to which `slack` belongs. Integers that are walls are `ordered`, by label and weight.
    """

    substitution: Substitution
    terms: Terms
    labels: tuple[str, ...]
    rows: LiteralRows
    found: Weights
    choices: Ints
    approximate: NDArray[np.bool_]
    kept: LiteralRows
    slack: Slack
    ordered: tuple[tuple[str, ...], Weights]


def one_hot_form(
    model: ModelArrays, encoding: Encoding, ceilings: Mapping[str, float] | None = None
) -> OneHotForm:
    """Returns the QUBO of a model, but for the walls that stand for choices.

    `ceilings` are weights of rows that a larger model has proven.

    Raises:
        EncodingError: as `problems.qubo.penalise`.
    """
    substitution = substitute(model, encoding.integers)
    n_bits = len(substitution.bits)
    objective = collected(substituted(model.objective, substitution), n_bits)
    linear = linear_rows(model)
    rows = with_one_value_each(normalise(linear, substitution), substitution)
    ordered, order = _integer_walls(substitution, objective, encoding)
    refuse_unknown(encoding, (*linear.labels, *rows.labels, *ordered[0]))
    approximate = np.zeros(len(rows.labels), dtype=bool)
    if encoding.inequalities == "unbalanced" and rows.labels:
        approximate = wants_slack(rows)
    choices = np.empty(0, dtype=np.int64)
    if encoding.one_of_many == "domain_wall" and rows.labels:
        choices = disjoint_choices(rows, n_bits)
    found = chosen_weights(rows, objective, n_bits, encoding, approximate, ceilings=ceilings or {})
    exact = ~approximate
    exact[choices] = False
    kept = selected(rows, exact)
    slack = slack_bits(kept, {*model.labels, *substitution.bits})
    parts = [objective, *order]
    if kept.labels:
        parts.append(penalties(kept, found.values[exact], slack, n_bits))
    if approximate.any():
        chosen = selected(rows, approximate)
        parts.append(unbalanced_penalties(chosen, found.values[approximate], n_bits))
    labels = (*substitution.bits, *slack.labels)
    terms = collected(joined(parts), len(labels)) if len(parts) > 1 else objective
    return OneHotForm(
        substitution, terms, labels, rows, found, choices, approximate, kept, slack, ordered
    )


def proven_ceilings(model: ModelArrays, encoding: Encoding) -> dict[str, float]:
    """Returns the component weights of a model's rows, by label: enough for any presolve of it too.

    States of the presolved model are states of this one, its feasible ones feasible here, and its
    components parts of the components here: no reset of one raises the objective by more than the
    range here. The range of the presolved model may be larger, for its rows leave other groups.
    """
    substitution = substitute(model, encoding.integers)
    n_bits = len(substitution.bits)
    objective = collected(substituted(model.objective, substitution), n_bits)
    rows = with_one_value_each(normalise(linear_rows(model), substitution), substitution)
    found = by_label(rows.labels, component_weights(rows, objective, n_bits))
    return {label: weight for label, (weight, _) in found.items()}


def _integer_walls(
    substitution: Substitution, objective: Terms, encoding: Encoding
) -> tuple[tuple[tuple[str, ...], Weights], list[Terms]]:
    """The integers that are walls with their weights, and their penalties if there are any."""
    chosen = [each for each in substitution.encodings if each.kind == "domain_wall"]
    labels = tuple(f"{each.label} is ordered" for each in chosen)
    if not chosen:
        return (labels, Weights(np.empty(0), ())), []
    position = {bit: index for index, bit in enumerate(substitution.bits)}
    starts = np.array([position[each.bits[0]] for each in chosen], dtype=np.int64)
    lengths = np.array([len(each.bits) for each in chosen], dtype=np.int64)
    proven = order_weights(np.zeros(len(chosen)), objective)
    found = overridden(proven, labels, encoding)
    return (labels, found), [order_penalties(starts, lengths, found.values)]
