"""Maximum satisfiability questions: clauses, hard and soft rules, wishes."""

from __future__ import annotations

from dataclasses import dataclass

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked


@dataclass(frozen=True, slots=True)
class _Clause:
    literals: tuple[tuple[str, bool], ...]  # name, and whether it is to be true
    weight: int | None  # None where it must hold

    def field(self) -> dict[str, object]:
        return {
            "positive": [n for n, yes in self.literals if yes],
            "negative": [n for n, yes in self.literals if not yes],
            "weight": self.weight,
        }


def _clauses(draw: Draw, names: list[str], n: int, most: int, weight: int = 1) -> list[_Clause]:
    chosen = [draw.some(names, draw.whole(1, most)) for _ in range(n)]
    return [
        _Clause(tuple((name, draw.chance(0.5)) for name in each), draw.whole(1, weight))
        for each in chosen
    ]


def _problem(text: str, names: list[str], clauses: list[_Clause]) -> Question:
    used = [n for n in names if any(n == name for c in clauses for name, _ in c.literals)]
    return asked(text, "max_sat", variables=used, clauses=[c.field() for c in clauses])


def _formula(clause: _Clause) -> str:
    return "(" + " or ".join(n if yes else f"not {n}" for n, yes in clause.literals) + ")"


def _plain(draw: Draw, size: int) -> Question:
    names = list("abcdef"[: max(3, size - 1)])
    clauses = _clauses(draw, names, 2 * size, 3)
    text = compose(
        draw,
        f"Clauses: {', '.join(map(_formula, clauses))}.",
        "",
        "What is the largest number of these clauses that can be true at the same time?",
    )
    return _problem(text, names, clauses)


def _weighted(draw: Draw, size: int) -> Question:
    names = [f"x{i}" for i in range(1, size)]
    clauses = _clauses(draw, names, 2 * size, 3, 9)
    spelled = [
        f"{' v '.join(n if yes else '-' + n for n, yes in c.literals)} [{c.weight}]"
        for c in clauses
    ]
    text = compose(
        draw,
        "Weighted MaxSAT; 'v' is or, '-' is not, and the number in brackets is the weight of the clause.",
        told(draw, [f"clause {i}: {s}" for i, s in enumerate(spelled, 1)]),
        "Maximise the total weight of satisfied clauses.",
    )
    return _problem(text, names, clauses)


def _hard_and_soft(draw: Draw, size: int) -> Question:
    names = list("pqrstu"[: max(4, size - 1)])
    truth = {n: draw.chance(0.5) for n in names}
    hard = []
    for _ in range(3):
        pair = draw.some(names, 2)
        sure = pair[0]  # true in one assignment, so that the hard clauses can be met
        hard.append(_Clause(((sure, truth[sure]), (pair[1], draw.chance(0.5))), None))
    soft = _clauses(draw, names, size + 1, 2, 9)
    text = compose(
        draw,
        f"Hard clauses, all of which must hold: {'; '.join(_formula(c) for c in hard)}.",
        f"Soft clauses with weights: {'; '.join(f'{_formula(c)} weight {c.weight}' for c in soft)}.",
        "Find an assignment that satisfies the hard clauses and has the greatest weight of satisfied soft clauses.",
    )
    return _problem(text, names, [*hard, *soft])


def _guests(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, max(3, size - 1))
    clauses = _clauses(draw, names, size + 2, 2, 9)
    facts = [
        f"{c.weight} points if "
        + " or ".join(f"{n} {'comes' if yes else 'stays away'}" for n, yes in c.literals)
        for c in clauses
    ]
    text = compose(
        draw,
        f"A party game scores the guest list. Each of {listed(names)} either comes or stays away, and 'or' includes both.",
        told(draw, facts),
        "Which guest list scores the most points?",
    )
    return _problem(text, names, clauses)


PHRASING = Phrasing((_plain, _weighted, _hard_and_soft, _guests))
