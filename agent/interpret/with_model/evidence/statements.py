"""What a reply states, one statement for each rule: its numbers, and the passages it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from pydantic import JsonValue

from agent.interpret.with_model.evidence.known_numbers import CONVERSIONS
from agent.interpret.with_model.reply import Said, SaidModel
from problems.algebra.parse import parse_expression, parse_range, parse_rule
from problems.algebra.tree import Compared, Condition, Expression, Number, Operation, Reference
from problems.algebra.walk import nodes

Group = tuple[float, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Statement:
    """One rule, limit or piece of data.

    `numbers` are those written, without factors between units; `groups` are those that are multiplied
    together, each as what it comes to and its parts: 8*60 as (480, (8, 60)). `is_rule` tells rules from
    data and goals; `defines` is the decision that a rule says in terms of other decisions;
    `holds_data` is whether a rule takes numbers from data.
    """

    says: str
    numbers: tuple[float, ...]
    cites: tuple[int, ...]
    is_rule: bool = False
    holds_data: bool = False
    groups: tuple[Group, ...] = ()
    defines: str = ""

    @property
    def used(self) -> tuple[float, ...]:
        """Every number written, and what those multiplied together come to."""
        return (*self.numbers, *(each for value, parts in self.groups for each in (value, *parts)))


def statements_of(said: Said) -> tuple[Statement, ...]:
    """Returns the statements of a reply; its rules have been parsed before."""
    if said.model is not None:
        return tuple(_of_model(said.model))
    return (Statement(f"the {said.family}", tuple(_numbers(said.fields)), said.cites),)


def _of_model(model: SaidModel) -> Iterator[Statement]:
    goal = parse_expression(model.objective)
    yield Statement("the objective", _in(goal), model.cites, groups=tuple(groups_of(goal)))
    for data in model.data:
        yield Statement(f"the data {data.name!r}", tuple(_numbers(data.values)), ())
    for each in model.decide:
        limits = [
            x for limit in (each.lower, each.upper) if limit is not None for x in _limit(limit)
        ]
        yield Statement(f"the limits of {each.name!r}", tuple(limits), ())
    names = {data.name for data in model.data}
    kinds = {each.name: each.kind for each in model.decide}
    for rule in model.rules:
        tree = parse_rule(rule.rule)
        numbers = _in(tree) + (_in(parse_range(rule.each)) if rule.each else ())
        holds_data = any(isinstance(node, Reference) and node.name in names for node in nodes(tree))
        groups = tuple(groups_of(tree))
        yield Statement(
            rule.rule,
            numbers,
            rule.cites,
            is_rule=True,
            holds_data=holds_data,
            groups=groups,
            defines="" if holds_data else _defined(tree, kinds),
        )


def _defined(tree: Condition, kinds: Mapping[str, str]) -> str:
    """The decision that a rule sets equal to others, or a yes-or-no one that it ties to several."""
    if not isinstance(tree, Compared) or len(tree.sides) != 2:
        return ""
    for side, other in (tree.sides, tree.sides[::-1]):
        if not isinstance(side, Reference) or side.name not in kinds:
            continue
        named = {id(n) for n in nodes(other) if isinstance(n, Reference) and n.name in kinds}
        if len(named) > 1 and (tree.signs[0] == "=" or kinds[side.name] == "binary"):
            return side.name
    return ""


def _limit(limit: float | str) -> tuple[float, ...]:
    return (float(limit),) if isinstance(limit, int | float) else _in(parse_expression(limit))


def groups_of(tree: object) -> Iterator[Group]:
    """Yields the products and quotients of numbers in a tree that hold more than one number or divide by one.

    >>> list(groups_of(parse_expression("30/100*x + y/2 + 3*z")))
    [(0.3, (30.0, 100.0)), (0.5, (2.0,))]
    """
    inner: set[int] = set()
    for node in nodes(tree):
        if not _is_product(node) or id(node) in inner:
            continue
        factors = list(_factors(node, inner))
        written = [(each.value, power) for each, power in factors if isinstance(each, Number)]
        divides = any(power < 0 for _, power in written)
        if (len(written) > 1 or divides) and all(value for value, _ in written):
            whole = math.prod(value**power for value, power in written)
            yield whole, tuple(value for value, _ in written)


def _is_product(node: object) -> TypeGuard[Operation]:
    return isinstance(node, Operation) and node.sign in {"*", "/"}


def _factors(node: Expression, inner: set[int]) -> Iterator[tuple[Expression, int]]:
    """The factors of a product, each with 1 or −1 for what is divided by it; `inner` learns its parts."""
    waiting = [(node, 1)]
    while waiting:
        each, at = waiting.pop()
        if _is_product(each):
            inner.add(id(each))
            waiting += [(each.right, at if each.sign == "*" else -at), (each.left, at)]
        else:
            yield each, at


def _in(tree: object) -> tuple[float, ...]:
    """The numbers of a tree, without factors between units as the 60 of 8*60; one of a group stays."""
    held = [node.value for node in nodes(tree) if isinstance(node, Number)]
    for _, parts in groups_of(tree):
        kept = [each for each in parts if each not in CONVERSIONS] or parts[:1]
        for each in parts:
            if len(parts) > 1 and each not in kept:
                held.remove(each)
    return tuple(held)


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
