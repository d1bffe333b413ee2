"""How much is needed of what foods hold: "at least 84 grams of protein", "Fat: no more than 60 g"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.foods import Food
from agent.interpret.embedded.programs.quantities import Quantity, quantities
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Sentence
from problems.modelling.limits import Relation

_RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "<=",
        re.compile(
            r"<=|≤|\b(?:at\smost|no\smore\sthan|not\s(?:to\s)?(?:exceed\w*|more\sthan)|up\sto|below|under|or\s(?:less|fewer)"
            r"|max(?:imum)?|limit\w*|exceed\w*|less\sthan)\b",
            re.IGNORECASE,
        ),
    ),
    ("=", re.compile(r"\bexactly\b", re.IGNORECASE)),
    (
        ">=",
        re.compile(
            r">=|≥|\b(?:at\sleast|no\s(?:less|fewer)\sthan|not\s(?:less|fewer)\sthan|min(?:imum)?|more\sthan"
            r"|above|over|or\smore)\b",
            re.IGNORECASE,
        ),
    ),
)
_WANTED = re.compile(
    r"\b(?:requir\w*|needs?|needed|targets?|goals?|benchmarks?|aim\w*|must|minimum|intake|recommend\w*"
    r"|hit|get|achieve|consume|dietary|nutritional)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^,;.]{0,40}?\b(?P<sign>(?:or|and)\s(?:less|more|fewer)|at\s(?:the\s)?(?:most|least|maximum|minimum))\b(?!\s[\d$])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\b|\brang\w+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Need:
    """An amount of a thing and how it limits; `is_said` where a word says how."""

    amount: Quantity
    relation: Relation
    is_said: bool


def find_needs(
    document: Document, foods: Sequence[Food], things: Sequence[tuple[str, ...]]
) -> tuple[Need, ...] | Missing:
    """Returns what is needed; a question where nothing is said of one of the things."""
    rows = [span for food in foods for span in food.spans]
    found: list[Need] = []
    for sentence in document.text.sentences:
        if any(row.contains(sentence.span) or sentence.span.contains(row) for row in rows):
            continue
        if any(each.start <= sentence.span.start < each.end for each in rows):
            continue
        found += _needs_in(document, sentence, things)
    met = [need.amount.thing for need in found]
    absent = next((thing for thing in things if thing not in met), None)
    if absent is not None and found:
        shown = " ".join(absent)
        return Missing(
            "linear_program", f"how much {shown} is needed", f"How much {shown} is needed in all?"
        )
    return tuple(found)


def _needs_in(
    document: Document, sentence: Sentence, things: Sequence[tuple[str, ...]]
) -> list[Need]:
    amounts = quantities(document, sentence.span)
    needs: list[Need] = []
    if not amounts or _BETWEEN.search(sentence.text):
        return needs
    cursor, relation = sentence.span.start, None
    ends = [*(amount.span.start for amount in amounts[1:]), sentence.span.end]
    for amount, end in zip(amounts, ends, strict=True):
        raw = document.text.raw
        relation = _relation(raw[cursor : amount.span.start]) or relation
        behind = _BEHIND.match(raw, amount.span.end, end)
        own = (_relation(behind["sign"]) if behind else None) or relation
        cursor = behind.end() if behind else amount.span.end
        thing = _same_thing(amount.thing, things)
        if thing is not None:
            exact = Quantity(thing, amount.value, amount.span)
            needs.append(Need(exact, own or ">=", own is not None))
    said_or_wanted = all(need.is_said for need in needs) or _is_wanted(document, sentence)
    return needs if said_or_wanted else []


def _is_wanted(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence, or the heading of its list, speaks of what is needed."""
    before = document.text.raw[max(0, sentence.span.start - 160) : sentence.span.start]
    return bool(_WANTED.search(sentence.text) or _WANTED.search(before))


def _relation(words: str) -> Relation | None:
    """The last comparison among some words; what stands first in the list of signs wins a tie."""
    last: tuple[int, int] | None = None
    found: Relation | None = None
    for relation, pattern in _RELATIONS:
        for match in pattern.finditer(words):
            if last is None or (match.end(), match.end() - match.start()) > last:
                last, found = (match.end(), match.end() - match.start()), relation
    return found


def _same_thing(
    thing: tuple[str, ...], things: Sequence[tuple[str, ...]]
) -> tuple[str, ...] | None:
    if thing in things:
        return thing
    alike = [
        each for each in things if thing and (set(thing) <= set(each) or set(each) <= set(thing))
    ]
    return alike[0] if len(alike) == 1 else None
