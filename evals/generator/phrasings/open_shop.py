"""Open shop questions: each job on several machines, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _problem(
    text: str, machines: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[int]]
) -> Question:
    jobs = [
        {
            "name": n,
            "operations": [
                {"machine": m, "duration": d} for m, d in zip(machines, row, strict=True)
            ],
        }
        for n, row in zip(names, rows, strict=True)
    ]
    return asked(text, "open_shop", jobs=jobs)


def _garage(draw: Draw, size: int) -> Question:
    machines = ["bodywork", "engine work", "electrics"]
    names = draw.some(
        ["the Fiat", "the Volvo", "the Mini", "the Saab", "the Lada"], min(4, max(2, size - 3))
    )
    rows = [draw.wholes(3, 1, 7) for _ in names]
    facts = [
        f"{n} needs {listed([f'{d} hours of {m}' for m, d in zip(machines, row, strict=True)])}"
        for n, row in zip(names, rows, strict=True)
    ]
    text = compose(
        draw,
        "A garage has one bay for bodywork, one for engine work and one for electrics. The order does not matter, but a car can only be in one bay at a time, and a bay holds one car.",
        told(draw, facts),
        "How soon can all cars be ready?",
    )
    return _problem(text, machines, names, rows)


def _tabled(draw: Draw, size: int) -> Question:
    machines = ["M1", "M2", "M3"]
    names = [f"job {i}" for i in range(1, max(3, size - 2))]
    rows = [draw.wholes(3, 1, 12) for _ in names]
    text = compose(
        draw,
        "Open shop without preemption.",
        "Processing times:"
        + table(draw, ["", *machines], [[n, *r] for n, r in zip(names, rows, strict=True)]),
        "What is the minimum makespan?",
    )
    return _problem(text, machines, names, rows)


def _interviews(draw: Draw, size: int) -> Question:
    machines = draw.some(PEOPLE, 3)
    names = [f"candidate {x}" for x in LETTERS[: max(2, min(4, size - 3))]]
    rows = [[5 * d for d in draw.wholes(3, 2, 9)] for _ in names]
    facts = [
        f"{n} is to talk to {listed([f'{m} for {d} minutes' for m, d in zip(machines, row, strict=True)])}"
        for n, row in zip(names, rows, strict=True)
    ]
    text = compose(
        draw,
        "Everyone has one conversation at a time, and the conversations of a candidate may be held in whatever order suits.",
        told(draw, facts),
        "What is the least time within which all interviews can be over?",
    )
    return _problem(text, machines, names, rows)


def _tests(draw: Draw, size: int) -> Question:
    machines = ["heat chamber", "shaker", "water tank"]
    names = [f"phone {x}" for x in LETTERS[: max(2, min(4, size - 3))]]
    rows = [draw.wholes(3, 1, 8) for _ in names]
    facts = [
        f"{n}: {listed([f'{m} {d} h' for m, d in zip(machines, row, strict=True)])}"
        for n, row in zip(names, rows, strict=True)
    ]
    text = compose(
        draw,
        "Prototypes are tested in a heat chamber, on a shaker and in a water tank, of which we have one each, for one phone at a time; which test comes first is up to us.",
        told(draw, facts),
        "After how many hours can all tests be finished at the earliest?",
    )
    return _problem(text, machines, names, rows)


PHRASING = Phrasing((_garage, _tabled, _interviews, _tests))
