"""Assignment questions: workers and jobs, taxis and callers, swimmers and strokes."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import JOBS, LETTERS, PEOPLE, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


def _problem(
    text: str,
    workers: Sequence[str],
    tasks: Sequence[str],
    costs: Sequence[Sequence[int | None]],
    goal: str = "minimise",
) -> Question:
    return asked(text, "assignment", workers=workers, tasks=tasks, costs=costs, goal=goal)


def _prose(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    workers, tasks = draw.some(PEOPLE, n), draw.some(JOBS, n)
    costs = [draw.wholes(n, 10, 99) for _ in range(n)]
    pattern = currency(draw)
    facts = [
        f"{w} asks "
        + listed([f"{money(pattern, c)} for the {t}" for t, c in zip(tasks, row, strict=True)])
        for w, row in zip(workers, costs, strict=True)
    ]
    text = compose(
        draw,
        f"We have {n} jobs and {n} craftsmen, and each of them is to do exactly one job.",
        told(draw, facts),
        "Who does what at the lowest total price?",
    )
    return _problem(text, workers, tasks, costs)


def _tabled(draw: Draw, size: int) -> Question:
    workers = [f"agent {i}" for i in range(1, size + 1)]
    tasks = [f"task {x}" for x in LETTERS[:size]]
    costs = [draw.wholes(size, 1, 40) for _ in workers]
    rows = [[w, *row] for w, row in zip(workers, costs, strict=True)]
    text = compose(
        draw,
        "Assign each agent to exactly one task and each task to exactly one agent.",
        "Costs:" + table(draw, ["", *tasks], rows),
        "What is the minimum total cost of such an assignment?",
    )
    return _problem(text, workers, tasks, costs)


def _matrix(draw: Draw, size: int) -> Question:
    workers = [f"worker {i}" for i in range(1, size + 1)]
    tasks = [f"task {i}" for i in range(1, size + 1)]
    costs = [draw.wholes(size, 1, 20) for _ in workers]
    text = compose(
        draw,
        "",
        f"Assignment problem with the cost matrix (row i: worker i, column j: task j) {matrix(draw, costs)}",
        "Find the minimum cost one-to-one assignment.",
    )
    return _problem(text, workers, tasks, costs)


def _relay(draw: Draw, size: int) -> Question:
    strokes = ["backstroke", "breaststroke", "butterfly", "freestyle"]
    workers = draw.some(PEOPLE, 4)
    costs = [draw.wholes(4, 55, 90) for _ in workers]
    rows = [[w, *row] for w, row in zip(workers, costs, strict=True)]
    text = compose(
        draw,
        "A medley relay has four legs, and each of the four swimmers swims one of them.",
        "Their times in seconds:" + table(draw, ["swimmer", *strokes], rows),
        "In which line-up is the team fastest, adding up the four times?",
    )
    return _problem(text, workers, strokes, costs)


def _gifts(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    workers = draw.some(PEOPLE, n)
    tasks = draw.some(["kite", "drum", "puzzle", "book", "ball", "train", "doll"], n)
    joys = [draw.wholes(n, 1, 10) for _ in workers]
    facts = [
        f"{w} would rate {listed([f'the {t} {c}' for t, c in zip(tasks, row, strict=True)])}"
        for w, row in zip(workers, joys, strict=True)
    ]
    text = compose(
        draw,
        f"{n} children, {n} presents, one present for every child.",
        told(draw, facts),
        "How do we hand the presents out so that the ratings add up to as much as possible?",
    )
    return _problem(text, workers, tasks, joys, "maximise")


def _forbidden(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    workers = [f"taxi {i}" for i in range(1, n + 1)]
    tasks = draw.some(TOWNS, n)
    costs: list[list[int | None]] = [[*draw.wholes(n, 2, 30)] for _ in workers]
    for row in range(1, n):
        if draw.chance(0.5):
            costs[row][draw.one([c for c in range(n) if c != row])] = None
    rows = [
        [w, *["-" if c is None else c for c in row]] for w, row in zip(workers, costs, strict=True)
    ]
    text = compose(
        draw,
        "Callers in different towns wait, and each gets a taxi of his own; every taxi drives to one caller.",
        "Kilometres to get there, with a dash where the taxi has no permit:"
        + table(draw, ["", *tasks], rows),
        "Which taxi drives where so that the fewest kilometres are driven in total?",
    )
    return _problem(text, workers, tasks, costs)


def _spelled(draw: Draw, size: int) -> Question:
    n = min(size, 4)
    workers = [f"machine {i}" for i in range(1, n + 1)]
    tasks = [f"order {x}" for x in LETTERS[:n]]
    costs = [draw.wholes(n, 1, 30) for _ in workers]
    lines = [
        f"Running {t} on {w} costs {c}."
        for w, row in zip(workers, costs, strict=True)
        for t, c in zip(tasks, row, strict=True)
    ]
    text = compose(
        draw,
        f"{n} orders are to be run on {n} machines, one order on each machine.",
        " ".join(lines),
        "What is the lowest total cost of running all orders?",
    )
    return _problem(text, workers, tasks, costs)


PHRASING = Phrasing((_prose, _tabled, _matrix, _relay, _gifts, _forbidden, _spelled))
