"""Parallel machine questions: jobs shared out over machines, all done soonest."""

from __future__ import annotations

from evals.generator.grammar.amounts import count, in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _names(kind: str, n: int) -> list[str]:
    return [f"{kind} {i}" for i in range(1, n + 1)]


def _washing(draw: Draw, size: int) -> Question:
    k = draw.whole(2, 3)
    minutes = [5 * d for d in draw.wholes(size + 1, 3, 14)]
    text = compose(
        draw,
        f"There are {in_words(k)} identical washing machines.",
        f"{count(draw, len(minutes)).capitalize()} loads take {listed([*map(str, minutes)])} minutes.",
        "How do we share the loads out over the machines so that everything is washed as early as possible?",
    )
    return asked(
        text,
        "parallel_machines",
        jobs=_names("load", len(minutes)),
        machines=_names("machine", k),
        durations=minutes,
    )


def _abstract(draw: Draw, size: int) -> Question:
    k, times = draw.whole(2, 4), draw.wholes(size + 2, 2, 30)
    text = draw.one(
        [
            f"P||Cmax: processing times {times} on {k} identical machines. What is the minimum makespan?",
            f"Schedule jobs with processing times {', '.join(map(str, times))} on {k} identical parallel machines to minimise the makespan.",
        ]
    )
    return asked(
        text,
        "parallel_machines",
        jobs=_names("job", len(times)),
        machines=_names("machine", k),
        durations=times,
    )


def _cooks(draw: Draw, size: int) -> Question:
    machines = draw.some(PEOPLE, 2)
    jobs = draw.some(["soup", "salad", "roast", "sauce", "dessert", "bread", "fish"], min(size, 6))
    times = [draw.wholes(2, 5, 40) for _ in jobs]
    facts = [
        f"the {j} takes {machines[0]} {a} minutes and {machines[1]} {b} minutes"
        for j, (a, b) in zip(jobs, times, strict=True)
    ]
    text = compose(
        draw,
        f"{listed(machines)} cook dinner; each dish is made by one of them from start to end, and each makes one dish at a time.",
        told(draw, facts),
        "Who makes what so that dinner is ready as soon as possible?",
    )
    return asked(text, "parallel_machines", jobs=jobs, machines=machines, times=times)


def _printers(draw: Draw, size: int) -> Question:
    speeds = [10 * s for s in draw.different(2, 1, 4)]
    jobs = [f"document {x}" for x in LETTERS[:size]]
    pages = [20 * p for p in draw.wholes(size, 1, 15)]
    rows = list(zip(jobs, pages, strict=True))
    text = compose(
        draw,
        f"One printer does {speeds[0]} pages a minute, the other {speeds[1]}. A document is printed on one of them.",
        "Waiting are" + table(draw, ["document", "pages"], rows),
        "How many minutes does it take until everything is printed, if the documents are divided as well as possible?",
    )
    return asked(
        text,
        "parallel_machines",
        jobs=jobs,
        machines=["printer 1", "printer 2"],
        durations=pages,
        speeds=speeds,
    )


def _checkouts(draw: Draw, size: int) -> Question:
    k = draw.whole(2, 3)
    names = draw.some(PEOPLE, size)
    minutes = draw.wholes(size, 3, 20)
    facts = [f"{n} has {m} minutes' worth of forms" for n, m in zip(names, minutes, strict=True)]
    text = compose(
        draw,
        f"At an office {in_words(k)} equally fast clerks deal with visitors, each visitor with one clerk.",
        told(draw, facts),
        "What is the earliest time, in minutes from opening, at which the last visitor can leave?",
    )
    return asked(
        text, "parallel_machines", jobs=names, machines=_names("clerk", k), durations=minutes
    )


PHRASING = Phrasing((_washing, _abstract, _cooks, _printers, _checkouts))
