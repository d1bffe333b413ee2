"""How much may be carried or spent in all: "holds 15 kg", "a budget of $50", "weight limit (16)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_BEFORE = re.compile(
    r"\b(?:holds?|holding|hold\sup\sto|carry|carries|carrying|capacity|capacities|budgets?|limit(?:s"
    r"|ed)?|limiting|allowance"
    r"|payload|maximum|max|at\smost|no\smore\sthan|not\smore\sthan|up\sto|exceed(?:s|ing)?|within|room\sfor"
    r"|spend|fund|funds|lifts?|(?:can|may|could)\s(?:take|lift|bear|weigh)|(?:lets|allows)\s\w+\s(?:to\s)?(?:take|carry|bring)|(?:van|truck|lorry|boat|bag|sack|plane|ship|side|wagon|trailer|car|shelf|tape|rucksack|cart|barge)\s(?:bears|takes|fits)"
    r"|only\s(?:have|has|holds?|fits?)|(?:have|has)\s(?:only\s)?(?:[$€£]\s?)?$|max\w*_(?:weight"
    r"|capacity)\w*|(?:knap|back|ruck)(?:sack|pack)\s(?:of|for|with))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\s?(?:cubic\s|square\s)?[^\W\d_]{1,12})?(?:[\s-](?:weight|total|load|luggage))?[\s-](?:capacity|limit|budget"
    r"|knapsack|backpack|rucksack"
    r"|allowance|to\sspend|of\s(?:[a-z]+\s){0,3}?(?:allowance|left)|left\b|remain(?:s|ing)|to\sspare|can\sbe\s(?:carried|spent)|available|(?:are\s|is\s)?(?:left|spare|remaining|free)|in\s(?:total|all))\b",
    re.IGNORECASE,
)
# "A 0/1 knapsack" tells how often a thing is taken, not how much.
_ZERO_ONE = re.compile(r"\b0\s?[/,–-]\s?1\b")
_NEVER = re.compile(r"\b(?:each|every|once|times?|copies|item\s?$|items)\b", re.IGNORECASE)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Capacity:
    """The limit, its unit as written ("$" for money) and where it stands."""

    value: float
    unit: str
    span: Span


def find_capacities(document: Document, inside: tuple[Span, ...] = ()) -> tuple[Capacity, ...]:
    """Returns each number that a text states as a limit on the whole; `inside` spans are skipped.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_capacities(Document(Text("My backpack holds 15 kg. A tent weighs 7 kg.")))
    >>> [(each.value, each.unit) for each in found]
    [(15.0, 'kg')]
    """
    return tuple(
        Capacity(number.value, number.currency or _unit(document, number), number.span)
        for number in document.numbers
        if not any(span.contains(number.span) for span in inside)
        and _is_limit(document.text.raw, number)
    )


def _is_limit(raw: str, number: Number) -> bool:
    if number.is_spelt and number.value <= 2:
        return False
    if _ZERO_ONE.search(raw[max(0, number.span.start - 2) : number.span.end + 2]):
        return False
    before = raw[max(0, number.span.start - _REACH) : number.span.start]
    before = re.split(r"[.;!?\n]\s|\d|[,:](?!\s*[$€£]?\s*$)", before)[-1]
    after = raw[number.span.end : number.span.end + _REACH]
    cue = _BEFORE.search(before)
    if cue and not _NEVER.search(before[cue.end() :]):
        return not re.match(r"\s?(?:items?|times|things|pieces|projects)\b", after)
    return bool(_AFTER.match(after)) and not re.search(r"\b(?:each|per)\b", before)


def _unit(document: Document, number: Number) -> str:
    after = document.text.raw[number.span.end : number.span.end + _REACH]
    match = re.match(r"[\s-]?((?:cubic|square)\s[^\W\d_]+|[^\W\d_]+[²³]?)", after)
    return match[1].lower() if match else ""
