"""QUBO questions: matrices, polynomials, term lists and pairs of switches."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import told
from evals.generator.grammar.polynomials import polynomial
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix
from evals.generator.phrasing import Phrasing, Question, asked


def _square(draw: Draw, n: int, *, symmetric: bool) -> list[list[int]]:
    rows = [[0] * n for _ in range(n)]
    for i in range(n):
        rows[i][i] = draw.whole(-9, 5)
        for j in range(i + 1, n):
            rows[i][j] = draw.whole(-6, 6)
            rows[j][i] = rows[i][j] if symmetric else 0
    return rows


def _matrix(draw: Draw, size: int) -> Question:
    rows = _square(draw, size, symmetric=draw.chance(0.5))
    goal = draw.one(["minimise", "maximise"])
    text = compose(
        draw,
        "Q is this matrix:",
        matrix(draw, rows),
        f"{goal.capitalize()} x^T Q x over all binary vectors x (entries 0 or 1).",
    )
    return asked(text, "qubo", matrix=rows, goal=goal)


def _terms(draw: Draw, size: int) -> tuple[list[str], dict[tuple[str, ...], int]]:
    names = [f"x{i}" for i in range(1, size + 1)]
    pairs = list(combinations(names, 2))
    terms: dict[tuple[str, ...], int] = {(n,): draw.one([-5, -3, -2, 1, 2, 4]) for n in names}
    terms |= {
        pair: draw.one([-4, -3, -1, 2, 3, 6]) for pair in draw.some(pairs, min(len(pairs), size))
    }
    return names, terms


def _fields(names: list[str], terms: dict[tuple[str, ...], int]) -> dict[str, object]:
    return {
        "variables": names,
        "linear": {t[0]: c for t, c in terms.items() if len(t) == 1},
        "quadratic": [
            {"u": t[0], "v": t[1], "coefficient": c} for t, c in terms.items() if len(t) == 2
        ],
    }


def _polynomial(draw: Draw, size: int) -> Question:
    names, terms = _terms(draw, size)
    goal = draw.one(["minimise", "maximise"])
    text = draw.one(
        [
            f"{goal.capitalize()} {polynomial(draw, terms)} over binary variables {', '.join(names)}.",
            f"The variables {', '.join(names)} are 0 or 1. {goal.capitalize()} {polynomial(draw, terms)}.",
        ]
    )
    return asked(text, "qubo", goal=goal, **_fields(names, terms))


def _spins(draw: Draw, size: int) -> Question:
    names, terms = _terms(draw, size)
    text = compose(
        draw,
        f"Each of {', '.join(names)} is either +1 or -1.",
        "",
        f"What is the largest value that {polynomial(draw, terms)} can take when every x is +1 or -1?",
    )
    return asked(text, "qubo", goal="maximise", vartype="spin", **_fields(names, terms))


def _dictionary(draw: Draw, size: int) -> Question:
    rows = _square(draw, size, symmetric=False)
    entries = {
        (i, j): rows[i][j] for i in range(size) for j in range(i, size) if rows[i][j] or i == j
    }
    text = compose(
        draw,
        "",
        f"Solve the QUBO given as a dictionary of coefficients: {entries}.",
        "We want the minimum of the sum of Q[i, j]*x_i*x_j over bits x.",
    )
    return asked(text, "qubo", matrix=rows)


def _switches(draw: Draw, size: int) -> Question:
    names = [f"switch {i}" for i in range(1, size + 1)]
    alone = draw.wholes(size, -4, 9)
    pairs = {p: draw.one([-7, -5, -2, 3, 6]) for p in draw.some(list(combinations(names, 2)), size)}
    facts = [
        f"{n} alone brings {a} points when it is on" for n, a in zip(names, alone, strict=True)
    ]
    facts += [f"having both {u} and {v} on brings {c} points on top" for (u, v), c in pairs.items()]
    text = compose(
        draw,
        "A game has switches that are on or off; negative points are losses.",
        told(draw, facts),
        "Which switches should be on for the most points?",
    )
    return asked(
        text,
        "qubo",
        variables=names,
        linear=dict(zip(names, alone, strict=True)),
        quadratic=[{"u": u, "v": v, "coefficient": c} for (u, v), c in pairs.items()],
        goal="maximise",
    )


PHRASING = Phrasing((_matrix, _polynomial, _spins, _dictionary, _switches))
