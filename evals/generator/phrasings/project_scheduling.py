"""Project scheduling questions: precedence and a limited crew."""

from __future__ import annotations

from dataclasses import dataclass

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import JOBS, LETTERS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    days: int
    crew: int
    after: list[str]


def _steps(draw: Draw, names: list[str], crew: int) -> list[_Step]:
    steps: list[_Step] = []
    for i, name in enumerate(names):
        after = sorted(draw.some(names[:i], min(i, draw.whole(0, 2))), key=names.index)
        steps.append(_Step(name, draw.whole(1, 8), draw.whole(1, crew), after))
    return steps


def _problem(text: str, steps: list[_Step], crew: int | None) -> Question:
    activities = [
        {
            "name": s.name,
            "duration": s.days,
            "demands": {} if crew is None else {"crew": s.crew},
            "predecessors": [{"name": other} for other in s.after],
        }
        for s in steps
    ]
    resources = [] if crew is None else [{"name": "crew", "capacity": crew}]
    return asked(text, "project_scheduling", activities=activities, resources=resources)


def _house(draw: Draw, size: int) -> Question:
    crew = draw.whole(2, 4)
    steps = _steps(draw, draw.some(JOBS, size), crew)
    facts = [
        f"{s.name} takes {s.days} days and {s.crew} of the workers"
        + (f" and can only start after {listed(s.after)}" if s.after else "")
        for s in steps
    ]
    text = compose(
        draw,
        f"We renovate a house with {crew} workers, who can do anything but are in one place at a time.",
        told(draw, facts),
        "After how many days can the whole renovation be finished at the earliest?",
    )
    return _problem(text, steps, crew)


def _tabled(draw: Draw, size: int) -> Question:
    crew = draw.whole(3, 6)
    steps = _steps(draw, list(LETTERS[:size]), crew)
    rows = [[s.name, s.days, s.crew, " ".join(s.after) or "-"] for s in steps]
    text = compose(
        draw,
        f"Resource-constrained project scheduling with one renewable resource of {crew} units.",
        table(draw, ["activity", "duration", "units", "predecessors"], rows),
        "Find the minimum makespan.",
    )
    return _problem(text, steps, crew)


def _critical_path(draw: Draw, size: int) -> Question:
    steps = _steps(draw, [f"task {x}" for x in LETTERS[:size]], 1)
    facts = [
        f"{s.name} lasts {s.days} weeks"
        + (f" and follows {listed(s.after)}" if s.after else " and can begin at once")
        for s in steps
    ]
    text = compose(
        draw,
        "There are enough people to work on any number of tasks side by side.",
        told(draw, facts),
        "What is the shortest possible length of the project in weeks?",
    )
    return _problem(text, steps, None)


def _kitchen(draw: Draw, size: int) -> Question:
    names = draw.some(
        [
            "the dough",
            "the filling",
            "the glaze",
            "the salad",
            "the soup",
            "the cream",
            "the garnish",
        ],
        size,
    )
    steps = [_Step(s.name, 5 * s.days, 1, s.after[:1]) for s in _steps(draw, names, 1)]
    facts = [
        f"{s.name} keeps one cook busy for {s.days} minutes"
        + (f", once {s.after[0]} is done" if s.after else "")
        for s in steps
    ]
    text = compose(
        draw,
        "Two cooks share the work in a kitchen, and neither does two things at once.",
        told(draw, facts),
        "How soon can everything be ready?",
    )
    return _problem(text, steps, 2)


PHRASING = Phrasing((_house, _tabled, _critical_path, _kitchen))
