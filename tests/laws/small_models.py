"""Small random CQMs, and the minimum of a QUBO by enumeration."""

import dimod
import numpy as np
from hypothesis import strategies as st

from solvers.diagonal import energies, states

Term = tuple[str, float]


@st.composite
def models(draw: st.DrawFn) -> dimod.ConstrainedQuadraticModel:
    """Small CQMs of binaries, spins and integers; many have a constraint that binds."""
    cqm = dimod.ConstrainedQuadraticModel()
    names = [f"v{index}" for index in range(draw(st.integers(1, 6)))]
    for name in names:
        match draw(st.sampled_from(["binary", "binary", "binary", "spin", "integer"])):
            case "integer":
                low = draw(st.integers(-3, 2))
                high = low + draw(st.integers(0, 5))
                cqm.add_variable("INTEGER", name, lower_bound=low, upper_bound=high)
            case "spin":
                cqm.add_variable("SPIN", name)
            case _:
                cqm.add_variable("BINARY", name)
    number = st.one_of(st.integers(-9, 9).map(float), st.integers(-99, 99).map(lambda n: n / 10))
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names), number)
    squares = {(u, v): bias for u, v, bias in draw(st.lists(pair, max_size=8))}
    linear: list[tuple[object, ...]] = [(name, draw(number)) for name in names]
    cqm.set_objective([*linear, *((u, v, bias) for (u, v), bias in squares.items())])
    for label in range(draw(st.integers(0, 3))):
        chosen = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        unit = draw(st.booleans())
        coefficient = st.sampled_from([-1.0, 1.0]) if unit else number
        terms: list[Term] = [(name, draw(coefficient)) for name in chosen]
        sense = draw(st.sampled_from(["<=", ">=", "=="]))
        rhs = draw(st.sampled_from([0.0, 1.0, 1.0, 2.0, 3.5, -1.0, 4.0]))
        cqm.add_constraint_from_iterable(terms, sense, rhs=rhs, label=f"c{label}")
    return cqm


@st.composite
def choices(draw: st.DrawFn) -> dimod.ConstrainedQuadraticModel:
    """One choice a group, pairs that exclude each other, products that cost: an assignment."""
    cqm = dimod.ConstrainedQuadraticModel()
    groups = [[f"x{g},{i}" for i in range(draw(st.integers(2, 3)))] for g in range(3)]
    names = [name for group in groups for name in group]
    for name in names:
        cqm.add_variable("BINARY", name)
    number = st.integers(-5, 20).map(float)
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names), number)
    products = {(u, v): c for u, v, c in draw(st.lists(pairs, max_size=20)) if u != v}
    linear: list[tuple[object, ...]] = [(name, draw(number)) for name in names]
    cqm.set_objective([*linear, *((u, v, c) for (u, v), c in products.items())])
    for index, group in enumerate(groups):
        sense = draw(st.sampled_from(["==", "==", "<="]))
        terms: list[Term] = [(name, 1.0) for name in group]
        cqm.add_constraint_from_iterable(terms, sense, rhs=1, label=f"group {index}")
    for index, names_held in enumerate(draw(st.lists(st.sets(st.sampled_from(names)), max_size=3))):
        held: list[Term] = [(name, 1.0) for name in sorted(names_held)]
        if held:
            cqm.add_constraint_from_iterable(held, "<=", rhs=1, label=f"clash {index}")
    return cqm


@st.composite
def tables(draw: st.DrawFn) -> dimod.ConstrainedQuadraticModel:
    """Double one-hot models: square, or with columns to spare, alone or two that share products."""
    cqm = dimod.ConstrainedQuadraticModel()
    shapes = draw(
        st.sampled_from(
            [[(2, 2)], [(3, 3)], [(2, 3)], [(3, 4)], [(2, 2), (2, 2)], [(2, 3), (2, 2)]]
        )
    )
    cells = [
        [[f"t{table},{row},{column}" for column in range(width)] for row in range(height)]
        for table, (height, width) in enumerate(shapes)
    ]
    names = [name for table in cells for line in table for name in line]
    for name in names:
        cqm.add_variable("BINARY", name)
    number = st.one_of(
        st.integers(-3, 9).map(float), st.sampled_from([-30.0, 0.0, 0.0, 40.0, 100.0])
    )
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names), number)
    products = {frozenset((u, v)): c for u, v, c in draw(st.lists(pairs, max_size=30)) if u != v}
    linear: list[tuple[object, ...]] = [(name, draw(number)) for name in names]
    cqm.set_objective([*linear, *((*sorted(pair), c) for pair, c in products.items())])
    for number_of, table in enumerate(cells):
        columns = [list(upright) for upright in zip(*table, strict=True)]
        square = len(columns) == len(table)
        upright = draw(st.booleans())
        lines = [("==", line) for line in table]
        lines += [("==" if square else "<=", line) for line in columns]
        for index, (sense, line) in enumerate(lines if upright else reversed(lines)):
            row: list[Term] = [(name, 1.0) for name in line]
            cqm.add_constraint_from_iterable(row, sense, rhs=1, label=f"{number_of}:{index}")
    return cqm


def minimum(bqm: dimod.BinaryQuadraticModel) -> tuple[float, dict[str, float]]:
    order = [str(label) for label in bqm.variables]
    energy = energies(bqm, order)
    best = int(energy.argmin())
    bits = states(np.array([best]), len(order))[0]
    return float(energy[best]), dict(zip(order, bits.tolist(), strict=True))
