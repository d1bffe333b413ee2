"""Rows taken out of others, and rows put after others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from problems.encoding.binary_encoding import Substitution
from problems.encoding.literal_rows import LiteralRows


def selected(rows: LiteralRows, chosen: NDArray[np.bool_]) -> LiteralRows:
    """Returns the chosen rows, in their order. Shape: `chosen` (m,)."""
    if chosen.all():
        return rows
    entries = chosen[rows.row]
    return LiteralRows(
        labels=tuple(rows.labels[each] for each in np.flatnonzero(chosen).tolist()),
        start=np.concatenate([[0], np.cumsum(rows.length[chosen])]).astype(np.int64),
        bit=rows.bit[entries],
        positive=rows.positive[entries],
        coefficient=rows.coefficient[entries],
        limit=rows.limit[chosen],
        is_equality=rows.is_equality[chosen],
        never_met=rows.never_met,
    )


def with_one_value_each(rows: LiteralRows, substitution: Substitution) -> LiteralRows:
    """Returns the rows, and after them that each one-hot integer has one of its bits at 1."""
    chosen = [each for each in substitution.encodings if each.kind == "one_hot"]
    if not chosen:
        return rows
    position = {bit: index for index, bit in enumerate(substitution.bits)}
    bits = np.array([position[bit] for each in chosen for bit in each.bits], dtype=np.int64)
    lengths = np.array([len(each.bits) for each in chosen], dtype=np.int64)
    n_entries = int(rows.start[-1])
    return LiteralRows(
        labels=(*rows.labels, *(f"{each.label} has one value" for each in chosen)),
        start=np.concatenate([rows.start, n_entries + np.cumsum(lengths)]),
        bit=np.concatenate([rows.bit, bits]),
        positive=np.concatenate([rows.positive, np.ones(bits.size, dtype=bool)]),
        coefficient=np.concatenate([rows.coefficient, np.ones_like(bits)]),
        limit=np.concatenate([rows.limit, np.ones_like(lengths)]),
        is_equality=np.concatenate([rows.is_equality, np.ones(lengths.size, dtype=bool)]),
        never_met=rows.never_met,
    )
