"""What nodes of a network have and need: "Kelso has eleven to spare, while Lyon is three short"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Sentence, Span

_NEEDS = re.compile(
    r"\b(?:needs?|requir\w+|demands?|wants?|orders?|ordered|expects?|must\s(?:get|receive|have)|lacks?|misses|missing|short"
    r"|takes?|consumes?|too\sfew|uses?|buys?|requests?|gets)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:suppl(?:y|ies)|produc\w+|gives?|offers?|to\sspare|spare|surplus|too\smany|stocks?|provides?|yields?|available"
    r"|makes?|delivers?|ships?|can\ssend|stores?|holds?|pumps?)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\b(?:has|have|there\s(?:is|are))\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\bof\swhich\b|\.(?=\s|$)|\n")
_MODAL = (
    r"(?:(?:has|have|needs?|wants?)\sto|must|should|(?:is|are)\sto|send|sending|ship|shipping|move|moving|bring|bringing"
    r"|route|routing|deliver\w*|push|get|transport\w*|carry|haul)"
)
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Amounts:
    """What each node has, what each needs, and where that is told."""

    has: dict[str, float]
    needs: dict[str, float]
    spans: tuple[Span, ...]


def node_amounts(document: Document, names: Sequence[str], told: Iterable[Span]) -> Amounts | None:
    """Returns what sentences outside the spans `told` say of nodes; None where one says it twice.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Kelso has eleven to spare, while Lyon is three short and Ghent 8."
    >>> found = node_amounts(Document(Text(text)), ("Kelso", "Lyon", "Ghent"), ())
    >>> found.has, found.needs
    ({'Kelso': 11.0}, {'Lyon': 3.0, 'Ghent': 8.0})
    """
    covered = Covered(told)
    pattern = _mentions(names)
    by_name = {name.casefold(): name for name in names}
    has: dict[str, float] = {}
    needs: dict[str, float] = {}
    spans: list[Span] = []
    for sentence in document.text.sentences:
        if len(sentence.text) > _LONGEST or "?" in sentence.text:
            continue
        for written, is_need, number in _of_sentence(document, sentence, pattern):
            if covered.holds(number.span):
                continue
            target, name = needs if is_need else has, by_name[written.casefold()]
            if target.setdefault(name, number.value) != number.value:
                return None
            spans.append(number.span)
    return Amounts(has, needs, tuple(spans))


def amount_sent(
    document: Document, names: Sequence[str], told: Iterable[Span]
) -> tuple[str, str, Number] | None:
    """Returns from where to where how much is to be sent; None where that is not told once.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "The plant has to deliver 7 crates to the store by lorries."
    >>> u, v, number = amount_sent(Document(Text(text)), ("plant", "store"), ())
    >>> u, v, number.value
    ('plant', 'store', 7.0)
    """
    covered, any_name = Covered(told), _mentions(names).pattern
    by_name = {name.casefold(): name for name in names}
    the = r"(?:(?:the|node)\s){0,2}"
    before_u = rf"(?P<u>{any_name})"
    shapes = [
        re.compile(shape, re.IGNORECASE)
        for shape in (
            rf"(?P<n>\d[\d.,]*)\b[^.?!;\d]{{0,80}}?\bfrom\s{the}{before_u}\sto\s{the}(?P<v>{any_name})",
            rf"\bfrom\s{the}{before_u}\sto\s{the}(?P<v>{any_name})[^.?!;\d]{{0,40}}?(?P<n>\d[\d.,]*)",
            rf"{before_u}\s{_MODAL}\s[^.?!;\d]{{0,30}}?(?P<n>\d[\d.,]*)\b[^.?!;\d]{{0,50}}?\bto\s{the}(?P<v>{any_name})",
        )
    ]
    found = []
    for sentence in document.text.sentences:
        text = sentence.text
        if len(text) > _LONGEST or covered.overlaps(sentence.span):
            continue
        if not re.search(rf"\b{_MODAL}\b", text, re.IGNORECASE):
            continue
        match = next((m for shape in shapes if (m := shape.search(text))), None)
        numbers = [each for each in document.numbers_in(sentence.span) if not each.is_spelt]
        if match:
            at = sentence.span.start + match.start("n")
            found += [
                (by_name[match["u"].casefold()], by_name[match["v"].casefold()], number)
                for number in numbers
                if number.span.start == at
            ]
    return found[0] if len(found) == 1 and found[0][0] != found[0][1] else None


def _mentions(names: Iterable[str]) -> re.Pattern[str]:
    known = "|".join(
        rf"(?-i:{re.escape(name)})" if len(name) == 1 else re.escape(name)
        for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{known})(?![\w-])", re.IGNORECASE)


def _of_sentence(
    document: Document, sentence: Sentence, pattern: re.Pattern[str]
) -> Iterator[tuple[str, bool, Number]]:
    """Names with whether they need, and the number; clauses that are not clear tell nothing."""
    shared = list(_shared(document, sentence, pattern))
    yield from ((name, is_need, number) for name, is_need, number in shared)
    taken = {number.span for _, _, number in shared}
    raw, carried = document.text.raw, None
    start = sentence.span.start
    cuts = [(m.start(), m.end()) for m in _CLAUSE.finditer(raw, start, sentence.span.end)]
    for cut, after in (*cuts, (sentence.span.end, sentence.span.end)):
        clause = Span(start, cut)
        start = after
        mentions = list(pattern.finditer(raw, clause.start, clause.end))
        numbers = [
            each
            for each in document.numbers_in(clause)
            if each.span not in taken
            and not any(m.start() <= each.span.start < m.end() for m in mentions)
        ]
        words = raw[clause.start : clause.end]
        role = _role(words)
        carried = carried if role is None and not _OWNS.search(words) else role
        named = {m.group().casefold() for m in mentions}
        if carried is not None and len(named) == 1 and len(numbers) == 1:
            yield mentions[0].group(), carried, numbers[0]


def _shared(
    document: Document, sentence: Sentence, pattern: re.Pattern[str]
) -> Iterator[tuple[str, bool, Number]]:
    """ "P and Q have 25 and 35": as many numbers as names, told in the same order."""
    start = sentence.span.start
    for part in sentence.text.split(";"):
        span = Span(start, start + len(part))
        start += len(part) + 1
        names = list(pattern.finditer(document.text.raw, span.start, span.end))
        numbers = [
            each
            for each in document.numbers_in(span)
            if not any(m.start() <= each.span.start < m.end() for m in names)
        ]
        if not len(names) == len(numbers) > 1 or names[-1].end() > numbers[0].span.start:
            continue
        role = _role(document.text.raw[names[-1].end() : numbers[0].span.start])
        if role is not None and len({name.group() for name in names}) == len(names):
            yield from (
                (name.group(), role, number) for name, number in zip(names, numbers, strict=True)
            )


def _role(words: str) -> bool | None:
    """True for a need, False for a supply, None where neither or both are said."""
    needs, gives = bool(_NEEDS.search(words)), bool(_GIVES.search(words))
    if needs == gives:
        return False if not needs and _OWNS.search(words) else None
    return needs
