"""A sentence as events, people, rooms, times and numbers, in order of mention."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Sentence, Span
from agent.interpret.embedded.timetables.periods import Periods

_ALL = re.compile(
    r"\b(?:each|every|any|all(?:\sthe)?)\s(?:lessons?|exams?|meetings?|events?|talks?|lectures?|sessions?|rehearsals?|courses?)\b",
    re.IGNORECASE,
)
# "Two exams" counts what there is.
_COUNTED = re.compile(
    r"\s(?:\w+\s)?(?:exams|lessons|lectures|meetings|talks|events|sessions|rehearsals|courses)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:a|one)\s(?:single\s)?(?=points?\b|complaints?\b|nuisance\b(?!\sof)|demerit)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:costs?\snothing|nothing|no\s(?:points|costs?|complaints|nuisance)|is\sfree|is\sfine)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """E event, A all events, P person, R room, T time or N number, in places of the whole text."""

    letter: str
    name: str
    span: Span
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Names:
    """Every spelling in lower case of the events, people and rooms, with letter and name."""

    spellings: Mapping[str, tuple[str, str]]
    pattern: re.Pattern[str]


def names_of(spellings: Mapping[str, tuple[str, str]]) -> Names:
    """Returns the names ready to be found."""
    ordered = sorted(spellings, key=len, reverse=True)
    kind = r"(?:\s(?:meeting|exam|rehearsal|session|lecture|talk|lesson|course|seminar|team))?"
    alternatives = "|".join(map(_either_case, ordered)) or "(?!)"
    return Names(spellings, re.compile(rf"(?<!\w)(?P<name>{alternatives})(?:['’]s)?(?!\w){kind}"))


def _either_case(name: str) -> str:
    """The name in capitals or not, but for a letter at its end: "talk A" is not "talk a"."""
    head, _, last = name.rpartition(" ")
    if head and len(last) == 1 and last.isalpha():
        return rf"(?i:{re.escape(head)})\s{last.upper()}"
    return f"(?i:{re.escape(name)})"


def tokens_of(
    document: Document, sentence: Sentence, names: Names, periods: Periods, taken: Sequence[Span]
) -> list[Token]:
    """Returns the tokens of a sentence that stand in none of the spans taken already."""
    start, text = sentence.span.start, sentence.text
    found: list[Token] = []

    def add(token: Token) -> None:
        if not any(_overlap(token.span, each) for each in (*taken, *(t.span for t in found))):
            found.append(token)

    for match in names.pattern.finditer(text):
        letter, name = names.spellings[match["name"].casefold()]
        add(Token(letter, name, Span(start + match.start(), start + match.end())))
    for span, index in periods.mentions(text):
        add(Token("T", periods.names[index], Span(start + span.start, start + span.end)))
    for pattern, letter, value in ((_ALL, "A", 0.0), (_ONE, "N", 1.0), (_NONE, "N", 0.0)):
        for match in pattern.finditer(text):
            add(Token(letter, "", Span(start + match.start(), start + match.end()), value))
    for number in document.numbers_in(sentence.span):
        counts = _COUNTED.match(document.text.raw, number.span.end)
        if not counts and not (number.is_spelt and number.value <= 1):
            add(Token("N", "", number.span, number.value))
    return sorted(found, key=lambda token: token.span)


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def run_of(tokens: Sequence[Token], index: int, letters: str) -> int:
    """Returns where the tokens of these letters end that stand from `index` on."""
    end = index
    while end < len(tokens) and tokens[end].letter in letters:
        end += 1
    return end
