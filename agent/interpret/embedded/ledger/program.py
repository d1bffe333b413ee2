"""The linear program of what was found, and in which of its readings."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.found import Found
from agent.interpret.embedded.ledger.marks import Mark
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.linear.wholeness import Wholeness, wholeness_of
from agent.interpret.embedded.reader import OtherReading, Reading
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_PARTS = re.compile(
    r"\b(?:any\samounts?|fractions?|part(?:s|ial|ly)?)\b[^.]{0,40}?\b(?:fine|allowed|possible|weighed|filled|given)\b|\bfilled\spartly\b|\bin\sany\sfractions\b",
    re.IGNORECASE,
)


def reading_of(document: Document, found: Found) -> Reading:
    """Returns the reading, with amounts whole or not where the words leave that open."""
    whole = _wholeness(document, found)
    alternatives: tuple[OtherReading, ...] = ()
    if whole.note:
        other = _program(document, found, whole=not whole.is_whole)
        alternatives = (OtherReading(whole.otherwise, other),)
    notes = (whole.note, *found.charges.notes)
    return Reading(
        _program(document, found, whole=whole.is_whole),
        found.used,
        tuple(note for note in notes if note),
        alternatives,
        is_open=whole.is_open,
    )


def _wholeness(document: Document, found: Found) -> Wholeness:
    if (
        _PARTS.search(document.text.raw)
        or found.things.lead
        or found.aim.column.dimension == "share"
    ):
        return Wholeness(is_whole=False)
    whole = wholeness_of(document, found.things.names)
    if whole.is_open and _are_counted(document, found.things):
        note = "Only whole numbers are allowed, since things are counted."
        return Wholeness(is_whole=True, note=note, is_open=True)
    return whole


def _are_counted(document: Document, things: Things) -> bool:
    """Whether the text speaks of one of each thing, as in "a brick"."""
    words = document.text.words
    ones = [
        {Mark("word", each.text, each.span).stem for each in words[index + 1 : index + 4]}
        for index, word in enumerate(words)
        if word.text in {"a", "an", "one", "each"}
    ]
    return all(any(things.distinct(i) <= one for one in ones) for i in range(len(things.stems)))


def _program(document: Document, found: Found, *, whole: bool) -> LinearProgram:
    names = _shown(document, found.things)
    variables = [Variable(name=name, kind="integer" if whole else "continuous") for name in names]
    variables += [Variable(name=f"use {names[i]}", kind="binary") for i in found.charges.things]
    limits = [
        Constraint(
            name=f"limit {n}: {' '.join(document.text.at(row.span).split())[:80]}",
            terms={names[i]: value for i, value in row.terms.items() if value},
            relation=row.relation,
            rhs=row.rhs,
        )
        for n, row in enumerate(found.rows, 1)
    ]
    for thing, relation, value, _ in found.account.bounds:
        limits.append(
            Constraint(
                name=f"bound of {names[thing]}",
                terms={names[thing]: 1},
                relation=relation,
                rhs=value,
            )
        )
    for thing, most in found.charges.most(found.account).items():
        terms = {names[thing]: 1.0, f"use {names[thing]}": -most}
        limits.append(
            Constraint(name=f"{names[thing]} only if used", terms=terms, relation="<=", rhs=0)
        )
    for group in found.charges.rivals:
        terms = {f"use {names[thing]}": 1.0 for thing in group}
        limits.append(Constraint(name="not both", terms=terms, relation="<=", rhs=1))
    linear = {names[i]: value for i, value in found.aim.terms.items()}
    sign = -1 if found.aim.sense is Sense.MAXIMISE else 1
    linear |= {f"use {names[i]}": sign * value for i, value in found.charges.costs.items()}
    return LinearProgram(
        variables=tuple(variables), goal=found.aim.sense, linear=linear, constraints=tuple(limits)
    )


def _shown(document: Document, things: Things) -> list[str]:
    """The names as the text writes them first."""
    names: list[str] = []
    for index, stems in enumerate(things.stems):
        words = [w for w in document.text.words if Mark("word", w.text, w.span).stem in set(stems)]
        kept = {Mark("word", w.text, w.span).stem: w.text for w in reversed(words)}
        name = " ".join(kept.get(each, each) for each in stems)
        names.append(name if name not in names else f"{name} {index + 1}")
    return names
