"""What is to be as large or as small as possible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.amounts import (
    COST,
    PROFIT,
    REVENUE,
    Dimension,
    best_dimension,
    kind_of,
)
from agent.interpret.embedded.linear.entities import Entities
from agent.interpret.embedded.linear.tokens import Token, tokens_of
from agent.interpret.embedded.linear.words import content, stem
from agent.interpret.embedded.text import Sentence, Span
from problems.status import Sense

_VERB = re.compile(r"\b(?P<up>maximi[sz]\w*)|\b(?P<down>minimi[sz]\w*)", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"(?<!\bat\s)\b(?:(?P<up>maximum|maximal|highest|greatest|largest|(?<=the\s)most|as\smuch)"
    r"|(?P<down>minimum|minimal|lowest|(?<=the\s)least|smallest|cheapest|fewest"
    r"|as\slittle|as\sfew))\b(?!\s(?:of\s)?[$€£]?\d|\s(?:\w+\s){0,2}of\s[$€£]?\d)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.?!;,:]|\b(?:while|subject|given|by|without|so\sthat|under|considering|if|when|within|cannot"
    r"|must|should|during|adhering|meeting)\b",
    re.IGNORECASE,
)
_TIME = frozenset(stem(word) for word in "time hour minute second".split())
_MONEY = frozenset(stem(word) for word in "money dollar".split())


@dataclass(frozen=True, slots=True)
class Goal:
    """Which way, the weight of each entity, where the numbers stand, and what was assumed."""

    sense: Sense
    terms: dict[int, float]
    spans: tuple[Span, ...]
    kind: str = ""
    assumption: str = ""


def goal_of(document: Document, entities: Entities, dimensions: Sequence[Dimension]) -> Goal | None:
    """Returns the goal that every phrase about it agrees on, None where there is none or two."""
    for pattern in (_VERB, _SUPERLATIVE):
        goals = [
            goal
            for sentence in document.text.sentences
            for match in pattern.finditer(sentence.text)
            if (goal := _phrase(document, sentence, match, entities, dimensions))
        ]
        if goals:
            same = all((g.sense, g.terms) == (goals[0].sense, goals[0].terms) for g in goals)
            return goals[0] if same else None
    return None


def _phrase(
    document: Document,
    sentence: Sentence,
    match: re.Match[str],
    entities: Entities,
    dimensions: Sequence[Dimension],
) -> Goal | None:
    end = _END.search(sentence.text, match.end())
    stop = end.start() if end else len(sentence.text)
    part = Sentence(
        sentence.text[match.end() : stop],
        Span(sentence.span.start + match.end(), sentence.span.start + stop),
    )
    tokens = tokens_of(document, part, entities)
    goal = _target(tokens, len(entities.names), dimensions)
    if match[0].lower() == "cheapest":
        goal = _of_kind(COST, dimensions)
    if goal is None:
        before = Sentence(
            sentence.text[: match.start()],
            Span(sentence.span.start, sentence.span.start + match.start()),
        )
        words = frozenset(
            stem(t.text) for t in tokens_of(document, before, entities)[-5:] if t.kind == "word"
        )
        goal = _of_kind(kind_of(words), dimensions) if kind_of(words) else None
    if goal is None:
        return None
    return Goal(
        Sense.MAXIMISE if match["up"] else Sense.MINIMISE,
        goal.terms,
        goal.spans,
        goal.kind,
        goal.assumption,
    )


def _target(
    tokens: Sequence[Token], n_entities: int, dimensions: Sequence[Dimension]
) -> Goal | None:
    """The goal of a phrase: a kind of money, a thing that numbers are given for, or how many."""
    kind = kind_of(stem(token.text) for token in tokens if token.kind == "word")
    found = _of_kind(kind, dimensions) if kind else None
    if found:
        return found
    words = content(tuple(stem(t.text) for t in tokens if t.kind in {"word", "group"}))
    dimension = best_dimension(_head(tokens), dimensions)
    if dimension is None and words & _TIME:
        timed = [each for each in dimensions if each.key & _TIME]
        return _covering(timed[0], n_entities) if len(timed) == 1 else None
    dimension = dimension or best_dimension(words, dimensions)
    if dimension is not None:
        return _covering(dimension, n_entities)
    if words & _MONEY:
        return _of_kind(COST, dimensions) or _of_kind(PROFIT, dimensions)
    return None if kind else _how_many(tokens, n_entities)


def _how_many(tokens: Sequence[Token], n_entities: int) -> Goal | None:
    """ "the total number of vehicles", or of those that are named."""
    if not _counts(tokens):
        return None
    named = dict.fromkeys((token.entity for token in tokens if token.kind == "entity"), 1.0)
    if not named and any(token.kind == "group" for token in tokens):
        named = dict.fromkeys(range(n_entities), 1.0)
    return Goal(Sense.MINIMISE, named, ()) if named else None


def _counts(tokens: Sequence[Token]) -> bool:
    """Whether the phrase is the number of things and nothing else: "the total number of vehicles"."""
    words = {token.text for token in tokens}
    first = next((i for i, t in enumerate(tokens) if t.kind in {"entity", "group"}), len(tokens))
    between = content(tuple(stem(t.text) for t in tokens[:first] if t.kind == "word"))
    return bool(words & {"number", "total"}) and not between


def _head(tokens: Sequence[Token]) -> frozenset[str]:
    """The words up to where the phrase goes on to say what for: "time" of "time to transport people"."""
    words: list[str] = []
    for token in tokens:
        if token.text in {"to", "that", "which", "for", "needed", "required", "used"} and words:
            break
        if token.kind in {"word", "group"}:
            words.append(stem(token.text))
    return content(tuple(words)) - {"unit"}


def _covering(dimension: Dimension, n_entities: int) -> Goal | None:
    """The dimension as a goal, where every entity has a part in it."""
    if len(dimension.values) < n_entities:
        return None
    return Goal(Sense.MINIMISE, dimension.values, dimension.spans, dimension.kind)


def _of_kind(kind: str, dimensions: Sequence[Dimension]) -> Goal | None:
    """The dimension of a kind; profit may also be what comes in less what it costs."""
    by_kind = {each.kind: each for each in dimensions if each.kind}
    several = sum(each.kind == kind for each in dimensions) > 1
    n_entities = max((max(each.values) for each in dimensions), default=0) + 1
    if several:
        return None
    if kind in by_kind:
        return _covering(by_kind[kind], n_entities)
    income, cost = by_kind.get(REVENUE), by_kind.get(COST)
    if kind == PROFIT and income and cost and income.values.keys() == cost.values.keys():
        terms = {entity: value - cost.values[entity] for entity, value in income.values.items()}
        goal = _covering(
            Dimension(income.key, terms, (*income.spans, *cost.spans), is_money=True), n_entities
        )
        said = "Profit is taken as what one sells for less what it costs."
        return Goal(goal.sense, goal.terms, goal.spans, PROFIT, said) if goal else None
    stand_ins = {PROFIT: (REVENUE,), REVENUE: (PROFIT,), COST: ()}[kind]
    for other in stand_ins:
        if other in by_kind and COST not in by_kind:
            return _covering(by_kind[other], n_entities)
    loose = [each for each in dimensions if "money" in each.key]
    return _covering(loose[0], n_entities) if len(loose) == 1 and len(by_kind) == 0 else None
