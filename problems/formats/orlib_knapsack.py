"""OR-Library files of knapsacks of several dimensions, and the plain form of one dimension.

A count of problems, then each: items, resources and the best known value (0 if unknown), the values,
for each resource what the items use of it, and the capacities. The plain form is items and capacity,
then a line `value weight` an item.
Sources: Beasley, OR-Library (1990), file formats of mknap1 and others; Pisinger's generator for the
plain form.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.families.knapsack import Item, Knapsack, Resource
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST_PROBLEMS = 1_000
_MOST_ITEMS = 100_000
_MOST_RESOURCES = 1_000


@dataclass(frozen=True, slots=True)
class Packing:
    """One problem. Shape: `values` (n,), `weights` (m, n), `capacities` (m,)."""

    values: Floats
    weights: Floats
    capacities: Floats


def recognises(head: str) -> bool:
    """Whether a text begins with a count of problems, or with items and capacity, and is numbers.

    >>> recognises("1\\n2 1 0\\n5 6\\n3 4\\n5\\n"), recognises("2 10\\n60 5\\n50 6\\n")
    (True, True)
    """
    return is_numeric(head) and len(first_numbers(head)) in {1, 2}


def read(text: str) -> tuple[Packing, ...]:
    """Returns the problems of a file.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 1,000 problems, 100,000 items or 1,000 resources.
    """
    numbers = NumberStream(text, "file of knapsacks")
    if len(first_numbers(text)) == 2:
        problems: tuple[Packing, ...] = (_plain(numbers),)
    else:
        n_problems = numbers.count("problems", least=1, most=_MOST_PROBLEMS)
        problems = tuple(_problem(numbers) for _ in range(n_problems))
    numbers.finish()
    return problems


def _plain(numbers: NumberStream) -> Packing:
    n_items = numbers.count("items", least=1, most=_MOST_ITEMS)
    capacity = numbers.value("capacities")
    pairs = numbers.values(2 * n_items, "items").reshape(n_items, 2)
    return Packing(pairs[:, 0], pairs[:, 1:].T, np.array([capacity]))


def _problem(numbers: NumberStream) -> Packing:
    n_items = numbers.count("items", least=1, most=_MOST_ITEMS)
    n_resources = numbers.count("resources", least=1, most=_MOST_RESOURCES)
    numbers.value("best known values")
    values = numbers.values(n_items, "values")
    weights = numbers.values(n_items * n_resources, "uses").reshape(n_resources, n_items)
    return Packing(values, weights, numbers.values(n_resources, "capacities"))


def _as_problems(text: str) -> tuple[Knapsack, ...]:
    """The problems that a file holds; items and resources are numbered."""
    return tuple(_one(each) if len(each.capacities) == 1 else _several(each) for each in read(text))


def _one(packing: Packing) -> Knapsack:
    rows = zip(packing.values.tolist(), packing.weights[0].tolist(), strict=True)
    return Knapsack(
        items=tuple(
            Item(name=f"item {number}", value=value, weight=weight)
            for number, (value, weight) in enumerate(rows, start=1)
        ),
        capacity=float(packing.capacities[0]),
    )


def _several(packing: Packing) -> Knapsack:
    names = [f"resource {number}" for number in range(1, len(packing.capacities) + 1)]
    rows = zip(packing.values.tolist(), packing.weights.T.tolist(), strict=True)
    return Knapsack(
        items=tuple(
            Item(name=f"item {number}", value=value, uses=dict(zip(names, uses, strict=True)))
            for number, (value, uses) in enumerate(rows, start=1)
        ),
        resources=tuple(
            Resource(name=name, capacity=capacity)
            for name, capacity in zip(names, packing.capacities.tolist(), strict=True)
        ),
    )


FORMATS = (
    FileFormat(
        name="OR-Library knapsack",
        family="knapsack",
        suffixes=(".txt", ".dat"),
        recognises=recognises,
        read=_as_problems,
        is_guess=True,
    ),
)
