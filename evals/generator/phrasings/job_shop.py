"""Job shop questions: orders through machines, dishes, patients and cars."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import count
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, MACHINES, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked

Steps = list[tuple[str, int]]


def _routes(draw: Draw, machines: Sequence[str], n_jobs: int, high: int = 9) -> list[Steps]:
    return [
        [(m, draw.whole(1, high)) for m in draw.some(machines, draw.whole(2, len(machines)))]
        for _ in range(n_jobs)
    ]


def _problem(text: str, names: Sequence[str], routes: Sequence[Steps]) -> Question:
    jobs = [
        {"name": n, "operations": [{"machine": m, "duration": d} for m, d in steps]}
        for n, steps in zip(names, routes, strict=True)
    ]
    return asked(text, "job_shop", jobs=jobs)


def _workshop(draw: Draw, size: int) -> Question:
    n = max(2, size - 3)
    machines = draw.some(MACHINES, 3)
    names = [f"order {x}" for x in LETTERS[:n]]
    routes = _routes(draw, machines, n)
    facts = [
        f"{name} needs " + ", then ".join(f"the {m} for {d} hours" for m, d in steps)
        for name, steps in zip(names, routes, strict=True)
    ]
    text = compose(
        draw,
        f"Our workshop has {listed([f'one {m}' for m in machines])}, and each handles one order at a time.",
        told(draw, facts),
        "How soon can all orders be finished?",
    )
    return _problem(text, names, routes)


def _classic(draw: Draw, size: int) -> Question:
    n = max(2, size - 3)
    machines = [f"machine {i}" for i in range(3)]
    names = [f"job {i}" for i in range(1, n + 1)]
    routes = _routes(draw, machines, n, 12)
    lines = [
        f"Job {i}: " + ", ".join(f"(M{m[-1]}, {d})" for m, d in steps)
        for i, steps in enumerate(routes, 1)
    ]
    text = compose(
        draw,
        "Job shop scheduling: each job is a sequence of operations (machine, processing time) to be done in the given order; "
        "a machine does one operation at a time, without interruption.",
        "\n" + "\n".join(lines) + "\n",
        "Find the minimum makespan.",
    )
    return _problem(text, names, routes)


def _kitchen(draw: Draw, size: int) -> Question:
    stations = ["mixer", "oven", "fridge"]
    names = draw.some(["tart", "sponge", "pie", "quiche", "soufflé"], max(2, min(4, size - 3)))
    routes = [[(m, 5 * d) for m, d in steps] for steps in _routes(draw, stations, len(names))]
    facts = [
        f"the {n} goes "
        + " and after that ".join(f"into the {m} for {d} minutes" for m, d in steps)
        for n, steps in zip(names, routes, strict=True)
    ]
    text = compose(
        draw,
        "In a tiny kitchen the mixer, the oven and the fridge each have room for one thing at a time.",
        told(draw, facts),
        "After how many minutes can everything be done at the earliest?",
    )
    return _problem(text, names, routes)


def _patients(draw: Draw, size: int) -> Question:
    rooms = ["blood test", "X-ray", "ultrasound"]
    names = draw.some(PEOPLE, max(2, size - 3))
    routes = [[(m, 5 * d) for m, d in steps] for steps in _routes(draw, rooms, len(names), 6)]
    rows = [
        [n, " > ".join(f"{m} {d}" for m, d in steps)]
        for n, steps in zip(names, routes, strict=True)
    ]
    text = compose(
        draw,
        f"{count(draw, len(names)).capitalize()} patients wait at a clinic. There is one room for each kind of examination and one patient fits in it; "
        "everybody must be examined in the order given.",
        "The table shows examinations in their order with their minutes:"
        + table(draw, ["patient", "examinations"], rows),
        "What is the shortest time in which all patients are through?",
    )
    return _problem(text, names, routes)


def _benchmark(draw: Draw, size: int) -> Question:
    n, machines = max(2, size - 3), ["0", "1", "2"]
    routes = [[(m, draw.whole(1, 15)) for m in draw.shuffled(machines)] for _ in range(n)]
    lines = [" ".join(f"{m} {d}" for m, d in steps) for steps in routes]
    text = (
        f"Job shop with {n} jobs and 3 machines. Each line is a job and lists its operations in order as pairs of "
        "machine (numbered from 0) and duration:\n" + "\n".join(lines) + "\nMinimise the makespan."
    )
    return _problem(text, [f"job {i}" for i in range(1, n + 1)], routes)


def _costumes(draw: Draw, size: int) -> Question:
    people = draw.some(PEOPLE, 3)
    names = draw.some(["cloak", "mask", "crown", "gown"], max(2, min(4, size - 3)))
    routes = _routes(draw, people, len(names), 6)
    facts = [
        f"the {n} is worked on by " + ", then by ".join(f"{m} for {d} days" for m, d in steps)
        for n, steps in zip(names, routes, strict=True)
    ]
    text = compose(
        draw,
        f"{listed(people)} sew costumes for a play, and each of them works on one costume at a time.",
        told(draw, facts),
        "After how many days can the play open at the earliest, with all costumes done?",
    )
    return _problem(text, names, routes)


PHRASING = Phrasing((_workshop, _classic, _kitchen, _patients, _benchmark, _costumes))
