"""Buying one good from sources that sell between two amounts or nothing, or cost a trip once used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.marks import Mark, marks_in
from agent.interpret.embedded.ledger.quantities import quantity_at
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Sentence
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_SELLS = re.compile(
    r"^\W*(?:(?:The|A|An)\s)?(?P<who>[A-Za-z][\w'’-]*(?:\s[\w'’-]+)?)\s(?:sells?|offers?|supplies|delivers?|provides?|charges?|asks?)\b"
)
_NEEDS = re.compile(
    r"\b(?:needs?|requires?|must\s(?:buy|order|get)|wants?|orders?)\b", re.IGNORECASE
)
_FIXED = re.compile(
    r"\b(?:trip|delivery|delivering|order(?:ing)?|set-?up|fee|charge|membership|transport|fixed|visit\w*|going\sthere|courier)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\bor\s(?:nothing|none|not)\b|\bif\s(?:it\sis\sused|anything|any)\b|\bat\sall\b", re.IGNORECASE
)
_CHEAPEST = re.compile(
    r"\b(?:cheap\w*|least|lowest|minimi[sz]\w*|as\s(?:little|low)\b[^.?!]{0,40}\bpossible)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:unless|except|only|twice|half|discount|per\s?cent|free|first|beyond|additional|both|either)\b|%",
    re.IGNORECASE,
)
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    price: float | None = None
    least: float = 0.0
    most: float | None = None
    once: float = 0.0


def read_lots(document: Document) -> Reading | None:
    """Returns the reading of a purchase from several sources; None where any number has no place."""
    text = document.text.raw
    if len(text) > _LONGEST or document.tables or _OTHER.search(text) or not _CHEAPEST.search(text):
        return None
    sources: list[_Source] = []
    need = None
    for sentence in document.text.sentences:
        marks = marks_in(document, sentence.span)
        n_numbers = sum(mark.kind in {"number", "share", "times"} for mark in marks)
        seller = _SELLS.search(sentence.text)
        if seller:
            found = _source(seller["who"].lower(), sentence, marks)
            if found is None:
                return None
            sources.append(found)
        elif (
            n_numbers == 1
            and need is None
            and _NEEDS.search(sentence.text)
            and "?" not in sentence.text
        ):
            index = next(i for i, mark in enumerate(marks) if mark.kind == "number")
            need = quantity_at(marks, index).value
            is_money = marks[index].is_money
            if is_money or any(mark.text == "<=" for mark in marks):
                return None
        elif (n_numbers and "?" not in sentence.text) or n_numbers:
            return None
    if need is None or len(sources) < 2 or len({each.name for each in sources}) != len(sources):
        return None
    if all(not each.least and not each.once for each in sources):
        return None
    spans = tuple(sentence.span for sentence in document.text.sentences)
    notes = ("Only whole amounts are bought; more than is needed may be bought.",)
    return Reading(_program(sources, need), spans, notes)


def _source(name: str, sentence: Sentence, marks: Sequence[Mark]) -> _Source | None:
    """What one source sells: "48 to 82 sacks at 5 euros each, or nothing; a trip there costs 54"."""
    found = _Source(name)
    numbers = [i for i, mark in enumerate(marks) if mark.kind in {"number", "share", "times"}]
    index = 0
    while index < len(numbers):
        at = numbers[index]
        mark = marks[at]
        before = " ".join(each.text for each in marks[max(0, at - 6) : at])
        following = marks[at + 1 : at + 2]
        if mark.kind != "number":
            return None
        if mark.is_money:
            priced = _priced(found, mark.value, is_once=bool(_FIXED.search(before)))
            if priced is None:
                return None
            found = priced
        elif (
            following
            and following[0].text in {"to", "and"}
            and index + 1 < len(numbers)
            and numbers[index + 1] == at + 2
        ):
            found = replace(found, least=mark.value, most=marks[at + 2].value)
            index += 1
        else:
            relation = next(
                (each.text for each in marks[max(0, at - 2) : at] if each.kind == "relation"), ""
            )
            if relation == "<=" and found.most is None:
                found = replace(found, most=mark.value)
            elif relation == ">=" and not found.least:
                found = replace(found, least=mark.value)
            else:
                return None
        index += 1
    if found.price is None or (found.least and not _NOTHING.search(sentence.text)):
        return None
    return found


def _priced(source: _Source, value: float, *, is_once: bool) -> _Source | None:
    """The source with a price, or what is paid once; None where it has one already."""
    if (source.once != 0) if is_once else (source.price is not None):
        return None
    return replace(source, once=value) if is_once else replace(source, price=value)


def _program(sources: Sequence[_Source], need: float) -> LinearProgram:
    variables: list[Variable] = []
    linear: dict[str, float] = {}
    limits = [
        Constraint(name="need", terms={each.name: 1.0 for each in sources}, relation=">=", rhs=need)
    ]
    for each in sources:
        assert each.price is not None
        # Nobody buys more than the need, unless the least lot is larger.
        most = each.most if each.most is not None else max(need, each.least)
        use = f"use {each.name}"
        variables.append(Variable(name=each.name, kind="integer", upper=most))
        linear[each.name] = each.price
        if each.least or each.once:
            variables.append(Variable(name=use, kind="binary"))
            if each.once:
                linear[use] = each.once
            limits.append(
                Constraint(
                    name=f"{each.name} only if used",
                    terms={each.name: 1.0, use: -most},
                    relation="<=",
                    rhs=0,
                )
            )
            limits.append(
                Constraint(
                    name=f"{each.name} at least a lot",
                    terms={each.name: 1.0, use: -each.least},
                    relation=">=",
                    rhs=0,
                )
            )
    return LinearProgram(
        variables=tuple(variables), goal=Sense.MINIMISE, linear=linear, constraints=tuple(limits)
    )
