"""Whether what was found holds together: units agree, nothing named is left out, an optimum exists."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.found import Found
from agent.interpret.embedded.ledger.marks import Mark
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers
from problems.status import Sense

_PERIOD = re.compile(
    r"\b(?:a|per|each|every|this|one|next|the)\s(day|week|month|year)\b|\b(dai|week|month|year)ly\b",
    re.IGNORECASE,
)


def is_sound(document: Document, found: Found) -> bool:
    """Whether every number has a place, periods agree, restated totals are true, and an optimum exists."""
    used = [
        *found.account.used,
        *(row.span for row in found.rows),
        *(s.span for s in found.charges.sentences),
    ]
    if unused_numbers(document, used) or not (found.rows or found.account.bounds):
        return False
    totals = {row.of_total for row in found.rows if row.of_total is not None}
    n_things = len(found.things.stems)
    sums = {row.rhs for row in found.rows if row.terms == dict.fromkeys(range(n_things), 1.0)}
    if not totals <= sums:
        return False
    return _agree(document, found) and _has_optimum(found)


def _agree(document: Document, found: Found) -> bool:
    """Whether amounts of different periods never meet: hours a day against hours a month."""
    raw = document.text.raw
    spans = [row.span for row in found.rows]
    stretches = [raw[max(0, span.start - 2) : span.end + 12] for span in spans]
    told = {match[1] or match[2] for each in stretches for match in _PERIOD.finditer(each)}
    told |= {
        column.per
        for column in found.account.columns
        if column is not found.aim.column and column.per
    }
    told.discard("hour")
    return len({each.replace("dai", "day") for each in told if each}) <= 1


def _has_optimum(found: Found) -> bool:
    if found.aim.sense is Sense.MINIMISE:
        return any(row.relation in {">=", "="} and row.rhs > 0 for row in found.rows)
    capped = {thing for thing, relation, _, _ in found.account.bounds if relation != ">="}
    for row in found.rows:
        if row.relation != ">=" and all(value >= 0 for value in row.terms.values()):
            capped |= {thing for thing, value in row.terms.items() if value > 0}
    return capped >= {thing for thing, value in found.aim.terms.items() if value > 0}


def lists_others(document: Document, things: Things) -> bool:
    """Whether a list that names two of the things names something else beside them."""
    for sentence in document.text.sentences:
        for match in re.finditer(
            r"((?:\b[\w-]+(?:\s[\w-]+)?,\s){1,12})([\w-]+(?:\s[\w-]+)?)\s(?:and|or)\s([\w-]+)",
            sentence.text,
        ):
            if any(character.isdigit() for character in match[0]):
                continue
            parts = [*re.split(r",\s", match[1].strip().rstrip(",")), match[2], match[3]]
            named = [_names_one(document, part, things) for part in parts]
            if sum(named) >= 2 and not all(named):
                return True
    return False


def _names_one(document: Document, part: str, things: Things) -> bool:
    marks = [Mark("word", word.lower(), Span(0, 0)) for word in part.split()]
    is_named = any(things.at(marks, index) for index in range(len(marks)))
    return is_named or (marks[0].text in {"a", "an", "the"} and len(marks) == 1)
