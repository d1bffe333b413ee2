"""Limits whose direction no word of the question supports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from agent.interpret.with_model.evidence.beside import Place
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import rounded
from agent.interpret.with_model.evidence.rows import Row, SpelledModel
from problems.plain_number import plain

_WANTS = re.compile(
    r"\b(?:at\s(?:the\s)?least|minim\w+|no\s(?:less|fewer)|(?:not|n['’]t)\s(?:\w+\s){0,2}(?:less|fewer|below|under)|more|greater|larger|exceed\w*|above|over"
    r"|must|need\w*|has\sto|have\sto|demand\w*|requir\w+|order\w*|contract\w*|meet\w*|satisf\w+|promis\w+|reach\w*|should|necess\w+"
    r"|lower\s(?:limit|bound)|cover\w*|serve\w*|deliver\w*|commit\w*|guarantee\w*|want\w*|wish\w*|between|from|range\w*|recommend\w*|ensure)\b|≥|>",
    re.IGNORECASE,
)
_ALLOWS = re.compile(
    r"\b(?:at\s(?:the\s)?most|maxim\w+|no\s(?:more|greater|larger|longer)|not|n['’]t|cannot|can|exceed\w*|less|fewer|below|under|within|available|has"
    r"|have|budget\w*|capacit\w+|limit\w*|only|up\sto|there\s(?:is|are)|stock|hand|total|hold\w*|allow\w*|restrict\w*|cap\w*|must|should"
    r"|supply|supplies|contain\w*|between|range\w*|to|upper|owns?|possess\w*|afford\w*|accept\w*|bound\w*|tolerat\w+|never)\b|≤|<",
    re.IGNORECASE,
)


def unsaid(
    model: SpelledModel, goal: str, held: Mapping[float, Sequence[Place]]
) -> Iterator[Doubt]:
    """Yields a doubt for each sum held up in a search for the most, or held down in one for the least, unasked.

    Looked at are the sentences of the text that hold the number of a single rule, no list of them.
    """
    if not model.goal or any(value < 0 for value in model.goal.values()):
        return
    for row in model.rows:
        if row.is_equal or row.rule.each or not row.is_limit or len(row.terms) < 2:
            continue
        at_least = not row.is_most
        if at_least != (goal == "maximise"):
            continue
        words = _WANTS if at_least else _ALLOWS
        found = held.get(rounded(row.limit), ())
        if found and not any(words.search(each.sentence) for each in found):
            way = "at least" if at_least else "at most"
            yield Doubt(
                kind=Kind.TURNED,
                sentence=f"the rule {row.rule.rule[:120]!r} asks for {way} {plain(row.limit)}, and no word beside that number "
                "does; look whether it points the right way.",
            )


def links(model: SpelledModel, held: Mapping[float, Sequence[Place]]) -> Iterator[Doubt]:
    """Yields a doubt where what goes with a yes-or-no choice is limited the other way than its number is."""
    for row in model.rows:
        choice = _choice(row, model)
        if not choice or row.is_equal:
            continue
        found = held.get(rounded(abs(row.terms[choice])), ())
        is_most = row.terms[choice] < 0  # x − 200·open ≤ 0
        signs = [each.signs for each in found]
        against = (
            found and all(each == frozenset({">="}) for each in signs)
            if is_most
            else found and not any(">=" in each for each in signs)
        )
        if against:
            yield Doubt(
                kind=Kind.TURNED,
                sentence=f"the rule {row.rule.rule[:120]!r} points the other way than the words beside "
                f"{plain(abs(row.terms[choice]))}; turn it round.",
            )


def ends(model: SpelledModel, goal: str) -> Iterator[Doubt]:
    """Yields a doubt where the least (or largest) of several amounts is held by one of them from the wrong side."""
    if len(model.goal) != 1:
        return
    (name,) = model.goal
    rows = [row for row in model.rows if row.is_ratio and not row.is_equal and name in row.terms]
    right = [row for row in rows if (row.terms[name] > 0) == (goal == "maximise")]
    for row in rows:
        if row not in right and len(right) > 1 and len(right) > len(rows) - len(right):
            yield Doubt(
                kind=Kind.TURNED,
                sentence=f"the rule {row.rule.rule[:120]!r} holds {name!r} from the other side than the rules like it; turn "
                "it round.",
            )


def _choice(row: Row, model: SpelledModel) -> str:
    """The yes-or-no decision of a row that says what goes with it, such as x − 200·open ≤ 0."""
    if not row.is_ratio or len(row.terms) != 2:  # an amount and a choice
        return ""
    binary = [name for name in row.terms if model.scalars[name].kind == "binary"]
    return binary[0] if len(binary) == 1 and abs(row.terms[binary[0]]) > 1 else ""
