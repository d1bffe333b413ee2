"""One good shared out so that the worst off is as well off, or the last as early, as can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.facts import facts_of
from agent.interpret.embedded.ledger.marks import Mark, marks_in
from agent.interpret.embedded.ledger.quantities import quantity_at
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import unit_of
from agent.interpret.embedded.unread import unused_numbers
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_LEAST = r"(?:fewest|least|smallest|lowest|worst|poorest|minimum|shortest)"
_LAST = r"(?:last|slowest|latest|longest|largest|greatest|highest|busiest|maximum)"
_MAX_MIN = re.compile(
    rf"\b{_LEAST}\b[^.?!]{{0,60}}?\bas\s(?:many|much|high|large|well|far|good|long)\b[^.?!]{{0,30}}?\bpossible"
    rf"|\bmaximi[sz]\w*\s(?:\w+\s){{0,3}}?{_LEAST}\b",
    re.IGNORECASE,
)
_MIN_MAX = re.compile(
    rf"\b{_LAST}\b[^.?!]{{0,60}}?\bas\s(?:early|soon|little|low|small|few|short|quickly|fast)\b[^.?!]{{0,30}}?\bpossible"
    rf"|\bminimi[sz]\w*\s(?:\w+\s){{0,3}}?{_LAST}\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:shar\w+|split\w*|divid\w+|distribut\w+|hand(?:ed|s)?\sout|given\sout|allot\w*|among|between)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:fractions?|parts?|divisible|any\samounts?|continuous)\b", re.IGNORECASE)
_RULES = re.compile(
    r"\b(?:at\s(?:least|most)|no\smore|no\sless|no\sfewer|must|cannot|may\snot|only|unless|except|twice|half)\b",
    re.IGNORECASE,
)
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class _Rate:
    name: str
    value: float
    span: Span
    dimension: str
    factor: float


def is_fairness(document: Document) -> bool:
    """Whether the worst of several is to be as good as can be, and something is shared out."""
    text = document.text.raw
    return (
        len(text) < _LONGEST
        and bool(_SHARED.search(text))
        and bool(_MAX_MIN.search(text) or _MIN_MAX.search(text))
    )


def read_fairness(document: Document) -> Reading | None:
    """Returns the reading of a good shared out fairly; None where anything beside it is said."""
    text = document.text.raw
    most, least = _MAX_MIN.search(text), _MIN_MAX.search(text)
    if len(text) > _LONGEST or bool(most) == bool(least) or document.tables or _RULES.search(text):
        return None
    rates = _rates_of_places(document) or _rates_of_subjects(document)
    if (
        len({rate.name for rate in rates}) != len(rates)
        or len(rates) < 2
        or len({(rate.dimension, rate.factor) for rate in rates}) != 1
    ):
        return None
    spans = {rate.span for rate in rates}
    loose = [
        n
        for n in unused_numbers(document, tuple(spans))
        if not (n.is_spelt and n.value == len(rates))
    ]
    if len(loose) != 1 or loose[0].is_percentage or loose[0].value <= 0:
        return None
    sentence = next(s for s in document.text.sentences if s.span.contains(loose[0].span))
    if not _SHARED.search(sentence.text) or _names_more(sentence.text, rates):
        return None
    is_whole = not (_PARTS.search(text) or unit_of(loose[0].unit))
    problem = _program(rates, loose[0].value, is_whole=is_whole, is_most=bool(most))
    note = "Only whole numbers are shared out, since things are counted." if is_whole else ""
    return Reading(
        problem, tuple(each.span for each in document.text.sentences), (note,) if note else ()
    )


def _rates_of_places(document: Document) -> list[_Rate]:
    """The rates of "a tonne clears 4 km in Au, 5 km in Bach": a number, its unit, and then a name."""
    found: list[_Rate] = []
    raw = document.text.raw
    for sentence in document.text.sentences:
        marks = marks_in(document, sentence.span)
        for index, mark in enumerate(marks):
            if mark.kind == "number":
                quantity = quantity_at(marks, index)
                name = _place(marks, quantity.after, raw)
                if name:
                    found.append(
                        _Rate(name, mark.value, mark.span, quantity.dimension, quantity.factor)
                    )
    return found


def _place(marks: Sequence[Mark], index: int, raw: str) -> str:
    if index + 1 >= len(marks) or marks[index].text not in {"in", "at", "for", "by"}:
        return ""
    span = marks[index + 1].span
    word = raw[span.start : span.end]
    return word if marks[index + 1].kind == "word" and word[:1].isupper() else ""


def _rates_of_subjects(document: Document) -> list[_Rate]:
    """The rates of "Pablo needs 5 minutes for a page; Samir 6 minutes"."""
    found: list[_Rate] = []
    for fact in facts_of(document, document.text.sentences):
        if fact.role == "attribute" and not fact.relation and fact.quantity.dimension:
            written = [
                w
                for w in document.text.words
                if w.text and (w.span.end <= fact.quantity.span.start)
            ]
            name = next((w for w in reversed(written) if fact.subject[-1] in w.text), None)
            if name is not None:
                found.append(
                    _Rate(
                        document.text.at(name.span),
                        round(fact.quantity.value / fact.quantity.factor, 12),
                        fact.quantity.span,
                        fact.quantity.dimension,
                        fact.quantity.factor,
                    )
                )
    return found


def _names_more(sentence: str, rates: Sequence[_Rate]) -> bool:
    """Whether the sharing sentence lists names, and not just those with a rate."""
    listed = set(re.findall(r"(?<=[,\s])[A-Z]\w+|^[A-Z]\w+(?=,)", sentence))
    names = {rate.name for rate in rates}
    return bool(listed & names) and not listed <= names


def _program(
    rates: Sequence[_Rate], total: float, *, is_whole: bool, is_most: bool
) -> LinearProgram:
    worst = "the fewest" if is_most else "the last"
    kind = "integer" if is_whole else "continuous"
    names = [f"share of {rate.name}" for rate in rates]
    limits = [
        Constraint(
            name="all is shared out", terms=dict.fromkeys(names, 1.0), relation="=", rhs=total
        )
    ]
    for name, rate in zip(names, rates, strict=True):
        terms = {worst: 1.0, name: -rate.value}
        limits.append(
            Constraint(
                name=f"{worst} against {name}",
                terms=terms,
                relation="<=" if is_most else ">=",
                rhs=0,
            )
        )
    return LinearProgram(
        variables=(*(Variable(name=name, kind=kind) for name in names), Variable(name=worst)),
        goal=Sense.MAXIMISE if is_most else Sense.MINIMISE,
        linear={worst: 1.0},
        constraints=tuple(limits),
    )
