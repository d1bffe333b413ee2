"""What a model sees of large data: its name, shape, columns or keys, and the first rows."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Table
from agent.interpret.embedded.grids.literals import Value, label

_ROWS = 3
_CELLS = 12
_KEYS = 8
_DEEPEST = 3
_LONGEST_CELL = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_PLAIN_KEY = re.compile(r"[A-Za-z]\w*")


def table_preview(name: str, table: Table) -> str:
    """Returns a table's name, size, columns and first rows."""
    columns = " | ".join(
        _cell(each) or f"column {at}" for at, each in enumerate(table.columns[:_CELLS], 1)
    )
    more = f" | … {len(table.columns)} columns" if len(table.columns) > _CELLS else ""
    rows = [" | ".join(_cell(each) for each in row[:_CELLS]) for row in table.rows[:_ROWS]]
    left = len(table.rows) - len(rows)
    title = f"{name}: table {_cell(table.name)!r}, {len(table.rows)} rows"
    return "\n".join([title, columns + more, *rows, *([f"… {left} more rows"] if left > 0 else [])])


def value_preview(name: str, value: Value, depth: int = 0) -> str:
    """Returns the shape of bracketed data and how it begins, with the paths to what lies inside.

    >>> value_preview("M1", ((0.0, 1.0), (0.0, 2.0), (1.0, 2.0)))
    'M1: 3 × 2 entries: [0, 1], [0, 2], …'
    >>> print(value_preview("M1", {"n": 2.0, "edges": ((0.0, 1.0), (0.0, 2.0))}))
    M1: 2 entries by key
    M1.n: 2
    M1.edges: 2 × 2 entries: [0, 1], [0, 2]
    """
    if depth >= _DEEPEST or not isinstance(value, dict | tuple):
        return f"{name}: {_short(value)}"
    return (
        _of_object(name, value, depth) if isinstance(value, dict) else _of_list(name, value, depth)
    )


def _of_object(name: str, value: dict[str, Value], depth: int) -> str:
    if not any(isinstance(each, dict | tuple) for each in value.values()):
        return f"{name}: {len(value)} entries by key: {_short(value)}"
    shown = _KEYS if depth == 0 else 2
    inner = [
        value_preview(_step(name, key), each, depth + 1)
        for key, each in list(value.items())[:shown]
    ]
    left = [f"… {len(value) - shown} more keys"] if len(value) > shown else []
    return "\n".join([f"{name}: {len(value)} entries by key", *inner, *left])


def _of_list(name: str, value: tuple[Value, ...], depth: int) -> str:
    if not any(isinstance(each, dict | tuple) for each in value):
        return f"{name}: {len(value)} entries: {_begin(value, _CELLS)}"
    widths = {len(each) if isinstance(each, tuple) else -1 for each in value}
    if not _is_deep(value):
        if len(widths) == 1 and -1 not in widths:
            return f"{name}: {len(value)} × {widths.pop()} entries: {_begin(value, 2)}"
        if all(isinstance(each, dict) for each in value):
            return f"{name}: {len(value)} objects: {_begin(value, 2)}"
    inner = [value_preview(f"{name}[{at}]", each, depth + 1) for at, each in enumerate(value[:2])]
    left = [f"… {len(value) - 2} more"] if len(value) > 2 else []
    return "\n".join([f"{name}: {len(value)} lists of unequal length or depth", *inner, *left])


def _is_deep(value: tuple[Value, ...]) -> bool:
    """Whether an entry's entry is a list or an object again."""
    return any(
        isinstance(inner, dict | tuple)
        for each in value
        for inner in (
            each.values() if isinstance(each, dict) else each if isinstance(each, tuple) else ()
        )
    )


def _step(name: str, key: str) -> str:
    shown = _cell(key)
    return f"{name}.{shown}" if _PLAIN_KEY.fullmatch(key) else f'{name}["{shown}"]'


def _begin(value: tuple[Value, ...], count: int) -> str:
    shown = ", ".join(_short(each) for each in value[:count])
    return f"{shown}, …" if len(value) > count else shown


def _short(value: Value) -> str:
    """A value on one line, long lists and objects by their first entries."""
    if isinstance(value, dict):
        inner = [f"{_cell(key)}: {_short(each)}" for key, each in list(value.items())[:_KEYS]]
        return "{" + ", ".join(inner) + (", …}" if len(value) > _KEYS else "}")
    if isinstance(value, tuple):
        return f"[{_begin(value, _CELLS)}]"
    return "none" if value is None else _cell(label(value))


def _cell(text: str) -> str:
    """A cell on one line, short, and unable to end the fence it stands in."""
    plain = _CONTROL.sub(" ", text).replace("</", "‹/").strip()
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - 1] + "…"
