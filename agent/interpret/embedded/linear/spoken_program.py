"""From a draft in words to the typed linear program, with whole or divisible amounts."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.entities import MEASURES
from agent.interpret.embedded.linear.program import Draft
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.words import stem, stems
from agent.interpret.embedded.reader import Reading
from problems.families.linear_program import Constraint, LinearProgram, Variable

_WHOLE = re.compile(
    r"\b(?:whole|integers?|integral|indivisible|discrete|no\sfractions?|non-?fractional"
    r"|cannot\sbe\sfraction\w*)\b",
    re.IGNORECASE,
)
_DIVISIBLE = re.compile(
    r"\b(?:fraction(?:s|al)?\s(?:are|is|of|amounts?|units?|values?)\s?(?:allowed|possible|permitted"
    r"|fine)|can\sbe\sfraction\w*"
    r"|continuous|divisible|need\snot\sbe\s(?:whole|integer)|real\s(?:numbers?|values?))\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow\smany\s(?P<what>[^\W\d_]+)|\bnumber\sof\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow\smuch\b|\bamount\sof\b", re.IGNORECASE)


def program_of(document: Document, draft: Draft) -> Reading | None:
    """Returns the reading of a complete draft."""
    assert draft.goal is not None
    whole, why = _whole(document, draft)
    names = draft.entities.names
    kind = "integer" if whole else "continuous"
    constraints, said = [], []
    for index, limit in enumerate(draft.limits):
        constraint, note = _constraint(document, limit, names, index, whole=whole)
        constraints.append(constraint)
        said += [note] if note else []
    problem = LinearProgram(
        variables=tuple(Variable(name=name, kind=kind) for name in names),
        goal=draft.goal.sense,
        linear={names[entity]: value for entity, value in draft.goal.terms.items()},
        constraints=tuple(constraints),
    )
    if _counts_both_ways(draft.limits):
        said.append("A difference that may not exceed a number may not do so either way round.")
    notes = (why, draft.goal.assumption, *draft.assumptions, *dict.fromkeys(said))
    return Reading(problem, draft.used, tuple(note for note in notes if note))


def _counts_both_ways(limits: tuple[Limit, ...]) -> bool:
    turned = [({e: -v for e, v in limit.terms.items()}, limit.bound) for limit in limits]
    return any((limit.terms, limit.bound) in turned for limit in limits if limit.relation == "<=")


def _whole(document: Document, draft: Draft) -> tuple[bool, str]:
    """Whether amounts are whole numbers, and what to say where the text leaves it open."""
    text = document.text.raw
    if _DIVISIBLE.search(text):
        return False, ""
    if _WHOLE.search(text):
        return True, ""
    measured = [name for name in draft.entities.names if set(stems(name)) & MEASURES]
    asked = _HOW_MANY.search(text)
    what = stem(asked["what"]) if asked and asked["what"] else ""
    if measured or what in MEASURES or (_HOW_MUCH.search(text) and not asked):
        return False, "Amounts may be fractions, since they are measured, not counted."
    if asked:
        return True, "Only whole numbers are allowed, since things are counted."
    return False, "Amounts may be fractions; say that they are whole numbers if they must be."


def _constraint(
    document: Document, limit: Limit, names: tuple[str, ...], index: int, *, whole: bool
) -> tuple[Constraint, str]:
    relation, bound, note = limit.relation, limit.bound, ""
    integral = all(value == int(value) for value in (*limit.terms.values(), bound))
    if relation in {"<", ">"}:
        if whole and integral:
            bound += 1 if relation == ">" else -1
        else:
            note = (
                'Where the question says "more than" or "less than", the equal case is allowed too.'
            )
    wide = {"<": "<=", ">": ">="}.get(relation, relation)
    terms = {names[entity]: value for entity, value in limit.terms.items() if value}
    constraint = Constraint(
        name=f"limit {index + 1}: {_words(document, limit)}", terms=terms, relation=wide, rhs=bound
    )
    return constraint, note


def _words(document: Document, limit: Limit) -> str:
    """The sentence part that states the limit."""
    first = min(limit.spans[:2])
    raw = document.text.raw
    sentence = next(s for s in document.text.sentences if s.span.contains(first))
    start = max(sentence.span.start, first.start - 30)
    words = raw[start : min(sentence.span.end, first.end + 50)]
    if start > sentence.span.start:
        words = words.partition(" ")[2]
    return " ".join(words.split())[:80]
