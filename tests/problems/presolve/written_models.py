"""Models written as text lines, for tests of the presolve's rules."""

import dimod

from problems.encoding.model_arrays import ModelArrays, read
from problems.presolve.bits import Bits, read_bits


def model(
    cost: dict[str, float],
    *rows: tuple[dict[str, float], str, float],
    integers: dict[str, tuple[float, float]] | None = None,
    products: dict[tuple[str, str], float] | None = None,
) -> ModelArrays:
    """A model of binaries, and of the integers with their bounds; rows are labelled r0, r1…"""
    cqm = dimod.ConstrainedQuadraticModel()
    ranges = integers or {}
    for name in cost:
        if name in ranges:
            low, high = ranges[name]
            cqm.add_variable("INTEGER", name, lower_bound=low, upper_bound=high)
        else:
            cqm.add_variable("BINARY", name)
    terms: list[tuple[object, ...]] = [*cost.items()]
    cqm.set_objective([*terms, *((u, v, bias) for (u, v), bias in (products or {}).items())])
    for number, (left, sense, rhs) in enumerate(rows):
        cqm.add_constraint_from_iterable(list(left.items()), sense, rhs=rhs, label=f"r{number}")
    return read(cqm)


def bits(
    linear: dict[str, float], quadratic: dict[tuple[str, str], float], offset: float = 0.0
) -> Bits:
    return read_bits(dimod.BinaryQuadraticModel(linear, quadratic, offset, "BINARY"))


def row(arrays: ModelArrays, label: str) -> tuple[dict[str, float], int, float]:
    """A row by its label: coefficients, relation, right side."""
    rows = arrays.rows
    at = rows.labels.index(label)
    span = slice(int(rows.start[at]), int(rows.start[at + 1]))
    names = [arrays.labels[index] for index in rows.index[span].tolist()]
    values = rows.coefficient[span].tolist()
    return dict(zip(names, values, strict=True)), int(rows.relation[at]), float(rows.rhs[at])
