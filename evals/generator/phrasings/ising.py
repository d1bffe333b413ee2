"""Ising questions: spins, fields, couplings, and magnets told as a story."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.polynomials import polynomial
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked

Couplings = dict[tuple[str, ...], int]


def _draws(draw: Draw, n: int) -> tuple[list[str], dict[str, int], Couplings]:
    spins = [f"s{i}" for i in range(1, n + 1)]
    pairs = list(combinations(spins, 2))
    fields = {s: draw.one([-3, -2, -1, 1, 2, 3]) for s in spins}
    return (
        spins,
        fields,
        {p: draw.one([-4, -2, -1, 1, 3, 5]) for p in draw.some(pairs, min(len(pairs), n + 1))},
    )


def _problem(
    text: str, spins: list[str], fields: dict[str, int], ties: Couplings, sign: str
) -> Question:
    couplings = [{"u": u, "v": v, "strength": j} for (u, v), j in ties.items()]
    return asked(text, "ising", spins=spins, fields=fields, couplings=couplings, sign=sign)


def _hamiltonian(draw: Draw, size: int) -> Question:
    spins, fields, ties = _draws(draw, size)
    terms: dict[tuple[str, ...], int] = {(s,): h for s, h in fields.items()}
    terms |= ties
    text = compose(
        draw,
        "",
        f"The Hamiltonian of an Ising model is H = {polynomial(draw, terms)}, with spins {listed(spins)} of +1 or -1.",
        "What is the energy of its ground state?",
    )
    return _problem(text, spins, fields, ties, "plus")


def _minus(draw: Draw, size: int) -> Question:
    spins, fields, ties = _draws(draw, size)
    rows = [[u, v, j] for (u, v), j in ties.items()]
    text = compose(
        draw,
        "Energy E = - sum J_uv s_u s_v - sum h_u s_u, spins are +1 or -1.",
        f"Fields: {', '.join(f'h({s}) = {h}' for s, h in fields.items())}. Couplings:"
        + table(draw, ["u", "v", "J"], rows),
        "Find the minimum of E.",
    )
    return _problem(text, spins, fields, ties, "minus")


def _matrix(draw: Draw, size: int) -> Question:
    spins, fields, ties = _draws(draw, size)
    rows = [[ties.get((u, v), ties.get((v, u), 0)) for v in spins] for u in spins]
    text = compose(
        draw,
        f"An Ising model with energy sum over i<j of J[i][j]*s_i*s_j plus sum of h[i]*s_i has h = {list(fields.values())}.",
        f"J = {matrix(draw, rows)}",
        "Which spin configuration (entries -1 or +1) has the lowest energy?",
    )
    return _problem(text, spins, fields, ties, "plus")


def _magnets(draw: Draw, size: int) -> Question:
    _, _, ties = _draws(draw, size)
    ties = {(u.replace("s", "magnet "), v.replace("s", "magnet ")): j for (u, v), j in ties.items()}
    facts = [
        f"{u} and {v} want to point {'in opposite directions' if j > 0 else 'the same way'} with strength {abs(j)}"
        for (u, v), j in ties.items()
    ]
    spins = [f"magnet {i}" for i in range(1, size + 1)]
    text = compose(
        draw,
        f"{size} little magnets, magnet 1 to magnet {size}, can each point up or down. A pair that is content lowers the energy by its strength, a pair that is not raises the energy by its strength.",
        told(draw, facts),
        "What is the lowest energy the magnets can have?",
    )
    return _problem(text, spins, {}, ties, "plus")


PHRASING = Phrasing((_hamiltonian, _minus, _matrix, _magnets))
