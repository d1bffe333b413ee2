"""A problem said again in plain lines, from its fields alone, so that a person can object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from problems.plain_number import plain

if TYPE_CHECKING:
    from problems.problem import Frozen

MOST_LINES = 24
_MOST_IN_A_ROW = 30
_NAMING = ("name", "title", "label")


def restated(problem: Frozen) -> tuple[str, ...]:
    """Returns one line for each thing that the problem holds; fields at their default are left out.

    A list that is too long to read ends in a line that says how much is not shown.

    >>> from problems.families.knapsack import Item, Knapsack
    >>> restated(Knapsack(items=(Item(name="tent", value=9, weight=7),), capacity=15))
    ('item tent: value 9, weight 7', 'capacity: 15')
    """
    parts = [
        Part(name.replace("_", " "), *_lines(name.replace("_", " "), value))
        for name, value in _spoken(problem)
        if name != "family"
    ]
    return shortened(parts)


class Part(NamedTuple):
    """The first lines of something that a problem holds, and how many it takes in all."""

    name: str
    lines: Sequence[str]
    n_lines: int

    @classmethod
    def of(cls, name: str, lines: Iterable[str]) -> Self:
        """Returns a part with all its lines."""
        told = tuple(lines)
        return cls(name, told, len(told))


def shortened(parts: Sequence[Part]) -> tuple[str, ...]:
    """Returns the lines that a person reads; each list that is too long ends in how many more it has.

    What stands in one line always stays, so that no limit is lost behind a long list.

    >>> items = Part("items", [f"item {at}" for at in range(24)], n_lines=60)
    >>> shortened([items, Part.of("capacity", ["capacity: 15"])])[-3:]
    ('item 21', 'and 38 items more', 'capacity: 15')
    """
    n_single = sum(part.n_lines == 1 for part in parts)
    n_lists = len(parts) - n_single
    room = max(2, (MOST_LINES - n_single) // n_lists) if n_lists else 1
    if sum(part.n_lines for part in parts) <= MOST_LINES:
        room = MOST_LINES
    return tuple(line for part in parts for line in _begun(part, room))


def _begun(part: Part, room: int) -> Sequence[str]:
    if part.n_lines <= room:
        return part.lines
    return (*part.lines[: room - 1], f"and {part.n_lines - room + 1} {part.name} more")


def _spoken(value: Frozen) -> Iterator[tuple[str, Any]]:
    """The fields that say something: not those left at their default."""
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        if field.is_required() or held != field.get_default(call_default_factory=True):
            yield name, held


def _lines(name: str, value: object) -> tuple[Sequence[str], int]:
    """The first lines of a field, and how many it takes in all."""
    match value:
        case tuple() | list() if value and all(_is_row(each) for each in value):
            shown = enumerate(value[:MOST_LINES], start=1)
            return [f"{name}, row {number}: {_row(row)}" for number, row in shown], len(value)
        case tuple() | list() if value and all(
            hasattr(type(each), "model_fields") for each in value
        ):
            one = _singular(name)
            return [_element(one, each) for each in value[:MOST_LINES]], len(value)
        case _:
            return [f"{name}: {_words(value)}"], 1


def _is_row(value: object) -> bool:
    return isinstance(value, tuple | list) and len(value) > 2


def _element(name: str, value: Any) -> str:
    """One thing of a list: its own name first, then what else it holds."""
    said = dict(_spoken(value))
    if isinstance(said.get("u"), str) and isinstance(said.get("v"), str):
        name = f"{name} {said.pop('u')} – {said.pop('v')}"
    own = next((said.pop(each) for each in _NAMING if each in said), None)
    rest = ", ".join(f"{field.replace('_', ' ')} {_words(held)}" for field, held in said.items())
    head = name if own is None else f"{name} {own}"
    return f"{head}: {rest}" if rest else head


def _words(value: object) -> str:
    match value:
        case bool() | None:
            return {True: "yes", False: "no", None: "none"}[value]
        case int() | float():
            return plain(value)
        case Mapping():
            return ", ".join(f"{key} {_words(held)}" for key, held in value.items()) or "none"
        case tuple() | list():
            return _row(value)
    if hasattr(type(value), "model_fields"):
        return " ".join(_words(held) for _, held in _spoken(value))  # type: ignore[arg-type]
    return str(getattr(value, "value", value))


def _row(values: Sequence[object]) -> str:
    said = ", ".join(
        f"({_words(each)})" if isinstance(each, tuple | list) else _words(each)
        for each in values[:_MOST_IN_A_ROW]
    )
    more = len(values) - _MOST_IN_A_ROW
    return f"{said} and {more} more" if more > 0 else said or "none"


def _singular(plural: str) -> str:
    """Returns what one of several is called.

    >>> _singular("cities"), _singular("boxes"), _singular("clauses"), _singular("stock")
    ('city', 'box', 'clause', 'stock')
    """
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    if plural.endswith(("xes", "sses", "ches", "shes")):
        return plural[:-2]
    return plural[:-1] if plural.endswith("s") else plural
