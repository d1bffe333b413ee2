"""Puts a linear program together from prose, and refuses where anything stays unaccounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.clauses import Clause, clauses_of
from agent.interpret.embedded.linear.comparisons import Relation
from agent.interpret.embedded.linear.entities import Entities
from agent.interpret.embedded.linear.goal import Goal
from agent.interpret.embedded.linear.left_sides import left_side
from agent.interpret.embedded.linear.ranges import ranges_of
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token, tokens_of
from agent.interpret.embedded.prose.attributes import Attribute, Loose, attributes_of
from agent.interpret.embedded.prose.bounds import Setting, Unsettled
from agent.interpret.embedded.prose.clause_limits import limits_of_clause, states_nothing
from agent.interpret.embedded.prose.leftover_resources import by_elimination, idle_resource
from agent.interpret.embedded.prose.objective import objective
from agent.interpret.embedded.prose.phrases import phrase_at
from agent.interpret.embedded.prose.resources import Resource, resources_of
from agent.interpret.embedded.prose.short_names import doubtful_sentence
from agent.interpret.embedded.prose.sides import named_in
from agent.interpret.embedded.prose.stocks import stock_limit
from agent.interpret.embedded.prose.wholes import decides_money, only_rates, wholes_of, with_groups
from agent.interpret.embedded.text import Sentence, Span

_OBLIGES = re.compile(
    r"\b(?:must|cannot|can't|has\sto|have\sto|should)\b(?=.*\b(?:more|less|fewer|than|equal|same|twice"
    r"|half|both|only|not|together|either|if|unless|without|before|after|enough|as)\b)|\bcannot\b|\b(?:equal|same|only\sif|unless)\b"
    r"|\b(?:more|fewer|less|greater)\b[^.]*\bthan\b|\b(?:twice|half|times|third)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\bwhole\b|\bintegers?\b|\bindivisible\b|\bnon-?negative\b|\?|\bmaximi[sz]|\bminimi[sz]"
    r"|\bfollowing\b|\bhow\s(?:many|much|should)\b|\bformulate\b|\bdetermine\b",
    re.IGNORECASE,
)
_SORTS = frozenset("different types kinds sorts varieties sizes colors colours flavors".split())
_MUST = re.compile(r"\b(?:must|cannot|should)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as tokens, and its comparisons."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A program by entity index, what it was read from, and what stayed unread ("" for nothing)."""

    entities: Entities
    goal: Goal | None
    limits: tuple[Limit, ...]
    used: tuple[Span, ...]
    resources: tuple[Resource, ...] = ()
    unread: str = ""
    assumptions: tuple[str, ...] = ()


def told(document: Document, entities: Entities) -> Told:
    """Returns the program that a text tells about these entities."""
    entities = with_groups(document, entities)
    statements = tuple(
        Statement(sentence, tokens, clauses_of(tokens))
        for sentence in document.text.sentences
        if (tokens := tokens_of(document, sentence, entities))
    )
    ranges, ranged = ranges_of([each.tokens for each in statements])
    compared = _compared(statements)
    counts = _counts(statements, len(entities.names))
    attributes, loose = attributes_of(
        [each.tokens for each in statements], compared | ranged | counts, len(entities.names)
    )
    resources = resources_of(attributes)
    if resources is None:
        return Told(entities, None, (), (), unread="two numbers for the same thing")
    setting = Setting(
        len(entities.names),
        resources,
        wholes_of(document, entities, resources),
        decides_money(document) or only_rates(resources),
        entities.names,
    )
    goal = objective(document, entities, setting)
    limits, unsettled, unread = _limits(statements, setting)
    stocks, more, stray = _stocks(loose, setting)
    limits = [*limits, *stocks, *ranges]
    settled, said, left = by_elimination([*unsettled, *more], setting, goal, limits)
    limits += settled
    described = {entity for each in resources for entity in each.values}
    unread = unread or _counted_entity(statements, attributes)
    unread = (
        unread
        or doubtful_sentence(document, entities)
        or stray
        or left
        or idle_resource(resources, goal, limits)
        or _rule(statements, limits)
    )
    if len(described) < len(entities.names):
        unread = unread or "something that no number is said of"
    return Told(
        entities,
        goal,
        tuple(_distinct(limits)),
        _used(statements, goal, limits, attributes, counts),
        resources,
        unread,
        said,
    )


def _counted_entity(statements: Sequence[Statement], attributes: Sequence[Attribute]) -> str:
    """An amount to decide that is a number of another one: in "makes 5 kg of gas" gas is no decision."""
    owners = {each.span: each.owner for each in attributes}
    for statement in statements:
        if any(token.text == "respectively" for token in statement.tokens):
            continue
        for one, two in pairwise(statement.tokens):
            owner = owners.get(one.span)
            if (
                owner is not None
                and two.kind == "entity"
                and two.entity != owner
                and one.value != 1
            ):
                return f"{one.text} {two.text}"
    return ""


def _compared(statements: Sequence[Statement]) -> frozenset[Span]:
    """The numbers behind comparisons, and the factors of the sums before them."""
    after = {
        token.span
        for each in statements
        for clause in each.clauses
        for token in clause.after
        if token.kind == "number"
    }
    before = {
        span
        for each in statements
        for clause in each.clauses
        if (left := left_side(clause, 99)) is not None
        for span in left.used
    }
    return frozenset(after | before)


def _counts(statements: Sequence[Statement], n_entities: int) -> frozenset[Span]:
    """The numbers that count the kinds there are, and the "1" in "for 1 hour"."""
    return frozenset(
        token.span
        for each in statements
        for mark, token in enumerate(each.tokens)
        if token.kind == "number" and _is_count(each.tokens, mark, n_entities)
    )


def _is_count(tokens: Sequence[Token], mark: int, n_entities: int) -> bool:
    token = tokens[mark]
    number = token.number
    assert number is not None
    if number.currency or number.is_percentage:
        return False
    before = tokens[mark - 1].text if mark else ""
    following = tokens[mark + 1 : mark + 5]
    if token.value == 1:
        entity = bool(following) and following[0].kind == "entity"
        return number.is_spelt or (before in {"for", "per", "every", "of"} and not entity)
    if number.is_spelt and following and following[0].text in _SORTS:
        return True
    if token.value != n_entities or not following or following[0].kind == "entity":
        return False
    plural = any(t.kind == "group" or t.text.endswith("s") for t in following)
    needs = {t.text for t in tokens[max(0, mark - 5) : mark]} & {
        "needs",
        "requires",
        "takes",
        "least",
    }
    return number.is_spelt and plural and not needs


def _limits(
    statements: Sequence[Statement], setting: Setting
) -> tuple[list[Limit], list[Unsettled], str]:
    found: list[Limit] = []
    unsettled: list[Unsettled] = []
    unread = ""
    for statement in statements:
        for clause in statement.clauses:
            if states_nothing(clause):
                continue
            limits = limits_of_clause(clause, setting)
            if limits is None:
                limits = _again(clause, found, statement)
            if limits is None:
                unread = unread or statement.sentence.text
                continue
            found += [each for each in limits if isinstance(each, Limit)]
            unsettled += [each for each in limits if isinstance(each, Unsettled)]
    return found, unsettled, unread


def _again(clause: Clause, found: Sequence[Limit], statement: Statement) -> list[Limit] | None:
    """A bare number limits what the comparison before it did: "at least 5 vans but at most 9"."""
    if len(clause.after) < 1 or clause.after[0].number is None or not found:
        return None
    phrase = phrase_at(clause.after, 0, 0)
    previous = found[-1]
    own = any(statement.sentence.span.contains(span) for span in previous.spans)
    named = named_in((*clause.before, *clause.after))
    if phrase.unit or named or not own or len(previous.terms) != 1:
        return None
    spans = (clause.comparison.span, clause.after[0].span)
    return [Limit(previous.terms, clause.comparison.relation, phrase.value, spans)]


def _stocks(loose: Sequence[Loose], setting: Setting) -> tuple[list[Limit], list[Unsettled], str]:
    found: list[Limit] = []
    unsettled: list[Unsettled] = []
    unread = ""
    for each in loose:
        limit = stock_limit(each, setting)
        if isinstance(limit, Limit):
            found.append(limit)
        elif limit is not None:
            unsettled.append(limit)
        else:
            near = each.tokens[max(0, each.mark - 4) : each.mark + 5]
            unread = unread or " ".join(token.text for token in near)
    return found, unsettled, unread


def _rule(statements: Sequence[Statement], limits: Sequence[Limit]) -> str:
    """The first sentence that obliges and that no limit was read from, "" where there is none."""
    spans = [span for limit in limits for span in limit.spans]
    for each in statements:
        text = each.sentence.text
        named = named_in(each.tokens)
        kept = any(each.sentence.span.contains(span) for span in spans)
        obliges = _OBLIGES.search(text) or (len(named) > 1 and _MUST.search(text))
        if named and not kept and obliges and not _FORM.search(text):
            return text
    return ""


def _distinct(limits: Sequence[Limit]) -> Iterator[Limit]:
    seen: list[tuple[dict[int, float], Relation, float]] = []
    for each in limits:
        key = (each.terms, each.relation, each.bound)
        if key not in seen:
            seen.append(key)
            yield each


def _used(
    statements: Sequence[Statement],
    goal: Goal | None,
    limits: Sequence[Limit],
    attributes: Sequence[Attribute],
    counts: frozenset[Span],
) -> tuple[Span, ...]:
    named = [t.span for each in statements for t in each.tokens if t.kind == "entity"]
    spans = [*(span for limit in limits for span in limit.spans), *named, *sorted(counts)]
    spans += goal.spans if goal else ()
    spans += [each.span for each in attributes]
    return tuple(dict.fromkeys(spans))
