"""What a question says of a polynomial: bits or spins, largest or smallest, constrained or not."""

from __future__ import annotations

import re
from typing import Literal

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.status import Sense

Vartype = Literal["binary", "spin"]

BITS = re.compile(
    r"\bbinar(?:y|ies)\b|\bbits?\b|\b0\s?/\s?1\b|\b0-1\b|\b(?:0\sor\s1|zero\sor\sone"
    r"|either\s0\sor\s1)\b|\{\s?0\s?,\s?1\s?\}|\bboolean|\bqubo\b",
    re.IGNORECASE,
)
SPINS = re.compile(
    r"\bspins?\b|\bising\b|±\s?1|[+]1\s?(?:or|and|/)\s?[-−]1|[-−]1\s?(?:or|and|/)\s?[+]?1"
    r"|\{\s?[-−+]1\s?,\s?[-−+]1\s?\}",
    re.IGNORECASE,
)
UP = re.compile(
    r"\bmaximi[sz]\w*|\b(?:largest|maximum|highest|greatest)\b|\bas\s(?:large|high|big)\s",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\bminimi[sz]\w*|\b(?:smallest|minimum|lowest|least)\b|\bground\sstate|\bas\s(?:small|low)\s",
    re.IGNORECASE,
)
CONSTRAINED = re.compile(
    r"\bsubject\sto\b|\bs\.t\.|\bsuch\sthat\b|[<>≤≥]|\bat\s(?:most|least)\b|\bexactly\s\w+\sof\b",
    re.IGNORECASE,
)
DOMAIN = re.compile(
    r"\{\s?[-−+]?[01]\s?,\s?[-−+]?1\s?\}|\b0\s?/\s?1\b|\b0-1\b|[-+−]?\b[01]\sor\s[-+−]?1\b"
    r"|[-+−]1\s?(?:/|or|and)\s?[-+−]1|±\s?1",
    re.IGNORECASE,
)


def vartype_of(text: str) -> Vartype | None:
    """Returns whether the variables are bits or spins, None where the text says neither or both."""
    bits, spins = BITS.search(text), SPINS.search(text)
    if bool(bits) == bool(spins):
        return None
    return "binary" if bits else "spin"


def goal_of(text: str, family: str) -> Sense | Missing:
    """Returns whether the polynomial is to be large or small (small where nothing is said)."""
    up, down = UP.search(text), DOWN.search(text)
    if up and down:
        return Missing(
            family,
            "the goal",
            "Is the polynomial to be minimised or maximised?",
            ("minimise", "maximise"),
        )
    return Sense.MAXIMISE if up else Sense.MINIMISE


def values_missing(family: str) -> Missing:
    """Returns the question which values the variables take."""
    return Missing(
        family,
        "what values the variables take",
        "May each variable be 0 or 1, or -1 or +1 (spins)?",
        ("0 or 1", "-1 or +1"),
    )


def explained(
    document: Document, family: str, spans: tuple[Span, ...], names: tuple[str, ...]
) -> tuple[Span, ...] | Missing:
    """Returns the spans used, where every other number only says which values or how many there are."""
    used = [*spans, *(Span(*match.span()) for match in DOMAIN.finditer(document.text.raw))]
    used += [
        number.span
        for number in document.numbers
        if number.value in {0, len(names)} or document.text.at(number.span) in names
    ]
    loose = unused_numbers(document, used)
    if not loose:
        return tuple(used)
    return Missing(
        family,
        f"what {document.text.at(loose[0].span)} refers to",
        f'What does the number in "{with_context(document, loose[0])}" add to the polynomial?',
    )
