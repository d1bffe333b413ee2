"""Questions over polynomials of bits or spins of a degree above two."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE
from evals.generator.grammar.polynomials import polynomial
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked

Terms = dict[tuple[str, ...], int]


def _terms(draw: Draw, names: list[str]) -> Terms:
    terms: Terms = {(n,): draw.one([-3, -2, -1, 1, 2, 4]) for n in names}
    for degree, n in ((2, 2), (3, 3)):
        groups = list(combinations(names, degree))
        terms |= {g: draw.one([-6, -4, -2, 3, 5]) for g in draw.some(groups, min(n, len(groups)))}
    return terms


def _problem(
    text: str, names: list[str], terms: Terms, goal: str, vartype: str = "binary"
) -> Question:
    told_terms = [{"factors": f, "coefficient": c} for f, c in terms.items()]
    return asked(text, "hubo", variables=names, terms=told_terms, goal=goal, vartype=vartype)


def _bits(draw: Draw, size: int) -> Question:
    names = [f"x{i}" for i in range(1, size + 1)]
    terms, goal = _terms(draw, names), draw.one(["minimise", "maximise"])
    text = f"{goal.capitalize()} {polynomial(draw, terms)} over bits {', '.join(names)}."
    return _problem(text, names, terms, goal)


def _spins(draw: Draw, size: int) -> Question:
    names = [f"s{i}" for i in range(1, size + 1)]
    terms = _terms(draw, names)
    text = compose(
        draw,
        f"The spins {listed(names)} take the values -1 and +1.",
        "",
        f"What is the lowest value of {polynomial(draw, terms)} over these spins?",
    )
    return _problem(text, names, terms, "minimise", "spin")


def _letters(draw: Draw, size: int) -> Question:
    names = list("abcdefg"[:size])
    terms = _terms(draw, names)
    spelled = ", ".join(f"{c:+d} for {'*'.join(f)}" for f, c in terms.items())
    text = compose(
        draw,
        f"A pseudo-Boolean function of {listed(names)} (each 0 or 1) is the sum of these terms: {spelled}.",
        "",
        "What is the largest value of that function?",
    )
    return _problem(text, names, terms, "maximise")


def _guests(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, min(size, 5))
    terms = _terms(draw, names)
    facts = [
        f"{'all of ' if len(f) > 2 else ('both ' if len(f) == 2 else '')}{listed(f)} coming "
        f"{'adds' if c > 0 else 'takes away'} {abs(c)}"
        for f, c in terms.items()
    ]
    text = compose(
        draw,
        f"I can invite any of {listed(names)} to dinner. The fun of the evening starts at 0 points and changes as follows; all that apply count.",
        told(draw, facts),
        "Whom should I invite for the most fun?",
    )
    return _problem(text, names, terms, "maximise")


PHRASING = Phrasing((_bits, _spins, _letters, _guests))
