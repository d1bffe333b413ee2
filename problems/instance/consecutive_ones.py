"""Whether columns can be ordered so that the ones of every row stand together."""

from __future__ import annotations

from collections.abc import Sequence

Columns = int  # a set of columns as the bits of a whole number


def has_consecutive_ones(rows: Sequence[Columns]) -> bool:
    """Returns whether some order of the columns makes the ones of every row consecutive.

    Rows that overlap, so that neither holds the other, force the order of the columns between them
    but for its direction; so rows are placed one by one along overlaps, and each part of rows that
    overlaps join is decided by itself.

    Source: Fulkerson and Gross, Incidence matrices and interval graphs, Pacific J. Math. 15 (1965).

    >>> has_consecutive_ones([0b0011, 0b0110, 0b1100])
    True
    >>> has_consecutive_ones([0b0011, 0b0110, 0b0101])
    False
    """
    distinct = sorted(set(rows), key=lambda row: (-row.bit_count(), row))
    left = dict.fromkeys(row for row in distinct if row.bit_count() > 1)
    while left:
        first = next(iter(left))
        del left[first]
        blocks, waiting = [first], [first]
        while waiting:
            placed = waiting.pop()
            for row in [each for each in left if _overlap(each, placed)]:
                del left[row]
                if not _place(blocks, row):
                    return False
                waiting.append(row)
    return True


def _overlap(one: Columns, other: Columns) -> bool:
    """Whether two rows meet and neither holds the other."""
    both = one & other
    return bool(both) and both not in (one, other)


def _place(blocks: list[Columns], row: Columns) -> bool:
    """Refines the ordered blocks of columns by a row that overlaps one placed; whether that can be.

    New columns go to the end that the row reaches; blocks that the row has in part are split.
    """
    met = [at for at, block in enumerate(blocks) if block & row]
    low, high = met[0], met[-1]
    if any(block & ~row for block in blocks[low + 1 : high]):
        return False
    outside = row
    for block in blocks:
        outside &= ~block
    if outside and not _extend(blocks, row, outside, low, high):
        return False
    if not outside:
        _split_ends(blocks, row, low, high)
    return True


def _extend(blocks: list[Columns], row: Columns, outside: Columns, low: int, high: int) -> bool:
    """Adds new columns at the end that the row reaches, and splits the block where it begins."""
    last = len(blocks) - 1
    reaches_right = high == last and not (low < high and blocks[high] & ~row)
    reaches_left = low == 0 and not (low < high and blocks[low] & ~row)
    if reaches_right:
        rest = blocks[low] & ~row
        blocks[low : low + 1] = [rest, blocks[low] & row] if rest else [blocks[low]]
        blocks.append(outside)
        return True
    if reaches_left:
        rest = blocks[high] & ~row
        blocks[high : high + 1] = [blocks[high] & row, rest] if rest else [blocks[high]]
        blocks.insert(0, outside)
        return True
    return False


def _split_ends(blocks: list[Columns], row: Columns, low: int, high: int) -> None:
    """Splits the first and the last block of a row that has no new column.

    They differ: every placed row holds a block or misses it, so a row within one overlaps none.
    """
    rest = blocks[high] & ~row
    blocks[high : high + 1] = [blocks[high] & row, rest] if rest else [blocks[high]]
    rest = blocks[low] & ~row
    blocks[low : low + 1] = [rest, blocks[low] & row] if rest else [blocks[low]]
