"""Limits in words on the things: bounds, shares of the total, ratios, and so many for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.ledger.marks import Mark
from agent.interpret.embedded.ledger.quantities import Quantity, quantity_at
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.text import Span

_DANGER = frozenset(
    "if unless except only either or neither both without than more fewer less larger greater smaller when times "
    "difference average per each every same equal first before after extra additional another further".split()
)
_ALL = frozenset(
    "total all altogether together combined overall it them whole entire everything lent made produced sold planted".split()
)
_OTHERS = frozenset("other others rest remaining".split())
_VAGUE_TOTALS = frozenset(
    stem(word)
    for word in "profit cost revenue budget time labour income wood land area space capacity field farm garden".split()
)


@dataclass(frozen=True, slots=True)
class Row:
    """Σ terms (by thing) relation rhs, and the clause that says so.

    `of_total` is the N of "40 % of the N hectares", which must be the total.
    """

    terms: dict[int, float]
    relation: str
    rhs: float
    span: Span
    of_total: float | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    shape: str
    things: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    factor: float
    words: tuple[Mark, ...]


def names_things(clause: Sequence[Mark], things: Things) -> bool:
    """Whether a clause names one of the things."""
    return any(things.at(clause, index) for index in range(len(clause)))


def row_of(clause: Sequence[Mark], things: Things, inherited: str = "") -> Row | None:
    """Returns the limit that a clause states on the things it names; None where it is not understood."""
    relations = [mark.text for mark in clause if mark.kind == "relation"] or [inherited]
    if len(relations) != 1 or not relations[0]:
        return None
    said = _said([mark for mark in clause if mark.kind != "relation"], things)
    if said is None:
        return None
    span = Span(clause[0].span.start, clause[-1].span.end)
    terms, rhs, total = _side(said, things) or ({}, 0.0, None)
    return Row(terms, relations[0], rhs, span, total) if terms else None


def _said(marks: Sequence[Mark], things: Things) -> _Said | None:
    """The clause in shorthand: I thing, N number, P share, K times, f for each, A all, O the others."""
    shape, named, quantities, words = "", [], [], []
    factor, index = 1.0, 0
    while index < len(marks):
        mark = marks[index]
        found = things.at(marks, index)
        if found:
            named.append(found[0])
            shape, index = shape + "I", found[1]
            continue
        if mark.kind in {"number", "share", "times"}:
            if mark.kind == "number":
                quantities.append(quantity_at(marks, index))
            else:
                factor = mark.value
            shape += {"number": "N", "share": "P", "times": "K"}[mark.kind]
            if mark.kind == "share" and _names_total(marks, index, things):
                shape += "A"
        elif mark.text in {"for", "per", "each", "every"} and _leads_to_thing(marks, index, things):
            shape += "" if shape.endswith("f") else "f"
        elif mark.text == "ratio":
            shape += "R"
        elif mark.text in _OTHERS:
            shape += "O"
            is_count = index + 1 < len(marks) and marks[index + 1].value == len(things.stems) - 1
            index += is_count  # "the other two"
        elif mark.text in _DANGER:
            return None
        elif mark.text in _ALL or mark.stem in things.shared:
            shape += "" if shape.endswith("A") else "A"
        else:
            words.append(mark)
        index += 1
    return _Said(shape, tuple(named), tuple(quantities), factor, tuple(words))


def _names_total(marks: Sequence[Mark], index: int, things: Things) -> bool:
    """Whether "a quarter of the paint" speaks of all that is made: of no thing and no resource."""
    after = index + 1
    if after >= len(marks) or marks[after].text != "of":
        return False
    while after < len(marks) and marks[after].text in {"of", "the", "all", "our", "its"}:
        after += 1
    if after >= len(marks) or marks[after].kind != "word" or things.at(marks, after):
        return False
    return marks[after].stem not in _VAGUE_TOTALS | things.resources


def _leads_to_thing(marks: Sequence[Mark], index: int, things: Things) -> bool:
    ahead = index + 1
    if ahead < len(marks) and marks[ahead].text in {"each", "every"}:
        ahead += 1
    if ahead < len(marks) and marks[ahead].kind == "number":
        ahead += 1  # "for every two aides"
    while ahead < len(marks) and marks[ahead].text in {
        "each",
        "every",
        "one",
        "a",
        "an",
        "the",
        "of",
    }:
        ahead += 1
    return things.at(marks, ahead) is not None


def _side(said: _Said, things: Things) -> tuple[dict[int, float], float, float | None] | None:
    """The terms and the right side of a shape that has one meaning, and the total it names."""
    shape, named, every = said.shape, said.things, range(len(things.stems))
    value = said.quantities[0].value if said.quantities else 0.0
    if len(set(named)) != len(named):
        return None
    if re.fullmatch(r"KA?II|IKA?I|A?KA?IA?I", shape):
        return {named[0]: 1, named[1]: -said.factor}, 0, None
    if shape in {"II", "IIA"} and shape != "IIA":
        return {named[0]: 1, named[1]: -1}, 0, None
    if re.fullmatch(r"IA?OA?", shape):
        return {i: 1 if i == named[0] else -1 for i in every}, 0, None
    if re.fullmatch(r"PA?NA?I|IPA?NA?", shape):
        return {named[0]: 1}, said.factor * value, value
    if re.fullmatch(r"PA+I|IPA+", shape) and not {word.stem for word in said.words} & _VAGUE_TOTALS:
        return {i: (i == named[0]) - said.factor for i in every}, 0, None
    ratio = _ratio(said)
    if ratio is not None:
        return ratio, 0, None
    if said.quantities and things.measure and said.quantities[0].dimension == things.measure[0]:
        value = round(value / things.measure[1], 9)
    if re.fullmatch(r"A?NA?IA?|INA?", shape) and _counts_things(
        said.quantities[0], named[0], things
    ):
        return {named[0]: 1}, value, None
    if (
        re.fullmatch(r"N(?:I{2,})A|(?:I{2,})A?NA|A?(?:I{2,})AN", shape)
        and not said.quantities[0].dimension
    ):
        return dict.fromkeys(named, 1.0), value, None
    return None


def _ratio(said: _Said) -> dict[int, float] | None:
    """The terms of "in the ratio 3 to 1" and "for every two aides at least one nurse"."""
    named, values = said.things, [each.value for each in said.quantities]
    if re.fullmatch(r"IIA?RNN|A?RIINN", said.shape) and not any(
        q.dimension for q in said.quantities
    ):
        return {named[0]: values[1], named[1]: -values[0]}
    match said.shape:
        case "NIfNI":
            return {named[0]: values[1], named[1]: -values[0]}
        case "fNINI":
            return {named[1]: values[0], named[0]: -values[1]}
        case "fINI":
            return {named[1]: 1, named[0]: -values[0]}
        case "NIfI":
            return {named[0]: 1, named[1]: -values[0]}
        case _:
            return None


def _counts_things(quantity: Quantity, thing: int, things: Things) -> bool:
    """Whether a number bounds a thing itself, not something of it: "30 hectares" where those are decided."""
    words = set(quantity.noun.split())
    if quantity.dimension == "money" and things.is_money:
        return True
    if quantity.dimension:
        return (
            bool(things.measure)
            and things.measure is not None
            and things.measure[0] == quantity.dimension
        )
    return (
        not words
        or bool(words & set(things.stems[thing]))
        or words <= things.shared
        or words == {things.lead}
    )
