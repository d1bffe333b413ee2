"""Lists of names in one cell of a sheet."""

from __future__ import annotations

import re


def members(cell: str) -> tuple[str, ...]:
    """Returns the names in a cell, split at semicolons, commas or bars, else at blanks; each once.

    >>> members("north; old town; north"), members("1 2 3")
    (('north', 'old town'), ('1', '2', '3'))
    """
    pieces = re.split(r"[;,|]", cell) if re.search(r"[;,|]", cell) else cell.split()
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip()))
