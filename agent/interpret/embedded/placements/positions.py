"""Places whose distances the words give as a rule: a row of slots, numbered floors, a grid."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Span

_NOUN = (
    r"(?P<noun>slots?|spots?|places?|positions?|locations?|sites?|rooms?|offices?|desks?|floors?|stor(?:e)?ys?|halls?"
    r"|bays?|cells?|shelves|racks?|stalls?|booths?|seats?|spaces?|units?|pads?)"
)
_COUNT = r"(?P<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ROW = re.compile(
    r"\bin\s(?:a|one|the)\s(?:straight\s|single\s|long\s|horizontal\s|vertical\s)?(?:row|line|column)\b|\b(?:a|one|the)\srow\sof\b|\bside\sby\sside\b"
    r"|\b(?:along|on)\s(?:a|the|one)\s(?:\w+\s)?(?:corridor|wall|aisle|hallway|line|rail|track|conveyor|shelf|street|belt)\b"
    r"|\b(?:in|into|of)\sa\s(?:\w+\s)?rack\b|\brack\scabinet\b|\bone\s(?:above|on\stop\sof)\s(?:the\sother|another)\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:distances?|far)\b[^.;]{0,80}?\b(?:absolute\s)?difference\b[^.;]{0,60}?\b(?:numbers?|positions?|floors?|indices|labels|places)\b"
    r"|\|\s?[a-z]\w?\s?[-−]\s?[a-z]\w?\s?\|",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?P<gap>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\s(?P<unit>m|km|ft|[a-z]+)\s"
    r"(?:apart|from\s(?:one\sto\sthe\snext|the\snext(?:\sone)?|each\sother|its\sneighbou?rs?)|between\s(?:neighbou?r\w*|adjacent|consecutive|successive|next))\b"
    r"|\b(?:neighbou?ring|adjacent|consecutive|successive)\s(?:\w+\s)?(?:are|is|lie|being)\s(?P<gap2>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\s(?P<unit2>m|km|ft|[a-z]+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b{_COUNT}\s(?:[a-z]+\s){{0,2}}?{_NOUN}\b", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\b{_NOUN}\s(?:numbered\s|called\s)?(?P<first>\d{{1,3}})\s?(?:to|through|–|-)\s?(?P<last>\d{{1,3}})\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"\b{_NOUN}\s(?P<list>\d{{1,3}}(?:,\s?\d{{1,3}}){{0,40}},?\s(?:and|or)\s\d{{1,3}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Positions:
    """Numbered places on a line: their names, what lies between two neighbours, where it is told."""

    names: tuple[str, ...]
    numbers: tuple[int, ...]
    gap: float
    unit: str
    spans: tuple[Span, ...]
    assumption: str = ""

    @property
    def distances(self) -> tuple[tuple[float, ...], ...]:
        """Shape: a row and a column for each place."""
        return tuple(
            tuple(abs(here - there) * self.gap for there in self.numbers) for here in self.numbers
        )


def find_positions(document: Document, n_things: int) -> Positions | None:
    """Returns places on a line that the text tells of, as many as things where it does not count them.

    >>> from agent.interpret.embedded.text import Text
    >>> find_positions(Document(Text("They stand in a row of three slots, two metres apart.")), 3).distances[0]
    (0.0, 2.0, 4.0)
    """
    text = document.text.raw
    row, rule = _ROW.search(text), _DIFFERENCE.search(text)
    if not row and not rule:
        return None
    gap = _GAP.search(text)
    numbers, noun, told = _places(text, n_things)
    spans = [told] if told else []
    size, unit = 1.0, ""
    if gap:
        size = find_numbers(gap["gap"] or gap["gap2"])[0].value
        unit = gap["unit"] or gap["unit2"] or ""
        spans.append(Span(*gap.span()))
    spans += [Span(*each.span()) for each in (row, rule) if each]
    assumption = "" if gap or rule else "Neighbouring places are one unit apart."
    names = tuple(f"{noun} {number}" for number in numbers)
    return Positions(names, numbers, size, unit, tuple(spans), assumption)


def _places(text: str, n_things: int) -> tuple[tuple[int, ...], str, Span | None]:
    if match := _NUMBERED.search(text):
        first, last = int(match["first"]), int(match["last"])
        if 0 <= last - first < 300:
            return tuple(range(first, last + 1)), _one(match["noun"]), Span(*match.span())
    if match := _LISTED.search(text):
        told = tuple(int(number.value) for number in find_numbers(match["list"]))
        return told, _one(match["noun"]), Span(*match.span())
    for match in _COUNTED.finditer(text):
        count = int(find_numbers(match["count"])[0].value)
        if n_things <= count <= 300:
            return tuple(range(1, count + 1)), _one(match["noun"]), Span(*match.span())
    return tuple(range(1, n_things + 1)), "place", None


def _one(noun: str) -> str:
    noun = noun.lower()
    return {"shelves": "shelf"}.get(noun, noun.removesuffix("s"))
