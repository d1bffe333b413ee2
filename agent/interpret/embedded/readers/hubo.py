"""Reads polynomials of bits or spins in which three variables or more are multiplied."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.formulas import JOINED, NAME, Formula, find_sums
from agent.interpret.embedded.polynomials.bonuses import GAME, Bonus, bonuses_of
from agent.interpret.embedded.polynomials.wording import (
    BITS,
    CONSTRAINED,
    DOMAIN,
    SPINS,
    explained,
    goal_of,
    values_missing,
    vartype_of,
)
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.hubo import Hubo, Term
from problems.status import Sense

_HIGHER = re.compile(rf"{NAME}(?:{JOINED}{NAME}){{2,}}|\d[^\W\d_]{{3,5}}(?![^\W\d_])")
_NAMED = re.compile(r"\bhubo\b|\bpubo\b|\bpseudo-?boolean\b|\bhigher[\s-]order\b", re.IGNORECASE)
# "-2 for a*e, +5 for b*c": the terms of a polynomial as a list.
_TERM_FOR = re.compile(
    rf"(?P<sign>[-+−])\s?(?P<size>\d+(?:\.\d+)?)\s(?:for|if|times)\s(?P<product>{NAME}(?:\s?[*·×]\s?{NAME}){{0,9}})"
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.96
    if GAME.search(text) and any(len(each.names) > 2 for each in bonuses_of(document)):
        return 0.9
    if not any(_HIGHER.search(each.text) for each in find_sums(text)):
        return 0.0
    return 0.93 if BITS.search(text) or SPINS.search(text) else 0.5


@refusing("the polynomial")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if CONSTRAINED.search(text):
        return Missing(
            "hubo",
            "the constraint",
            "A polynomial of bits has no constraints, and this one states some; which penalty do they have?",
        )
    bonuses = bonuses_of(document)
    if bonuses:
        return _of_bonuses(document, bonuses)
    vartype = vartype_of(text)
    if vartype is None:
        return values_missing("hubo")
    goal = goal_of(text, "hubo")
    formula = _formula(document)
    if isinstance(goal, Missing):
        return goal
    if isinstance(formula, Missing):
        return formula
    problem = Hubo.model_validate({"polynomial": formula.text, "vartype": vartype, "goal": goal})
    used = explained(document, "hubo", (formula.span,), problem.variables)
    return used if isinstance(used, Missing) else Reading(problem, used)


def _of_bonuses(document: Document, bonuses: tuple[Bonus, ...]) -> Reading | Missing:
    names = tuple(dict.fromkeys(name for each in bonuses for name in each.names))
    problem = Hubo(
        variables=names,
        terms=tuple(Term(factors=each.names, coefficient=each.value) for each in bonuses),
        goal=Sense.MAXIMISE,
    )
    used = explained(document, "hubo", tuple(each.span for each in bonuses), names)
    return used if isinstance(used, Missing) else Reading(problem, used)


def _formula(document: Document) -> Formula | Missing:
    """The one polynomial that is written out, or listed term by term."""
    text = document.text.raw
    listed = list(_TERM_FOR.finditer(text))
    if len(listed) > 1:
        terms = (f"{each['sign']} {each['size']}*{each['product']}" for each in listed)
        return Formula(" ".join(terms), Span(listed[0].start(), listed[-1].end()))
    domains = [Span(*match.span()) for match in DOMAIN.finditer(text)]
    sums = [
        each
        for each in find_sums(text)
        if each.letters
        and not any(d.start < each.span.end and each.span.start < d.end for d in domains)
    ]
    if len(sums) == 1:
        return sums[0]
    told = tuple(each.text for each in sums)
    return Missing(
        "hubo",
        "the polynomial",
        f"Which is meant: {' or '.join(told)}?"
        if told
        else 'Which polynomial? Write it as "3a - 2abc + 4a*b*c*d".',
        told,
    )


READER = Reader(family="hubo", evidence=_evidence, read=_read)
