"""A text about a roster cut into clauses, each with the people that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span

_EVERYBODY = r"(?:nobody|no\s?one|no\s(?:person|nurse|guard|worker|employee|member|one\s\w+)|none(?:\sof\sthem)?|everyone|everybody|each(?:\s(?:person|nurse|guard|worker|employee|one|of\sthem|member|lifeguard|of\sthe\s\w+))?|every\s(?:person|nurse|guard|worker|employee|member|lifeguard)|all(?:\sof\sthem)?|they|neither)"
_BROAD = re.compile(r"(?<=[.!?])\s+(?=[\"'(\[]?[A-Z0-9])|;\s*|\n+|:\s+(?![^.;\n]*\bpoints\b)")
_MARK = re.compile(r"^[\s*•▪–+\-]*(?:\d{1,2}[.)]\s)?\s*")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words about some people; `people` are places in the list, `is_all` that they are of everyone.

    `rest` is what follows the people; `is_negated` whether it is told of "nobody".
    """

    span: Span
    people: tuple[int, ...]
    rest: str
    is_all: bool = False
    is_negated: bool = False


def find_clauses(
    document: Document, names: Sequence[str], skipped: Sequence[Span]
) -> Iterator[Clause]:
    """Returns the clauses outside the `skipped` spans, in order.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Ana earns 80 a day, Ben 90. Ana cannot come on Monday, and nobody works more than two days."
    >>> [(c.people, c.rest) for c in find_clauses(Document(Text(text)), ("Ana", "Ben"), ())]
    [((0,), 'earns 80 a day'), ((1,), '90.'), ((0,), 'cannot come on Monday'), ((), 'works more than two days.')]
    """
    raw = document.text.raw
    name = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True)) or r"(?!)"
    person = rf"(?:{name})(?!\w)"
    several = rf"(?:(?:both\s)?{person}(?:(?:,\s(?:and\s)?|\sand\s){person}){{0,60}})"
    joint = re.compile(
        rf"(?:,?\s(?:and|but|while|whereas|yet)\s(?:that\s)?|,\s)(?=(?:{several}\s(?!and\b)|(?i:{_EVERYBODY})\s(?:may|works?|is|can|must|should|has|have|are|need\w*|does|wants?|shall|will|at|who|more|fewer|gets?)\b))"
    )
    subject = re.compile(
        rf"(?:and\s|but\s)?(?:(?P<several>{several})|(?P<all>(?i:{_EVERYBODY})\b))[\s,:]*"
    )
    one = re.compile(person)
    for start, end in _broad(raw):
        for first, last in _cut(raw, start, end, joint, re.compile(rf"(?<!\w){person}\s?\Z")):
            span = Span(first, last)
            if any(each.contains(span) or span.contains(each) for each in skipped):
                continue
            begin = first + len((_MARK.match(raw[first:last]) or [""])[0])
            match = subject.match(raw, begin, last)
            if match and match["several"]:
                found = [names.index(m[0]) for m in one.finditer(match["several"])]
                yield Clause(span, tuple(found), raw[match.end() : last].strip())
            elif match:
                negated = bool(re.match(r"no|nei", match["all"], re.IGNORECASE))
                rest = raw[match.end() : last].strip()
                yield Clause(span, (), rest, is_all=True, is_negated=negated)
            elif raw[begin:last].strip():
                yield Clause(span, (), raw[begin:last].strip())


def _broad(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BROAD.finditer(raw):
        yield start, match.start()
        start = match.end()
    yield start, len(raw)


def _cut(
    raw: str, start: int, end: int, joint: re.Pattern[str], ends: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """The pieces between joints; a list of names is not cut."""
    begin = start
    for match in joint.finditer(raw, start, end):
        listing = ends.search(raw[max(begin, match.start() - 60) : match.start()])
        if listing or _in_brackets(raw, begin, match.start()):
            continue
        yield begin, match.start()
        begin = match.end()
    yield begin, end


def _in_brackets(raw: str, start: int, end: int) -> bool:
    return raw.count("(", start, end) > raw.count(")", start, end)
