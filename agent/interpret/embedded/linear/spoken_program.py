"""From a draft in words to the typed linear program, with whole or divisible amounts."""

from __future__ import annotations

from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.program import Draft
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.wholeness import wholeness_of
from agent.interpret.embedded.reader import OtherReading, Reading
from problems.families.linear_program import Constraint, LinearProgram, Variable


def program_of(document: Document, draft: Draft) -> Reading | None:
    """Returns the reading of a complete draft."""
    whole = wholeness_of(document, draft.entities.names)
    problem, said = _program(document, draft, whole=whole.is_whole)
    alternatives: tuple[OtherReading, ...] = ()
    if whole.note:
        other, _ = _program(document, draft, whole=not whole.is_whole)
        alternatives = (OtherReading(whole.otherwise, other),)
    turned = _turned_limits(draft.limits)
    if turned:
        one_way = replace(
            draft, limits=tuple(limit for limit in draft.limits if limit not in turned)
        )
        other, _ = _program(document, one_way, whole=whole.is_whole)
        alternatives += (OtherReading("a difference is limited one way round only", other),)
    assert draft.goal is not None
    notes = (whole.note, draft.goal.assumption, *draft.assumptions, *dict.fromkeys(said))
    return Reading(
        problem,
        draft.used,
        tuple(note for note in notes if note),
        alternatives,
        is_open=whole.is_open or bool(turned),
    )


def _program(document: Document, draft: Draft, *, whole: bool) -> tuple[LinearProgram, list[str]]:
    """The program with whole amounts or without, and what to say of its limits."""
    assert draft.goal is not None
    names = draft.entities.names
    kind = "integer" if whole else "continuous"
    constraints: list[Constraint] = []
    said: list[str] = []
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
    if _turned_limits(draft.limits):
        said.append("A difference that may not exceed a number may not do so either way round.")
    return problem, said


def _turned_limits(limits: tuple[Limit, ...]) -> list[Limit]:
    """The limits that only say an earlier one the other way round: A - B and B - A, at most 10 each."""
    seen: list[tuple[dict[int, float], float]] = []
    found: list[Limit] = []
    for limit in limits:
        if limit.relation[0] != "<":
            continue
        if ({entity: -value for entity, value in limit.terms.items()}, limit.bound) in seen:
            found.append(limit)
        seen.append((dict(limit.terms), limit.bound))
    return found


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
