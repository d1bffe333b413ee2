"""Weights for models in which every bit is in one row and one column: assignments, tours, layouts.

A block is a component whose rows all say "one of these bits", or "at most one", and whose bits are
the cells of a complete table: each in one row and in one column. Let every broken row or column of
the block cost at least A for its penalty's value: (sum − 1)² where one is demanded, the number of
pairs where at most one is allowed. Let `off` bound the rise of the objective when a bit goes 1 → 0
from any state, and `on` its rise when a bit goes 0 → 1 into a state that has at most one bit in each
row and column of the block and none in its own; neither is taken below 0. The rest of the model
stays as it is.

Square, every row and column demanding one. If a set bit shares both its row and its column with
others, switching it off takes 2 or more off the penalties: 2A > off makes that pay. Otherwise
every set bit is alone in its row or in its column, so the set bits are stars. Let star t have s_t
bits, T the number of stars and I that of empty rows and columns. Keep one bit of each star, k =
Σ(s_t − 1) off; then T rows and T columns hold one bit each, and m = n − T bits go on in the rest,
one by one: the state is feasible, and the objective has risen by k·off + m·on at most. A star
touches s_t + 1 rows and columns, so 2n = Σ(s_t + 1) + I = k + 2T + I, hence 2m = k + I; and the
penalties were V = Σ(s_t − 1)² + I ≥ k + I = 2m, with k ≤ 2m. So the rise is at most
V·(off + on / 2), and A > off + on / 2 makes every state that breaks the block dearer than one that
does not.

Rows that demand one, at least as many columns that allow one. The first step is the same. Then V =
Σ(s_t − 1)² over stars along a row, plus Σ s_t(s_t − 1) / 2 over stars along a column, plus the
empty rows I. Of the k bits switched off, each leaves a row empty only where its star runs along a
column; so no more bits go on than those and I, and the rise is at most V·(off + on).

For a tour, `on` is the dearest pair of roads at a place, so A need only be above the longest road,
as in Lucas, Ising formulations of many NP problems, Frontiers in Physics 2:5 (2014), section 7;
the bound holds for any quadratic objective. On why small weights that are proven matter: Ayodele,
Penalty weights in QUBO formulations: permutation problems, EvoCOP 2022.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Floats, Ints, Terms
from problems.encoding.objective_range import dearest_partners

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Tables:
    """The components whose bits lie where two rows cross.

    Shape: `row`, `column` (n_bits,) the two rows of each bit, −1 outside; `of_row` (m,) the
    component of every row; `is_proven`, `is_square` (components,).
    """

    row: Ints
    column: Ints
    of_row: Ints
    is_proven: Mask
    is_square: Mask


def move_bounds(rows: LiteralRows, objective: Terms, off: Floats) -> Floats:
    """Returns, per row, what its weight must be above by the proof here; infinity where it is silent.

    Shape: (m,); `off` (n_bits,) is the most that the objective rises when a bit goes 1 → 0.
    """
    tables = _tables(rows, off.size)
    held = tables.row >= 0
    if not held.any():
        return np.full(len(rows.labels), np.inf)
    on = np.minimum(_on(objective, tables, tables.row), _on(objective, tables, tables.column))
    block = tables.of_row[tables.row[held]]
    dearest_on, dearest_off = np.zeros(tables.is_square.size), np.zeros(tables.is_square.size)
    np.maximum.at(dearest_on, block, on[held])
    np.maximum.at(dearest_off, block, off[held])
    bound = dearest_off + np.where(tables.is_square, 0.5, 1.0) * dearest_on
    bounds: Floats = np.where(tables.is_proven, bound, np.inf)[tables.of_row]
    return bounds


def _on(objective: Terms, tables: _Tables, group: Ints) -> Floats:
    """The most that a bit costs where its row and column are empty, and each `group` of its block
    has one bit at most; the other blocks may be in any state.
    """
    n_bits = group.size
    left, right = objective.left, objective.right
    bit, partner = np.concatenate([left, right]), np.concatenate([right, left])
    value = np.maximum(np.concatenate([objective.quadratic, objective.quadratic]), 0.0)
    block = np.where(group >= 0, tables.of_row[group], -1)
    inner = (block[bit] == block[partner]) & (block[bit] >= 0)
    apart = inner & (tables.row[bit] != tables.row[partner])
    apart &= tables.column[bit] != tables.column[partner]
    linear = np.bincount(objective.index, weights=objective.linear, minlength=n_bits)
    outer = np.bincount(bit[~inner], weights=value[~inner], minlength=n_bits)
    return (
        linear + outer + dearest_partners(bit[apart], group[partner[apart]], value[apart], n_bits)
    )


def _tables(rows: LiteralRows, n_bits: int) -> _Tables:
    degree = np.bincount(rows.bit, minlength=n_bits)
    odd = (rows.coefficient != 1) | ~rows.positive | (degree[rows.bit] != 2)
    is_line = (rows.summed(odd.astype(np.int64)) == 0) & (rows.limit == 1)
    order = np.argsort(rows.bit, kind="stable")
    crossing = order[degree[rows.bit[order]] == 2].reshape(-1, 2)
    bit, lines = rows.bit[crossing[:, 0]], rows.row[crossing]
    n_rows = len(rows.labels)
    links = csr_array((np.ones(bit.size, dtype=np.int8), lines.T), shape=(n_rows, n_rows))
    n_blocks, found = connected_components(links, directed=False)
    of_row = found.astype(np.int64)
    is_column = _columns(lines, of_row)
    is_square, is_partial = _shapes(rows, of_row, is_column, int(n_blocks))
    whole = _are_complete(lines, of_row, is_column, int(n_blocks))
    whole &= np.bincount(of_row[~is_line], minlength=n_blocks) == 0
    is_proven, is_square = whole & (is_square | is_partial), whole & is_square
    row, column = np.full(n_bits, -1, dtype=np.int64), np.full(n_bits, -1, dtype=np.int64)
    held = is_proven[of_row[lines[:, 0]]]
    turned = is_column[lines[:, 0]]
    row[bit[held]] = np.where(turned, lines[:, 1], lines[:, 0])[held]
    column[bit[held]] = np.where(turned, lines[:, 0], lines[:, 1])[held]
    return _Tables(row, column, of_row, is_proven, is_square)


def _columns(lines: Ints, of_row: Ints) -> Mask:
    """Which rows cross the first row of their component."""
    leads = np.zeros(of_row.size, dtype=bool)
    leads[np.unique(of_row, return_index=True)[1]] = True
    is_column = np.zeros(of_row.size, dtype=bool)
    is_column[lines[leads[lines[:, 0]], 1]] = True
    is_column[lines[leads[lines[:, 1]], 0]] = True
    return is_column


def _shapes(rows: LiteralRows, of_row: Ints, is_column: Mask, n_blocks: int) -> tuple[Mask, Mask]:
    """Which components demand a bit of every line, as many rows as columns; which of one side."""

    def count(chosen: Mask) -> Ints:
        return np.bincount(of_row[chosen], minlength=n_blocks)

    n_rows, n_columns = count(~is_column), count(is_column)
    demanding_rows = count(~is_column & rows.is_equality)
    demanding_columns = count(is_column & rows.is_equality)
    all_rows, all_columns = demanding_rows == n_rows, demanding_columns == n_columns
    by_rows = all_rows & (demanding_columns == 0) & (n_rows <= n_columns)
    by_columns = all_columns & (demanding_rows == 0) & (n_columns <= n_rows)
    return all_rows & all_columns & (n_rows == n_columns), by_rows | by_columns


def _are_complete(lines: Ints, of_row: Ints, is_column: Mask, n_blocks: int) -> Mask:
    """Which components have one bit where each row meets each column, and no other."""
    block = of_row[lines[:, 0]]
    cell = np.sort(lines, axis=1) @ np.array([of_row.size, 1])
    is_cell = np.zeros(cell.size, dtype=bool)
    is_cell[np.unique(cell, return_index=True)[1]] = True
    is_cell &= is_column[lines[:, 0]] != is_column[lines[:, 1]]
    n_columns = np.bincount(of_row[is_column], minlength=n_blocks)
    n_rows = np.bincount(of_row, minlength=n_blocks) - n_columns
    strays = np.bincount(block[~is_cell], minlength=n_blocks)
    complete: Mask = (strays == 0) & (
        np.bincount(block[is_cell], minlength=n_blocks) == n_rows * n_columns
    )
    return complete
