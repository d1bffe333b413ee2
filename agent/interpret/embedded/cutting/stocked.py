"""What pieces are cut from: "bars of 12 m", "sold in 4 m (22 euros) and 2.5 m (13 euros)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from agent.interpret.embedded.cutting.lengths import NUMBER, SPELT, UNIT, Length
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Sentence, Span

_STOCK = (
    r"(?:bars?|rods?|rolls?|reels?|planks?|boards?|beams?|pipes?|tubes?|profiles?|rails?|lengths?|pieces?|cables?|ropes?|wires?"
    r"|ribbons?|coils?|logs?|poles?|sticks?|bolts?|battens?|slats?|girders?|lumber|timbers?|stocks?|sheets?|steel|strips?|hoses?"
    r"|chains?|mouldings?|moldings?|studs?|rebars?|spools?|strings?|fabric|cloth|paper|film|foil|posts?)"
)
_WORD = rf"(?!(?:\d|{SPELT}\b|need|needs|order|orders|ordered|pieces\sof|into))[a-z][a-z'’-]*"
_LENGTH = rf"(?P<length>{NUMBER})[\s-]?(?P<unit>{UNIT})?"
_BEFORE = rf"(?:{_WORD}\s){{0,5}}?"
_PATTERNS = (
    rf"\b(?:from|out\sof|cuts?|cutting|buys?|buying|saws?|slits?|uses?|using|sells?|stocks?|has|have|purchases?|into)\s{_BEFORE}{_STOCK}"
    rf"(?:,?\s(?:each\s|all\s|that\s|which\s|are\s|is\s)?(?:of|measuring|with|in|are|is|each|being)\s|,?\s)(?:an?\s|the\s)?(?:standard\s|fixed\s)?"
    rf"(?:(?:lengths?|widths?|size)\s(?:of\s)?)?(?:exactly\s)?{_LENGTH}",
    rf"\b(?:comes?|sold|available|supplied|delivered|bought|made|arrives?|offered|stocked|shipped|purchased|get)\s(?:only\s)?(?:in|as|at|with)\s{_BEFORE}(?:pieces\s)?(?:of\s)?{_LENGTH}",
    rf"\b{_STOCK}\s(?:are|is|measures?|have|has)\s(?:all\s|each\s|always\s)?(?:(?:a\s)?(?:length|width)s?\sof\s)?{_LENGTH}\s?(?:wide|long|each|in\slength|in\swidth|(?=[.,;]))",
    rf"\b(?:stock|standard|raw|master|jumbo|mother|full|original|parent)\s{_BEFORE}(?:of|is|are|:|=|measures?|lengths?|widths?|size)\s(?:of\s|is\s|are\s|=\s|:\s)?{_LENGTH}",
    rf"\b(?:from|buys?|buying|sells?|cut|of|using|uses?|many|few|fewest|an?|each|every|stocks?|our|the)\s(?:identical\s|standard\s|long\s)?{_LENGTH}[\s-](?:long\s|wide\s|standard\s)?(?!pieces?\b)(?(unit)(?:(?!(?:from|of|and|or|to|for|into|in|each|with|long|wide|pieces?)\b)[a-z]+\s)?)(?!pieces?\b){_STOCK}",
    rf"\b{_STOCK}\s(?:of|with)\s(?:a\s)?(?:length|width)s?\s(?:of\s)?{_LENGTH}(?=\s(?:costs?|sells?|at|for|are\ssold|is\ssold)\b)",
)
_ANY = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_MORE = re.compile(
    rf"\s?,?\s?(?:and|or|,)\s(?:also\s)?(?:an?\s|the\s|others?\s|in\s|at\s|ones?\s)?(?:{_STOCK}\s)?(?:of\s|in\s)?{_LENGTH}(?:[\s-](?:ones?|long|wide|{_STOCK}))?",
    re.IGNORECASE,
)
_MONEY = r"(?:[$€£]\s?(?P<sign>\d[\d,]*(?:\.\d+)?)|(?P<bare>\d[\d,]*(?:\.\d+)?)(?:\s?(?:euros?|dollars?|pounds?|francs?|eur|usd|[$€£]|cents)|(?=\s(?:each|apiece)|[,.;)]|\sand\b)))"
_PRICE = re.compile(
    rf"(?:\s?(?:long|wide))?(?:\s{_STOCK})?(?:\s?\((?:at\s|for\s)?|,?\s(?:for|at|costs?|costing|sells?\sfor|priced\sat|is|each\s(?:costs?|costing|for|at))\s){_MONEY}\s?(?:each|apiece|per\s\w+|a\s\w+)?\)?",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:of\sthe\s(?P<which>latter|former)\s(?:we|they|there|i|only)\s(?:have|are|has)?\s?(?:only\s|just\s|left\s)?(?P<n>\d+))"
    r"|\bonly\s(?P<n2>\d+)\sof\sthe\s(?P<which2>latter|former)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stocked:
    """A length to cut from, its price, how many there are, and where all that is written."""

    length: Length
    cost: float | None
    available: int | None
    spans: tuple[Span, ...]


def find_stocks(document: Document) -> tuple[Stocked, ...]:
    """Returns the lengths to cut from, each once.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Boards are sold in 4 m (22 euros) and 2.5 m (13 euros)."
    >>> [(each.length.value, each.cost) for each in find_stocks(Document(Text(text)))]
    [(4.0, 22.0), (2.5, 13.0)]
    """
    inside = [table.span for table in document.tables if table.span]
    found: list[Stocked] = []
    for sentence in document.text.sentences:
        if any(span.start <= sentence.span.start < span.end for span in inside):
            continue
        found += _of_sentence(sentence)
    found = _limited(document, _with_units(found))
    unique: dict[tuple[float, str], Stocked] = {}
    for each in found:
        key = (each.length.value, each.length.unit)
        before = unique.get(key)
        if before is None:
            unique[key] = each
        else:  # "bars of 12 m … how many 12 m bars": once more the same
            cost = before.cost if each.cost is None else each.cost
            unique[key] = replace(before, cost=cost, spans=before.spans + each.spans)
    return tuple(unique.values())


def _of_sentence(sentence: Sentence) -> list[Stocked]:
    text, found, position = sentence.text, list[Stocked](), 0
    while match := _next(text, position):
        while match:
            end = match.end()
            price = _PRICE.match(text, end)
            end = price.end() if price else end
            found.append(_stocked(match, price, sentence.span.start, end))
            position, match = end, _MORE.match(text, end)
            if match and not (match["unit"] or price):
                match = None
    return found


def _next(text: str, position: int) -> re.Match[str] | None:
    matches = [m for pattern in _ANY if (m := pattern.search(text, position))]
    return min(matches, key=lambda m: m.start("length"), default=None)


def _stocked(match: re.Match[str], price: re.Match[str] | None, at: int, end: int) -> Stocked:
    value = find_numbers(match["length"])[0].value
    length = Length(
        value,
        (match["unit"] or "").lower(),
        Span(at + match.start("length"), at + match.end("length")),
    )
    cost = None
    if price:
        cost = float((price["sign"] or price["bare"]).replace(",", ""))
    return Stocked(length, cost, None, (Span(at + match.start("length"), at + end),))


def _with_units(found: list[Stocked]) -> list[Stocked]:
    unit = next((each.length.unit for each in found if each.length.unit), "")
    return [
        replace(each, length=replace(each.length, unit=each.length.unit or unit)) for each in found
    ]


def _limited(document: Document, found: list[Stocked]) -> list[Stocked]:
    """The stocks with what is said of the latter and the former of two."""
    for match in _FEW.finditer(document.text.raw):
        if len(found) != 2:
            break
        at = 1 if (match["which"] or match["which2"]).lower() == "latter" else 0
        n = int(match["n"] or match["n2"])
        spans = (*found[at].spans, Span(*match.span()))
        found[at] = replace(found[at], available=n, spans=spans)
    return found
