"""Values under names: `{"demand": [3, 4]}`, `capacity = [5, 6]  # per day`, "Fixed costs: [7, 8]"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Literal, Value, find_literals
from agent.interpret.embedded.named_data.names import words_of
from agent.interpret.embedded.text import Span

_MOST_LITERALS = 300  # more are edges or points of one set, not named data
_REACH = 160  # characters before a bracket in which its name stands
_ASSIGNED = re.compile(r"(?P<name>[A-Za-z_]\w{0,60})[\"'`]?\s{0,3}[:=]\s{0,3}$")
_PHRASE = re.compile(r"(?:^|[\n.;!?])(?P<name>[^\n.;!?\[\](){}]{1,120}?)\s{0,3}[:=]?\s{0,3}$")
_SCALAR = re.compile(
    r"^[ \t]{0,12}(?:[-*•]\s)?[\"'`]?(?P<name>[A-Za-z_][\w ]{0,60}?)[\"'`]?[ \t]{0,3}[:=][ \t]{0,3}"
    r"(?P<value>[$€£]?[-−]?\d[\d,]{0,20}(?:\.\d{1,12})?)[ \t]{0,12}[,;]?[ \t]{0,12}"
    r"(?:(?:#|//)(?P<comment>[^\n]{0,200}))?$",
    re.MULTILINE,
)
_INSIDE = re.compile(r"(?:#|//)(?P<comment>[^\n]{0,200})")
_BEHIND = re.compile(r"[ \t]{0,12}[,;]?[ \t]{0,12}(?:#|//)(?P<comment>[^\n]{0,200})")
_ABOVE = re.compile(r"\n[ \t]{0,12}(?:#|//)(?P<comment>[^\n]{0,200})\n[^\n]{0,80}$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value under a name, and what is said beside it.

    `span` is where the value stands; for a key of a dictionary, where the whole dictionary does.
    """

    name: str
    value: Value
    span: Span
    comment: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The stems of the words that its name is made of."""
        return words_of(self.name)

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers of a list of numbers, () where it is anything else."""
        if not isinstance(self.value, tuple):
            return ()
        found = tuple(each for each in self.value if isinstance(each, float))
        return found if len(found) == len(self.value) else ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of a list of names, () where it is anything else."""
        if not isinstance(self.value, tuple):
            return ()
        found = tuple(each for each in self.value if isinstance(each, str))
        return found if len(found) == len(self.value) else ()

    @property
    def shape(self) -> tuple[int, ...] | None:
        """The lengths of each level of a regular array, () for one number, None for anything else."""
        return _shape(self.value)


def find_entries(document: Document) -> tuple[Entry, ...]:
    """Returns the named values of a question in the order in which they stand; a name counts once.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_entries(Document(Text('Data: {"demand": [3, 4], "budget": 9}')))
    >>> [(each.name, each.value, each.shape) for each in found]
    [('demand', (3.0, 4.0), (2,)), ('budget', 9.0, ())]
    >>> found = find_entries(Document(Text("n = 3  # tasks\\ncost = [[1, 2], [3, 4]]  # per task")))
    >>> [(each.name, each.shape, each.comment) for each in found]
    [('n', (), 'tasks'), ('cost', (2, 2), 'per task')]
    """
    text = document.text.raw
    literals = find_literals(text)[:_MOST_LITERALS]
    inside = [each.span for each in literals]
    found = [entry for literal in literals for entry in _of_literal(text, literal)]
    found += [
        entry
        for entry in _of_scalars(text)
        if not any(span.contains(entry.span) for span in inside)
    ]
    kept: dict[str, Entry] = {}
    for entry in sorted(found, key=lambda each: each.span):
        kept.setdefault(entry.name, entry)
    return tuple(kept.values())


def _of_literal(text: str, literal: Literal) -> Iterator[Entry]:
    before = text[max(0, literal.span.start - _REACH) : literal.span.start]
    assigned = _ASSIGNED.search(before)
    value = literal.value
    if isinstance(value, dict) and not (assigned and _is_flat(value)):
        yield from (Entry(name, each, literal.span) for name, each in value.items())
        return
    name = assigned or (_PHRASE.search(before) if _shape(value) is not None else None)
    if name is None:
        return
    behind = _BEHIND.match(text, literal.span.end)
    above = _ABOVE.search(text, max(0, literal.span.start - 300), literal.span.start)
    inside = _INSIDE.finditer(text, literal.span.start, literal.span.end)
    said = [each["comment"].strip() for each in (above, *inside, behind) if each]
    comment = " ".join(said)
    yield Entry(name["name"].strip(), value, literal.span, comment)


def _of_scalars(text: str) -> Iterator[Entry]:
    for match in _SCALAR.finditer(text):
        value = float(match["value"].lstrip("$€£").replace("−", "-").replace(",", ""))
        if isfinite(value):
            comment = (match["comment"] or "").strip()
            yield Entry(match["name"].strip(), value, Span(*match.span("value")), comment)


def _is_flat(value: dict[str, Value]) -> bool:
    """Whether a dictionary gives one thing for each name, rather than several named things."""
    return len({_shape(each) for each in value.values()}) == 1


def _shape(value: Value) -> tuple[int, ...] | None:
    if isinstance(value, float):
        return ()
    if not isinstance(value, tuple) or not value:
        return None
    inner = {_shape(each) for each in value}
    first = inner.pop()
    return None if inner or first is None else (len(value), *first)
