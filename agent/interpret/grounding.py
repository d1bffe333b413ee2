"""Where each number of a problem comes from: its place in the text, or its cell in a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from agent.contracts.interpretation import MOST_ORIGINS, Origin
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.problem import Problem

_CELL = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_DIGITS = 12  # equal but for the rounding of a division by 100
_LOOKED_AT = 16  # places of one value among which the nearest to the leaf's name is sought
_REACH = 90  # characters before a number in which its owner is named


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A number in the problem: its field, and the names on the way to it, innermost last."""

    field: str
    value: float
    names: tuple[str, ...]


@dataclass(slots=True)
class _Place:
    """Where a value stands, the words near it, and how often it was taken."""

    words: str
    near: str
    span: Span | None
    is_used: bool
    taken: int = 0


def origins_of(
    problem: Problem[Any], document: Document, used: Sequence[Span]
) -> tuple[Origin, ...]:
    """Returns the origin of the first numbers of the problem, in the order of its fields.

    Of several places with the same value, the one is taken that the reader used, that names what
    the number belongs to, and that no number before it took.
    """
    places = _places(document, used)
    data = problem.model_dump(mode="json", exclude_defaults=True)
    return tuple(_origin(leaf, places) for leaf in islice(_leaves(data, "", ()), MOST_ORIGINS))


def _origin(leaf: _Leaf, places: dict[float, list[_Place]]) -> Origin:
    found = places.get(round(leaf.value, _DIGITS), [])
    if not found:
        return Origin(field=leaf.field, value=leaf.value, kind="derived")
    best = max(_looked_at(found), key=lambda place: _fit(place, leaf))
    best.taken += 1
    if best.span is None:
        return Origin(field=leaf.field, value=leaf.value, kind="cell", words=best.words)
    return Origin(
        field=leaf.field,
        value=leaf.value,
        kind="text",
        words=best.words,
        start=best.span.start,
        end=best.span.end,
    )


def _looked_at(places: list[_Place]) -> list[_Place]:
    """The first few places that were taken least, so that a large table is walked in its order."""
    if len(places) <= _LOOKED_AT:
        return places
    least = min(place.taken for place in places)
    return list(islice((place for place in places if place.taken == least), _LOOKED_AT))


def _fit(place: _Place, leaf: _Leaf) -> tuple[int, bool, int]:
    named = sum(name in place.near for name in leaf.names)
    return (2 * place.is_used + named, place.taken == 0, -place.taken)


def _leaves(value: object, field: str, names: tuple[str, ...]) -> Iterator[_Leaf]:
    match value:
        case bool() | str() | None:
            return
        case int() | float():
            yield _Leaf(field, float(value), names)
        case dict():
            own = tuple(
                str(value[key]).lower() for key in ("name", "u", "v") if value.get(key) is not None
            )
            for key, held in value.items():
                inner = (*names, *own, str(key).lower().replace("_", " "))
                yield from _leaves(held, f"{field}.{key}" if field else str(key), inner)
        case list():
            for index, held in enumerate(value):
                named = held.get("name") if isinstance(held, dict) else None
                yield from _leaves(held, f"{field}.{named or index}", names)


def _places(document: Document, used: Sequence[Span]) -> dict[float, list[_Place]]:
    found: dict[float, list[_Place]] = defaultdict(list)
    raw = document.text.raw
    covered = Covered(used)
    for number in document.numbers:
        place = _Place(
            with_context(document, number),
            raw[max(0, number.span.start - _REACH) : number.span.end + _REACH // 2].lower(),
            number.span,
            covered.holds(number.span),
        )
        values = {number.value, -number.value}
        if number.is_percentage:
            share = number.value / 100
            values |= {share, -share, 1 - share, share - 1}
        for value in values:
            found[round(value, _DIGITS)].append(place)
    for table in document.tables:
        if table.span is not None:
            continue
        for row_number, row in enumerate(table.rows, start=1):
            for column, cell in zip(table.columns, row, strict=False):
                if _CELL.fullmatch(cell):
                    words = f"'{table.name}', row {row_number}, column {column or '?'}"
                    near = f"{' '.join(row)} {column}".lower()
                    place = _Place(words, near, None, is_used=True)
                    found[round(float(cell), _DIGITS)].append(place)
    return found
