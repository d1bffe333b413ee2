"""Limits between amounts, and on parts of a whole: "twice as many A as B", "at most a third of all"."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import FUNCTION, content, stem
from agent.interpret.embedded.prose.factors import Factor, factor_at
from agent.interpret.embedded.prose.resources import Resource, matching
from agent.interpret.embedded.prose.sides import named_in, subject_of, without_reason
from agent.interpret.embedded.text import Span

_JOINTS = frozenset({"as", "than", "to", "compared"})
_PART_VERBS = frozenset(
    "be get receive are is was made occur come consist used can must should by contain go allocated invested "
    "planted spent have on".split()
)
# A part of one of these is a part of a number, not of the amounts.
_NOT_WHOLES = frozenset(stem(word) for word in "budget capacity day week profit".split())


def ratio(clause: Clause, n_entities: int, resources: Sequence[Resource]) -> Limit | None:
    """Returns the limit of one amount as a multiple or a part, None where it is not clear."""
    after = without_reason(clause.after)
    factor = factor_at(after, 0)
    if factor is None:
        return None
    rest = after[factor.end :]
    if any(token.kind == "number" for token in rest):
        return None
    left = subject_of(clause.before)
    return _multiple(clause, factor, rest, left) or _portion(
        clause, factor, rest, n_entities=n_entities, resources=resources
    )


def _multiple(
    clause: Clause, factor: Factor, rest: Sequence[Token], left: list[int]
) -> Limit | None:
    named = named_in(rest)
    joints = [i for i, token in enumerate(rest) if token.text in _JOINTS]
    first: list[int] = []
    for joint in reversed(joints):
        one, two = named_in(rest[:joint]), named_in(rest[joint:])
        if len(one) == len(two) == 1 and one != two:
            return _limit(clause, factor, one[0], two[0])
        first = first or one
    if len(left) == 1 and len(named) == 1 and left != named and not _is_share(rest, named):
        return _limit(clause, factor, left[0], named[0])
    return None


def _is_share(rest: Sequence[Token], named: list[int]) -> bool:
    """Whether the part of a whole is named behind a verb: "… of the trips must be by canoe"."""
    where = next(i for i, token in enumerate(rest) if token.kind == "entity")
    return bool(named) and any(token.kind == "group" for token in rest[:where])


def _limit(clause: Clause, factor: Factor, first: int, second: int) -> Limit:
    terms = {first: 1.0, second: -factor.value}
    return Limit(terms, clause.comparison.relation, 0.0, (clause.comparison.span, *factor.spans))


def _portion(
    clause: Clause,
    factor: Factor,
    rest: Sequence[Token],
    *,
    n_entities: int,
    resources: Sequence[Resource],
) -> Limit | None:
    """ "at most 40 % of the trips can be by boat", "boats make up at most 40 % of the trips"."""
    verb = next((i for i, t in enumerate(rest) if t.text in _PART_VERBS and i), len(rest))
    if rest[:1] and rest[0].text in _PART_VERBS:
        verb = 0
    left = subject_of(clause.before)
    part = named_in(rest[verb:])
    whole = named_in(rest[:verb])
    if len(part) != 1:
        if part or len(left) != 1 or (whole and len(whole) < 2):
            return None
        part = left
    if len(whole) == 1:
        return None
    if whole and part[0] not in whole:
        return None
    words = [
        stem(t.text.split()[-1])
        for t in rest[:verb]
        if t.kind in {"word", "group"} and t.text not in FUNCTION
    ]
    said = content(tuple(words))
    if said & _NOT_WHOLES:
        return None
    weights = _weights(said, rest[:verb], resources, n_entities)
    if weights is None:
        return None
    each, spans = weights
    everything = whole or list(range(n_entities))
    terms = {e: each[e] * ((e == part[0]) - factor.value) for e in everything}
    return Limit(
        terms, clause.comparison.relation, 0.0, (clause.comparison.span, *factor.spans, *spans)
    )


def _weights(
    said: frozenset[str], whole: Sequence[Token], resources: Sequence[Resource], n_entities: int
) -> tuple[dict[int, float], tuple[Span, ...]] | None:
    """By what each amount counts: by one, or by its own number of what the whole is counted in."""
    ones = dict.fromkeys(range(n_entities), 1.0)
    if any(token.kind == "group" for token in whole):
        return ones, ()
    plain = [each for each in resources if not each.is_money and said & each.strong]
    if not plain or not said:
        return ones, ()
    found = matching(said, (), None, plain)
    if found is None or len(found.values) < n_entities:
        return None
    return found.values, found.spans
