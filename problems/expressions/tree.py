"""The nodes of a formula: numbers, names, and operations on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Operation = Literal[
    "+", "-", "*", "/", "^", "neg", "sqrt", "exp", "log", "abs", "sin", "cos", "min", "max"
]
FUNCTIONS: tuple[Operation, ...] = ("sqrt", "exp", "log", "abs", "sin", "cos", "min", "max")


@dataclass(frozen=True, slots=True)
class Constant:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """A named amount."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation on one or two formulas."""

    operation: Operation
    arguments: tuple[Formula, ...]


Formula: TypeAlias = Constant | Name | Apply


def walk(formula: Formula) -> Iterator[Formula]:
    """Yields every node, parents first."""
    waiting: list[Formula] = [formula]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Apply):
            waiting.extend(reversed(node.arguments))


def names_in(formula: Formula) -> tuple[str, ...]:
    """Returns the names of a formula in order of appearance, each once."""
    return tuple(dict.fromkeys(node.name for node in walk(formula) if isinstance(node, Name)))


def summands(formula: Formula) -> Iterator[tuple[float, Formula]]:
    """Yields the terms that a formula adds up, each with its sign or constant factor."""
    waiting = [(1.0, formula)]
    while waiting:
        factor, node = waiting.pop()
        match node:
            case Apply("+", (left, right)):
                waiting += [(factor, right), (factor, left)]
            case Apply("-", (left, right)):
                waiting += [(-factor, right), (factor, left)]
            case Apply("neg", (only,)):
                waiting.append((-factor, only))
            case Apply("*", (Constant(value), right)):
                waiting.append((factor * value, right))
            case _:
                yield factor, node


def difference(left: Formula, right: Formula) -> Formula:
    """Returns left − right."""
    if right == Constant(0):
        return left
    return Apply("-", (left, right))
