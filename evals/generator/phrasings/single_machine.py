"""Single machine questions: the order of jobs by due dates, weights, waits and set-ups."""

from __future__ import annotations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _due(draw: Draw, n: int) -> tuple[list[int], list[int]]:
    times = draw.wholes(n, 1, 9)
    return times, [max(t, draw.whole(2, sum(times))) for t in times]


def _delays(draw: Draw, size: int) -> Question:
    names = draw.some(
        ["posters", "flyers", "cards", "labels", "menus", "booklets", "calendars"], size
    )
    times, due = _due(draw, size)
    facts = [
        f"the {n} take {t} hours and are due at hour {d}"
        for n, t, d in zip(names, times, due, strict=True)
    ]
    text = compose(
        draw,
        "A print shop has a single press, and the clock starts at hour 0.",
        told(draw, facts),
        "In which order is the total delay smallest, where work that is on time or early counts as no delay?",
    )
    jobs = [{"name": n, "duration": t, "due": d} for n, t, d in zip(names, times, due, strict=True)]
    return asked(text, "single_machine", jobs=jobs, goal="tardiness")


def _weighted(draw: Draw, size: int) -> Question:
    names = [f"job {i}" for i in range(1, size + 1)]
    times, due = _due(draw, size)
    weights = draw.wholes(size, 1, 5)
    rows = list(zip(names, times, due, weights, strict=True))
    text = compose(
        draw,
        "Single machine total weighted tardiness problem; all jobs are available at time 0.",
        table(draw, ["job", "processing time", "due date", "weight"], rows),
        "What is the minimum total weighted tardiness?",
    )
    jobs = [{"name": n, "duration": t, "due": d, "weight": w} for n, t, d, w in rows]
    return asked(text, "single_machine", jobs=jobs, goal="tardiness")


def _waits(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, size)
    times = [5 * t for t in draw.wholes(size, 1, 12)]
    spelled = [f"{n} {t} minutes" for n, t in zip(names, times, strict=True)]
    text = compose(
        draw,
        "A hairdresser works alone, and all of her customers are there when she opens.",
        f"She needs these times: {listed(spelled)}.",
        "If the time from opening until a customer is done is added up over all customers, how small can the sum be?",
    )
    jobs = [{"name": n, "duration": t} for n, t in zip(names, times, strict=True)]
    return asked(text, "single_machine", jobs=jobs, goal="completion")


def _cleaning(draw: Draw, size: int) -> Question:
    names = ["white", "red", "black", "blue"][: 3 + size % 2]
    times = draw.wholes(len(names), 2, 8)
    setups = [
        [0 if i == j else draw.whole(1, 6) for j in range(len(names))] for i in range(len(names))
    ]
    rows = [[n, *row] for n, row in zip(names, setups, strict=True)]
    spelled = [f"{n} {t} hours" for n, t in zip(names, times, strict=True)]
    text = compose(
        draw,
        f"One paint line must make {listed(spelled)}, each colour in one go, and nothing has to be cleaned before the first.",
        "Hours of cleaning when changing from the colour of the row to the colour of the column:"
        + table(draw, ["", *names], rows),
        "How soon can all colours be done?",
    )
    jobs = [{"name": n, "duration": t} for n, t in zip(names, times, strict=True)]
    return asked(text, "single_machine", jobs=jobs, goal="makespan", setups=setups)


def _latest(draw: Draw, size: int) -> Question:
    names = [f"essay {x}" for x in LETTERS[:size]]
    times, due = _due(draw, size)
    facts = [
        f"{n} needs {t} days and must be handed in on day {d}"
        for n, t, d in zip(names, times, due, strict=True)
    ]
    text = compose(
        draw,
        "A student writes essays one after the other, beginning at the start of day 1; an essay of t days begun first is finished at the end of day t.",
        told(draw, facts),
        "How many days late is the latest essay if the order is chosen to make exactly that number as small as possible (a negative number if all are early)?",
    )
    jobs = [{"name": n, "duration": t, "due": d} for n, t, d in zip(names, times, due, strict=True)]
    return asked(text, "single_machine", jobs=jobs, goal="lateness")


PHRASING = Phrasing((_delays, _weighted, _waits, _cleaning, _latest))
