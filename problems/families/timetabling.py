"""Timetabling: a period and a room for every event, with no clash, as everyone likes best."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np

from problems.figure import BarFigure, GanttBar, GanttFigure
from problems.modelling.timetable_check import timetable_cost, timetable_violations
from problems.modelling.timetable_model import TimetableModel
from problems.modelling.timetable_rules import Event, Preference, Room, TimetableRules
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 1_000  # bars
_MOST_SPELLED = 30
_EVENTS_A_ROOM = 8  # of a random timetable


class TimetablingSolution(Solution):
    """The period and the room of each event; no room where none are given."""

    family: Literal["timetabling"] = "timetabling"
    slots: dict[str, tuple[str, str | None]]


class Timetabling(TimetableRules, Problem[TimetablingSolution]):
    """Events with those who attend them, periods, rooms, and what each place costs."""

    family: Literal["timetabling"] = "timetabling"

    summary: ClassVar[str] = (
        "give lessons, exams or meetings a time and a room, with no clash, at the least displeasure"
    )
    source: ClassVar[str] = (
        "Schaerf: A survey of automated timetabling, Artificial Intelligence Review 13 (1999)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Class 7a has maths and English, class 7b has maths and sport. Ms Roy teaches both "
            "maths lessons, Mr Lee English and sport. There are three periods. Mr Lee is away in "
            "period 1. Each lesson in period 3 costs a point, and 7b's sport in period 2 two points. "
            "Which timetable has the fewest points?",
            objective=1,
        ),
        Example(
            text="Schedule the exams algebra, biology, chemistry and drawing on Monday and Tuesday, in "
            "the hall (100 seats) or the lab (30 seats). Algebra has 80 students, biology 25, "
            "chemistry 20, drawing 60. Biology and chemistry need the lab. Algebra and biology share "
            "students, and so do chemistry and drawing. Monday costs 1 for algebra, 3 for biology, 2 "
            "for chemistry and 2 for drawing; Tuesday costs nothing.",
            objective=3,
        ),
        Example(
            text="Three meetings need a slot at 9, 10 or 11: sales (Ana, Ben), product (Ben, Cem) and "
            "hiring (Ana, Cem). Ana is not there at 9. Hiring at 11 is a nuisance of 4, sales at 10 of "
            "1, product at 9 of 2 and at 11 of 3. Find the least nuisance.",
            objective=2,
        ),
    )
    solution_type: ClassVar[type[Solution]] = TimetablingSolution

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.events)} events, {len(self.periods)} periods, {len(self.rooms)} rooms"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "event 0 period 1 room 2" for each place that an event can take."""
        return self._model.cqm()

    def structure(self) -> Program:
        return self._model.program()

    def decode(self, sample: Sample) -> TimetablingSolution:
        """An event that a broken sample gives none or several places has none."""
        taken: dict[int, list[tuple[int, int]]] = {}
        for (event, period, room), label in self._model.places.items():
            if round(sample[label]):
                taken.setdefault(event, []).append((period, room))
        return TimetablingSolution(
            slots={
                self.events[event].name: (
                    self.periods[places[0][0]],
                    self.rooms[places[0][1]].name if self.rooms else None,
                )
                for event, places in sorted(taken.items())
                if len(places) == 1
            }
        )

    def decode_structure(self, answer: Answer) -> TimetablingSolution:
        assert isinstance(answer, Values)
        labels = self._model.places.values()
        return self.decode(
            dict(zip(labels, answer.values.tolist(), strict=False))
        )  # none: one idle

    def check(self, solution: TimetablingSolution) -> Check:
        violations = timetable_violations(self, solution.slots)
        return Check(
            feasible=not violations,
            objective=timetable_cost(self, solution.slots),
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Lessons of teachers and classes around a hidden timetable, with costs for some periods.

        The dial fills the rooms from half to the last period, and gives each teacher and class more
        of the lessons. Source: Lewis, A survey of metaheuristic-based techniques for university
        timetabling problems, OR Spectrum 30 (2008), on instances made around a hidden timetable.
        """
        n_rooms = max(2, size // _EVENTS_A_ROOM)
        n_periods = max(2, math.ceil(size / (n_rooms * (1 + difficulty) / 2)))
        taken = rng.permutation(n_rooms * n_periods)[:size]
        periods, rooms = taken // n_rooms, taken % n_rooms
        seats = np.sort(rng.integers(15, 60, n_rooms))
        students = np.rint(seats[rooms] * rng.uniform(0.4, 1, size)).astype(int).tolist()
        n_people = n_rooms + round((1 - difficulty) * n_rooms)
        by_period = [np.flatnonzero(periods == period) for period in range(n_periods)]
        teachers, classes = np.zeros(size, dtype=int), np.zeros(size, dtype=int)
        for held in by_period:
            teachers[held] = rng.permutation(n_people)[: held.size]
            classes[held] = rng.permutation(n_people)[: held.size]
        names = [f"lesson {index}" for index in range(size)]
        costs = rng.integers(0, 10, (size, n_periods)).tolist()
        return cls(
            events=tuple(
                Event(
                    name=name,
                    teacher=f"teacher {teachers[at]}",
                    groups=(f"class {classes[at]}",),
                    students=students[at],
                )
                for at, name in enumerate(names)
            ),
            periods=tuple(f"period {index + 1}" for index in range(n_periods)),
            rooms=tuple(
                Room(name=f"room {index + 1}", capacity=capacity)
                for index, capacity in enumerate(seats.tolist())
            ),
            preferences=tuple(
                Preference(event=name, period=f"period {at + 1}", cost=cost)
                for name, row in zip(names, costs, strict=True)
                for at, cost in enumerate(row[:40])
                if cost > 0
            ),
        )

    def figure(self, solution: TimetablingSolution) -> GanttFigure | BarFigure:
        """A row for each room, the periods along it; of large timetables how full each period is."""
        period_at = {period: at for at, period in enumerate(self.periods)}
        placed = {n: slot for n, slot in solution.slots.items() if slot[0] in period_at}
        title = f"{len(placed)} of {len(self.events)} events placed"
        if len(placed) > _MOST_DRAWN or not placed:
            counts = dict.fromkeys(self.periods, 0)
            for period, _ in placed.values():
                counts[period] += 1
            return BarFigure(
                title=title,
                labels=self.periods,
                values=tuple(map(float, counts.values())),
                groups=("events",) * len(self.periods),
                value_label="events",
            )
        events = {event.name: event for event in self.events}
        bars = [
            GanttBar(
                row=room or name,
                start=period_at[period],
                duration=1,
                label=name,
                group=_group(events.get(name)),
            )
            for name, (period, room) in placed.items()
        ]
        return GanttFigure(
            title=title,
            bars=tuple(sorted(bars, key=lambda bar: (bar.row, bar.start))),
            time_label=f"periods from {self.periods[0]}",
        )

    def describe(self, solution: TimetablingSolution) -> str:
        period_at = {period: at for at, period in enumerate(self.periods)}
        ordered = sorted(
            solution.slots.items(), key=lambda each: (period_at.get(each[1][0], 0), each[0])
        )
        told = [
            f"{name} in {period}" + ("" if room is None else f" in {room}")
            for name, (period, room) in ordered[:_MOST_SPELLED]
        ]
        rest = "; and so on" if len(ordered) > _MOST_SPELLED else ""
        cost = timetable_cost(self, solution.slots)
        total = f"; the cost is {plain(cost)} {self.cost_unit}".rstrip() if self.preferences else ""
        return f"{'; '.join(told) or 'No event has a place'}{rest}{total}."

    @cached_property
    def _model(self) -> TimetableModel:
        return TimetableModel(self)


def _group(event: Event | None) -> str:
    """What colours an event: its teacher, or who attends it."""
    if event is None:
        return "unknown"
    return event.teacher or ", ".join(event.groups) or "events"


FAMILY = Timetabling
