"""Numbers that stand beside one thing in the question and with another in a rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.with_model.evidence.beside import Place, supports
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import meanings, rounded
from agent.interpret.with_model.evidence.limits_in_words import asked_sign
from agent.interpret.with_model.reply import Said
from problems.algebra.parse import parse_expression, parse_rule
from problems.algebra.tree import Compared, Expression, Number, Operation, Reference
from problems.algebra.walk import nodes
from problems.plain_number import plain

_SENTENCE = re.compile(r"[.;:!?](?=\s|$)")
_CUT = re.compile(r",|\band\b")
_IMPLIED = re.compile(r"\b(?:twice|thrice|double|triple|half)\b", re.IGNORECASE)
_RATIOS = frozenset({2.0, 3.0, 0.5})
_NEAR = 30  # characters after a number in which what it belongs to is named
_SHORTEST_STEM = 3
_SHORT = 2  # characters of a name that stands for itself in a formula


def swapped(words: str, said: Said, held: Mapping[float, Sequence[Place]]) -> Iterator[Doubt]:
    """Yields a doubt where a factor's only clause names another decision than the factor's own.

    Only decisions without sets are looked at, whose names stand in the question.
    """
    model = said.model
    if model is None or "respectively" in words.lower():
        return
    stems = {each.name: _stem(each.name) for each in model.decide if not each.over}
    named = {name: stem for name, stem in stems.items() if stem and stem in words.lower()}
    if len(named) < 2:
        return
    beside = _named_beside(words, named)
    limited = {
        abs(value)
        for number in find_numbers(words)
        if asked_sign(words, number)
        for value in meanings(number)
    }
    rules: list[object] = [parse_rule(rule.rule) for rule in model.rules]
    for tree in (parse_expression(model.objective), *filter(_is_a_total, rules)):
        for value, name in _factors(tree):
            owners = beside.get(rounded(abs(value)))
            if _IMPLIED.search(words) and abs(value) in _RATIOS:
                continue  # "twice the labour" says no 2
            if supports(held.get(rounded(abs(value)), ()), name) > 0:
                continue
            if name in named and owners and all(owner and name not in owner for owner in owners):
                other = sorted(owners[0])[0]
                yield Doubt(
                    kind=Kind.SWAPPED,
                    sentence=f"{plain(value)} goes with {name!r} in your reply, and stands beside {other!r} in the "
                    "question.",
                )
        yield from _limits(tree, beside, named, limited)


def unwritten(words: str, said: Said) -> Iterator[Doubt]:
    """Yields a doubt for each factor of a letter that a formula of the question does not hold.

    Only letters that stand behind a number somewhere in the question are looked at, as x in 3x.
    """
    if said.model is None:
        return
    letters = {
        each.name
        for each in said.model.decide
        if not each.over
        and len(each.name) <= _SHORT
        and re.search(rf"\d\s?\*?\s?{re.escape(each.name)}\b", words)
    }
    trees: list[object] = [parse_expression(said.model.objective)]
    trees += [parse_rule(rule.rule) for rule in said.model.rules]
    for tree in trees:
        for value, name in _factors(tree):
            written = rf"(?<![\d.]){re.escape(plain(abs(value)))}\s?\*?\s?{re.escape(name)}\b"
            if name in letters and not re.search(written, words) and not _is_listed(value, words):
                yield Doubt(
                    kind=Kind.SWAPPED,
                    sentence=f"your reply holds {plain(value)}*{name}, and no formula of the question does.",
                )


def _is_listed(value: float, words: str) -> bool:
    """Whether a number stands in no formula, where a list says "respectively" which letters have which."""
    in_formula = rf"(?<![\d.]){re.escape(plain(abs(value)))}\s?\*?\s?[A-Za-z]\w?\b"
    return "respectively" in words.lower() and not re.search(in_formula, words)


def _is_a_total(tree: object) -> bool:
    """Whether a rule limits a plain sum; a ratio sets a factor against another amount on purpose."""
    if not isinstance(tree, Compared) or not any(_is_limit(side) for side in tree.sides):
        return False
    return not any(isinstance(node, Operation) and node.sign == "-" for node in nodes(tree))


def _is_limit(side: Expression) -> bool:
    held = list(nodes(side))
    return not any(isinstance(node, Reference) for node in held) and any(
        isinstance(node, Number) and node.value != 0 for node in held
    )


def _limits(
    tree: object,
    beside: Mapping[float, list[frozenset[str]]],
    named: Mapping[str, str],
    limited: Collection[float],
) -> Iterator[Doubt]:
    """A limit of a sum whose number belongs to one thing, while a factor of it belongs to none."""
    if not isinstance(tree, Compared) or len(tree.sides) != 2:
        return
    factors = list(_factors(tree))
    for side in tree.sides:
        if isinstance(side, Number) and rounded(abs(side.value)) in limited:
            continue
        if not isinstance(side, Number) or len({name for _, name in factors}) < 2:
            continue
        owners = beside.get(rounded(abs(side.value)))
        loose = [
            v
            for v, name in factors
            if name in named and beside.get(rounded(abs(v))) and not any(beside[rounded(abs(v))])
        ]
        if owners and all(len(owner) == 1 for owner in owners) and loose:
            yield Doubt(
                kind=Kind.SWAPPED,
                sentence=f"{plain(side.value)} limits a sum in your reply, and belongs to {sorted(owners[0])[0]!r} in the "
                f"question; {plain(loose[0])} seems to be the limit.",
            )


def _factors(tree: object) -> Iterator[tuple[float, str]]:
    """Every number that multiplies a decision."""
    for node in nodes(tree):
        if isinstance(node, Operation) and node.sign == "*":
            yield from _pair(node.left, node.right)
            yield from _pair(node.right, node.left)


def _pair(one: Expression, other: Expression) -> Iterator[tuple[float, str]]:
    if isinstance(one, Number) and isinstance(other, Reference) and one.value not in {0.0, 1.0}:
        yield one.value, other.name


def _named_beside(words: str, named: Mapping[str, str]) -> dict[float, list[frozenset[str]]]:
    """For each value of the text, the decision named last before it and next after it in its sentence."""
    found: dict[float, list[frozenset[str]]] = {}
    lowered = words.lower()
    cuts = [0, *(match.start() for match in _SENTENCE.finditer(lowered)), len(lowered)]
    for start, end in pairwise(cuts):
        sentence = lowered[start:end]
        mentions = sorted(
            (match.start(), name)
            for name, stem in named.items()
            for match in re.finditer(rf"\b{re.escape(stem)}", sentence)
        )
        for number in find_numbers(sentence):
            before = [name for at, name in mentions if at < number.span.start][-1:]
            near = _CUT.split(sentence[number.span.end : number.span.end + _NEAR])[0]
            reach = number.span.end + len(near)
            after = [name for at, name in mentions if number.span.end <= at <= reach][:1]
            for value in meanings(number):
                found.setdefault(abs(value), []).append(frozenset((*before, *after)))
    return found


def _stem(name: str) -> str:
    """What of a name stands in a text in the singular and the plural."""
    plain_name = name.lower().replace("_", " ")
    stem = re.sub(r"(?:ies|es|s|y)$", "", plain_name)
    return stem if len(stem) >= _SHORTEST_STEM else ""
