"""Flow shop questions: every job through the same steps in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


def _problem(
    text: str, machines: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[int]]
) -> Question:
    jobs = [{"name": n, "durations": row} for n, row in zip(names, rows, strict=True)]
    return asked(text, "flow_shop", machines=machines, jobs=jobs, permutation=True)


def _laundry(draw: Draw, size: int) -> Question:
    machines = ["washing", "drying", "ironing"][: draw.whole(2, 3)]
    names = [f"load {x}" for x in LETTERS[: min(size, 5)]]
    rows = [[5 * d for d in draw.wholes(len(machines), 1, 12)] for _ in names]
    facts = [
        f"{n} takes {listed([f'{d} minutes of {m}' for m, d in zip(machines, row, strict=True)])}"
        for n, row in zip(names, rows, strict=True)
    ]
    text = compose(
        draw,
        f"Every load of laundry goes through {listed(machines)}, in this order, and there is one machine for each step. "
        "The loads never overtake each other.",
        told(draw, facts),
        "What is the shortest time in which the whole laundry can be done?",
    )
    return _problem(text, machines, names, rows)


def _tabled(draw: Draw, size: int) -> Question:
    machines = ["M1", "M2", "M3"]
    names = [f"J{i}" for i in range(1, size + 1)]
    rows = [draw.wholes(3, 1, 15) for _ in names]
    text = compose(
        draw,
        "Permutation flow shop: all jobs visit M1, M2 and M3 in this order, and every machine takes them in the same sequence.",
        "Processing times:"
        + table(draw, ["job", *machines], [[n, *r] for n, r in zip(names, rows, strict=True)]),
        "Minimise the makespan.",
    )
    return _problem(text, machines, names, rows)


def _matrix(draw: Draw, size: int) -> Question:
    machines = ["machine 1", "machine 2"]
    names = [f"job {i}" for i in range(1, size + 1)]
    rows = [draw.wholes(2, 1, 15) for _ in names]
    text = compose(
        draw,
        f"Two-machine flow shop with {size} jobs; every job is on machine 1 first and then on machine 2.",
        f"Processing times, a row for each job and a column for each machine: {matrix(draw, rows)}",
        "What is the minimum makespan?",
    )
    return _problem(text, machines, names, rows)


def _books(draw: Draw, size: int) -> Question:
    machines = ["printing", "binding"]
    names = [f"book {x}" for x in LETTERS[:size]]
    rows = [draw.wholes(2, 1, 9) for _ in names]
    facts = [
        f"{n}: {a} hours to print, {b} hours to bind" for n, (a, b) in zip(names, rows, strict=True)
    ]
    text = compose(
        draw,
        "A publisher owns one press and one binding machine, and a book can be bound as soon as it has been printed completely.",
        told(draw, facts),
        "In which order should the books be made so that the last is bound as early as possible?",
    )
    return _problem(text, machines, names, rows)


PHRASING = Phrasing((_laundry, _tabled, _matrix, _books))
