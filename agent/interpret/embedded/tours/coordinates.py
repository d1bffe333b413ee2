"""Places given by coordinates: "A (0,0), B (3,4)", "the depot is at (1, 2)", columns x and y."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value, find_literals, parts
from agent.interpret.embedded.text import Span

_BEFORE = re.compile(
    r"(?:^|[\s,;:.(*•-])(?:(?:a|(?i:the|and|from|is|at|through|visits?|cities|places|points|of))\s)*(?P<name>[^\W_][\w'’]*(?:\s(?:[A-Z][\w'’]*|\d+))?)"
    r"(?:\s(?:is|are|lies|located|sits|stands|at|in))*\s*[:=]?\s*$"
)
_POINTS_FOLLOW = re.compile(
    r"\b(?:at|coordinates|points|positions|locations)\b[^.?!()\d]*$", re.IGNORECASE
)
_SPOKEN = frozenset("is are lies at in and the coordinates points locations cities".split())

Placed = tuple[tuple[str, ...], tuple[tuple[float, float], ...], tuple[Span, ...]]


def find_coordinates(document: Document) -> Placed | None:
    """Returns names, points and spans of the places that have coordinates, None where fewer than two.

    >>> from agent.interpret.embedded.text import Text
    >>> find_coordinates(Document(Text("Visit A (0,0), B (3,4) and the mill at (6, 0).")))[:2]
    (('A', 'B', 'mill'), ((0.0, 0.0), (3.0, 4.0), (6.0, 0.0)))
    """
    return (
        _of_tables(document)
        or _of_lists(document)
        or _of_points(document)
        or _of_unnamed_points(document)
    )


def _of_points(document: Document) -> Placed | None:
    raw = document.text.raw
    found: dict[str, tuple[tuple[float, float], Span]] = {}
    for literal in find_literals(raw):
        point = _point(literal.value)
        before = _BEFORE.search(raw[max(0, literal.span.start - 60) : literal.span.start])
        if point and before and before["name"].lower() not in _SPOKEN:
            found.setdefault(before["name"], (point, literal.span))
    if len(found) < 2:
        return None
    values = tuple(found.values())
    return tuple(found), tuple(point for point, _ in values), tuple(span for _, span in values)


def _of_unnamed_points(document: Document) -> Placed | None:
    """Points without names, "cities at (0, 0), (0, 3) and (4, 3)", as place 1, place 2, …"""
    raw = document.text.raw
    found = [
        (point, literal.span) for literal in find_literals(raw) if (point := _point(literal.value))
    ]
    if len(found) < 3 or not _POINTS_FOLLOW.search(raw[: found[0][1].start]):
        return None
    names = tuple(f"place {number}" for number in range(1, len(found) + 1))
    return names, tuple(point for point, _ in found), tuple(span for _, span in found)


def _of_lists(document: Document) -> Placed | None:
    for literal in find_literals(document.text.raw):
        for name, value in parts(literal.value):
            entries = list(value.values()) if isinstance(value, dict) else value
            if not isinstance(entries, tuple | list) or len(entries) < 2:
                continue
            points = [point for entry in entries if (point := _point(entry))]
            before = document.text.raw[max(0, literal.span.start - 60) : literal.span.start]
            said = re.search(
                r"coord|point|position|location|place", f"{name} {before}", re.IGNORECASE
            )
            if len(points) == len(entries) and (said or isinstance(value, dict)):
                names = value if isinstance(value, dict) else map(str, range(1, len(points) + 1))
                return tuple(names), tuple(points), (literal.span,)
    return None


def _of_tables(document: Document) -> Placed | None:
    for table in document.tables:
        columns = [column.strip().casefold() for column in table.columns]
        if "x" not in columns or "y" not in columns or len(columns) < 3:
            continue
        x, y = columns.index("x"), columns.index("y")
        name = next(index for index in range(len(columns)) if index not in {x, y})
        try:
            points = tuple((float(row[x]), float(row[y])) for row in table.rows)
        except ValueError:
            continue
        spans = (table.span,) if table.span else ()
        return tuple(row[name].strip() for row in table.rows), points, spans
    return None


def _point(value: Value) -> tuple[float, float] | None:
    match value:
        case (float(x), float(y)):
            return x, y
    return None
