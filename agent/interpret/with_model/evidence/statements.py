"""What a reply states, one statement for each rule: its numbers, and the passages it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from agent.interpret.with_model.evidence.known_numbers import CONVERSIONS
from agent.interpret.with_model.reply import Said, SaidModel
from problems.algebra.parse import parse_expression, parse_range, parse_rule
from problems.algebra.tree import Number, Operation, Reference
from problems.algebra.walk import nodes


@dataclass(frozen=True, slots=True)
class Statement:
    """One rule, limit or piece of data.

    `is_rule` tells rules from data and goals; `holds_data` is whether a rule takes numbers from data.
    """

    says: str
    numbers: tuple[float, ...]
    cites: tuple[int, ...]
    is_rule: bool = False
    holds_data: bool = False


def statements_of(said: Said) -> tuple[Statement, ...]:
    """Returns the statements of a reply; its rules have been parsed before."""
    if said.model is not None:
        return tuple(_of_model(said.model))
    return (Statement(f"the {said.family}", tuple(_numbers(said.fields)), said.cites),)


def _of_model(model: SaidModel) -> Iterator[Statement]:
    yield Statement("the objective", _in(parse_expression(model.objective)), model.cites)
    for data in model.data:
        yield Statement(f"the data {data.name!r}", tuple(_numbers(data.values)), ())
    for each in model.decide:
        limits = [
            x for limit in (each.lower, each.upper) if limit is not None for x in _limit(limit)
        ]
        yield Statement(f"the limits of {each.name!r}", tuple(limits), ())
    names = {data.name for data in model.data}
    for rule in model.rules:
        tree = parse_rule(rule.rule)
        numbers = _in(tree) + (_in(parse_range(rule.each)) if rule.each else ())
        holds_data = any(isinstance(node, Reference) and node.name in names for node in nodes(tree))
        yield Statement(rule.rule, numbers, rule.cites, is_rule=True, holds_data=holds_data)


def _limit(limit: float | str) -> tuple[float, ...]:
    return (float(limit),) if isinstance(limit, int | float) else _in(parse_expression(limit))


def _in(tree: object) -> tuple[float, ...]:
    """The numbers of a tree, without factors between units as the 60 of 8*60."""
    held = list(nodes(tree))
    factors = {
        id(factor)
        for node in held
        if isinstance(node, Operation) and node.sign in {"*", "/"}
        for factor, other in ((node.left, node.right), (node.right, node.left))
        if isinstance(factor, Number) and isinstance(other, Number) and factor.value in CONVERSIONS
    }
    return tuple(
        node.value for node in held if isinstance(node, Number) and id(node) not in factors
    )


def _numbers(value: JsonValue) -> Iterator[float]:
    waiting: list[JsonValue] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, bool) or each is None:
            continue
        if isinstance(each, int | float):
            yield float(each)
        elif isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, dict):
            waiting.extend(inner for key, inner in each.items() if not key.startswith("$"))
