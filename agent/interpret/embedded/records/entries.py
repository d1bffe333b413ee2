"""The lines of a list, each of a named thing and its numbers: "* Plant A: capacity = 84 MWh"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_BULLET = re.compile(
    r"[ \t]*(?:[*•▪◦–+-]|\(?\d{1,3}[.)](?=\s)|\(?[a-z][.)](?=\s))[ \t]*(?:\*{1,2})?"
)
_VERB = (
    r"(?:has|have|holds?|can|must|may|needs?|requires?|wants?|demands?|orders?|requests?|offers?|provides?|produces?|makes?"
    r"|suppl(?:y|ies)|stocks?|stores?|is|are|was|weighs?|costs?|earns?|yields?|takes?|consumes?|uses?|contains?|measures?"
    r"|brings?|generates?|reduces?|diminishes|lowers?|cuts?|decreases?|removes?|lessens|curbs?|mitigates?|should|will|cannot"
    r"|expects?|receives?|carries|lasts?|occup(?:y|ies)|serves?|sends?|delivers?|achieves?|maintains?|houses?|faces?|calls\sfor)"
)
_LEAD = (
    r"(?:(?:for|from|at|in|to|the|implementing|adopting|applying|using|installing|deploying|with"
    r"|each\sunit\sof)\s){0,3}"
)
_NAME = r"(?P<name>[^\n:=|]{1,48}?)"
_LINE = re.compile(
    rf"{_LEAD}(?:{_NAME}\*{{0,2}}\s?(?::\*{{0,2}}|(?P<own>['’]s\b)|,(?=\s\D)|\s(?=(?P<verb>{_VERB})\b)|\s[-–—]\s|\s?=|\s(?=\()))",
    re.IGNORECASE,
)
_COLON = re.compile(
    rf"{_LEAD}{_NAME}\*{{0,2}}\s?:(?P<own>(?!))?(?P<verb>(?!))?\*{{0,2}}(?=\s)", re.IGNORECASE
)
# "Centre Gamma possesses 161 units": whatever the verb, capitals and numbers begin the line.
_CAPITALS = re.compile(
    r"(?:[Tt]he\s)?(?P<name>[A-Z][\w'’-]*(?:\s(?:[A-Z][\w'’-]*|\d{1,3}(?![\d.,])))(?:\s(?:[A-Z][\w'’-]*|\d{1,3}(?![\d.,])))?"
    r"|[A-Z]\w{0,3}\d{0,3})(?P<own>(?!))?\s(?=(?P<verb>[a-z]{2,}))"
)
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Field:
    """One number of a thing, with the words before it and those after it, lower-cased."""

    before: str
    number: Number
    after: str

    @property
    def value(self) -> float:
        """The number itself."""
        return self.number.value


@dataclass(frozen=True, slots=True)
class Entry:
    """A named thing of a list; `depth` is how far its line is indented."""

    name: str
    fields: tuple[Field, ...]
    span: Span
    depth: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of a list under the words that lead to it, lower-cased."""

    heading: str
    entries: tuple[Entry, ...]
    heading_span: Span


def find_listings(document: Document) -> tuple[Listing, ...]:
    """Returns the lists of a text, in order; a line without a number is a heading of its own.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Plants and capacity:\\n* Plant A: output = 84 MWh\\n* Plant B: output = 16 MWh"
    >>> found = find_listings(Document(Text(text)))[0]
    >>> [(each.name, each.fields[0].before, each.fields[0].value) for each in found.entries]
    [('Plant A', 'output =', 84.0), ('Plant B', 'output =', 16.0)]
    """
    raw = document.text.raw
    starts = [number.span.start for number in document.numbers]
    found: list[Listing] = []
    heading, entries, was_blank = Span(0, 0), list[Entry](), False
    for line in _lines(raw):
        bullet = _BULLET.match(raw, line.start, line.end)
        entry = _entry(document, line, bullet, starts) if bullet else None
        if entry and entries and was_blank and len(entry.fields) != len(entries[-1].fields):
            # A blank line and lines of another kind after it: a list without a heading.
            found.append(Listing(raw[heading.start : heading.end].lower(), tuple(entries), heading))
            heading, entries = Span(line.start, line.start), []
        was_blank = not raw[line.start : line.end].strip()
        if entry:
            entries.append(entry)
            continue
        if was_blank:
            continue
        if entries:
            found.append(Listing(raw[heading.start : heading.end].lower(), tuple(entries), heading))
            entries = []
        heading = line
    if entries:
        found.append(Listing(raw[heading.start : heading.end].lower(), tuple(entries), heading))
    return tuple(found)


def _lines(raw: str) -> Iterator[Span]:
    position = 0
    for piece in raw.split("\n"):
        yield Span(position, position + len(piece))
        position += len(piece) + 1


def _entry(
    document: Document, line: Span, bullet: re.Match[str], starts: list[int]
) -> Entry | None:
    raw = document.text.raw
    shapes = (_COLON, _LINE, _CAPITALS)
    head = next((m for each in shapes if (m := each.match(raw, bullet.end(), line.end))), None)
    if head is None or line.end - line.start > _LONGEST:
        return None
    begin = head.start("verb") if head["verb"] else head.end()
    first, last = bisect_left(starts, begin), bisect_left(starts, line.end)
    numbers = document.numbers[first:last]
    if not numbers:
        return None
    cuts = [begin, *(number.span.end for number in numbers)]
    ends = [*(number.span.start for number in numbers[1:]), line.end]
    fields = tuple(
        Field(
            raw[cut : number.span.start].strip().lower(),
            number,
            raw[number.span.end : end].strip().lower(),
        )
        for cut, number, end in zip(cuts, numbers, ends, strict=False)
    )
    depth = bullet.end() - line.start - len(raw[line.start : bullet.end()].lstrip())
    return Entry(_cleaned(head["name"]), fields, line, depth)


def _cleaned(name: str) -> str:
    return " ".join(name.replace("*", " ").strip(" '\"`“”").split())
