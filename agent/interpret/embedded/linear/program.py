"""Puts a linear program together from its sentences, and refuses where anything stays unread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.amounts import (
    Amount,
    Dimension,
    amounts_of,
    dimensions_of,
    kind_of,
)
from agent.interpret.embedded.linear.clauses import Clause, clauses_of
from agent.interpret.embedded.linear.entities import MEASURES, Entities
from agent.interpret.embedded.linear.expressions import Expression
from agent.interpret.embedded.linear.goal import Goal, goal_of
from agent.interpret.embedded.linear.left_sides import left_side
from agent.interpret.embedded.linear.limits import limits_of
from agent.interpret.embedded.linear.ranges import ranges_of
from agent.interpret.embedded.linear.scene import Limit, Scene, amount_words
from agent.interpret.embedded.linear.supplies import supplies_of
from agent.interpret.embedded.linear.tokens import Token, tokens_of
from agent.interpret.embedded.linear.words import stem, stems
from agent.interpret.embedded.text import Sentence, Span

_ANSWER_FORM = re.compile(r"\bround(?:ed|ing)?\b[^.]*$", re.IGNORECASE)
_OBLIGES = re.compile(
    r"\b(?:must|cannot|can't|has\sto|have\sto|should)\s(?:not\s|always\s|never\s)?(?:be|exceed|have"
    r"|contain|include|use|receive|get)\b"
    r"|\b(?:equal|same|only\sif|unless)\b|\b(?:more|fewer|less)\b[^.]*\bthan\b",
    re.IGNORECASE,
)
# What a sentence may oblige to without limiting any amount.
_FORM = re.compile(
    r"\bwhole\b|\bintegers?\b|\bindivisible\b|\bnon-?negative\b|\?|\bmaximi[sz]|\bminimi[sz]"
    r"|\bfollowing\b|\bpopular\b",
    re.IGNORECASE,
)
# Comparing words that state no limit: "at most once", "minimum total cost", "the maximum profit".
_GOAL_WORDS = re.compile(r"^(?:an?\s|the\s)?(?:maxim|minim)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, as tokens, with its comparisons."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A linear program by entity index, and what it was read from. `unread` names what was not."""

    entities: Entities
    goal: Goal | None
    limits: tuple[Limit, ...]
    used: tuple[Span, ...]
    dimensions: tuple[Dimension, ...]
    unread: str = ""
    assumptions: tuple[str, ...] = ()


def draft(document: Document, entities: Entities) -> Draft:
    """Returns the program that the document states about these entities."""
    statements = tuple(
        Statement(sentence, tokens, clauses_of(tokens))
        for sentence in document.text.sentences
        if (tokens := tokens_of(document, sentence, entities))
    )
    ranges, ranged = ranges_of([each.tokens for each in statements])
    amounts = amounts_of(
        [(each.tokens, _compared_numbers(each) | ranged) for each in statements],
        len(entities.names),
    )
    dimensions = dimensions_of(amounts)
    if dimensions is None:
        return Draft(entities, None, (), (), (), unread="two numbers for the same thing")
    described = {entity for each in dimensions for entity in each.values}
    if dimensions and len(described) < len(entities.names):
        return Draft(
            entities, None, (), (), dimensions, unread="something that no number is said of"
        )
    scene = Scene(
        len(entities.names),
        dimensions,
        _measures(document, entities),
        amount_words(statements_tokens(statements)),
    )
    goal = goal_of(document, entities, dimensions)
    limits, unread = _limits(document, statements, scene)
    supplied = supplies_of(
        document, statements_tokens(statements), scene, (*limits, *ranges), amounts
    )
    limits = (*limits, *supplied.limits, *ranges)
    unread = unread or _idle(dimensions, goal, limits) or _rule(statements, limits)
    used = _used(statements, goal, limits, amounts, supplied.spans)
    return Draft(
        entities, goal, limits, used, dimensions, unread or supplied.unread, supplied.assumptions
    )


def _measures(document: Document, entities: Entities) -> frozenset[str]:
    """The measures that amounts are decided in: acres where numbers are said per acre."""
    asked = {
        stem(match[1])
        for match in re.finditer(
            r"\b(?:per|each|every|how\smany|an?)\s([^\W\d_]+)", document.text.raw, re.IGNORECASE
        )
    }
    named = {word for name in entities.names for word in stems(name)}
    return frozenset((asked | named) & MEASURES)


def _rule(statements: Sequence[Statement], limits: Sequence[Limit]) -> str:
    """The first sentence that obliges and that no limit was read from, "" where there is none."""
    spans = [span for limit in limits for span in limit.spans]
    for each in statements:
        text = each.sentence.text
        named = any(token.kind == "entity" for token in each.tokens)
        kept = any(each.sentence.span.contains(span) for span in spans)
        if named and not kept and _OBLIGES.search(text) and not _FORM.search(text):
            return text
    return ""


def _idle(dimensions: Sequence[Dimension], goal: Goal | None, limits: Sequence[Limit]) -> str:
    """The first thing that numbers are given for and that neither the goal nor a limit uses."""
    spans = {span for limit in limits for span in limit.spans} | set(goal.spans if goal else ())
    for each in dimensions:
        if not set(each.spans) & spans:
            return " ".join(sorted(each.key))
    return ""


def statements_tokens(statements: Sequence[Statement]) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence."""
    return tuple(each.tokens for each in statements)


def _compared_numbers(statement: Statement) -> frozenset[Span]:
    """The numbers that stand after a comparison, or are factors of the sum before one."""
    after = {
        token.span
        for clause in statement.clauses
        for token in clause.after
        if token.kind == "number"
    }
    before = {
        span
        for clause in statement.clauses
        if (left := left_side(clause, 99)) is not None
        for span in left.used
    }
    return frozenset(after | before)


def _limits(
    document: Document, statements: Sequence[Statement], scene: Scene
) -> tuple[tuple[Limit, ...], str]:
    found: list[Limit] = []
    unread = ""
    for statement in statements:
        subject: Expression | None = None
        for clause in statement.clauses:
            if _is_no_limit(clause, statement):
                continue
            limits = limits_of(clause, subject, scene)
            if limits is None:
                unread = unread or statement.sentence.text
                continue
            subject = left_side(clause, scene.n_entities) or subject
            found += [each for each in limits if each not in found]
    return tuple(found), unread


def _is_no_limit(clause: Clause, statement: Statement) -> bool:
    text = clause.comparison.text
    if _GOAL_WORDS.match(text) and not any(token.kind == "number" for token in clause.after[:3]):
        return True
    return bool(_ANSWER_FORM.search(statement.sentence.text)) and not any(
        token.kind in {"number", "entity"} for token in clause.after
    )


def _used(
    statements: Sequence[Statement],
    goal: Goal | None,
    limits: Sequence[Limit],
    amounts: Sequence[Amount],
    supplied: tuple[Span, ...],
) -> tuple[Span, ...]:
    named = [t.span for each in statements for t in each.tokens if t.kind == "entity"]
    spans = [*(span for limit in limits for span in limit.spans), *supplied, *named]
    if goal:
        spans += goal.spans
    spans += [amount.span for amount in amounts]
    return tuple(dict.fromkeys(spans))


def speaks_of_money(dimension: Dimension) -> bool:
    """Whether a dimension is a profit, a cost or another sum of money."""
    return dimension.is_money or bool(kind_of(stem(word) for word in dimension.key))
