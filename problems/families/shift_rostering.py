"""Shift rostering: who works when, with enough people on each shift, rest, and wishes met."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np

from problems.figure import BarFigure, GanttBar, GanttFigure
from problems.modelling.roster_check import roster_cost, roster_violations, unmet_wishes
from problems.modelling.roster_model import RosterModel
from problems.modelling.roster_rules import Cover, Person, RosterRules, Shift, Wish
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Answer, Ints, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 2_000  # bars
_MOST_SPELLED = 20
_LONGEST = 28  # days of a random roster


class ShiftRosteringSolution(Solution):
    """Who works which shift on which day: (person, day, shift)."""

    family: Literal["shift_rostering"] = "shift_rostering"
    duties: tuple[tuple[str, str, str], ...]


class ShiftRostering(RosterRules, Problem[ShiftRosteringSolution]):
    """People, days and shifts, how many each shift needs, and what people can do and would like."""

    family: Literal["shift_rostering"] = "shift_rostering"

    summary: ClassVar[str] = (
        "plan who works which shift, with enough people, rest and skills, and as many wishes met as "
        "can be"
    )
    source: ClassVar[str] = (
        "Ernst, Jiang, Krishnamoorthy, Sier: Staff scheduling and rostering: a review of applications, "
        "methods and models, European Journal of Operational Research 153 (2004)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Plan the nurses Ana, Ben and Cem for Monday to Wednesday, with an early and a late "
            "shift each day and one nurse on each. Nobody works an early shift the day after a late "
            "one, and nobody works more than two days in a row. Ana would like Monday off, Ben would "
            "like Tuesday off, Cem would like to work the early shift on Wednesday. Leave as few wishes "
            "unmet as you can.",
            objective=1,
        ),
        Example(
            text="My café opens Friday, Saturday and Sunday and needs 2 people each day. Lea earns 90 "
            "a day, Max 80, Noa 100, Ole 70. Ole cannot come on Sunday, Max works two days at most, "
            "and Noa at least one. What is the cheapest roster?",
            objective=490,
        ),
        Example(
            text="Two guards on the night shift of each of 3 nights, one of them at least a first aider. "
            "Uma and Vic are first aiders, Wim and Xia are not. Everyone works at most two nights. Uma "
            "wants nights 1 and 2 off (5 points each), Wim wants night 3 off (3 points), Vic wants "
            "night 1 off (2 points). What is the least loss of points?",
            objective=2,
        ),
    )
    solution_type: ClassVar[type[Solution]] = ShiftRosteringSolution

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.people)} people, {len(self.days)} days, {len(self.shifts)} shifts"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "person 0 day 1 shift 2" for each duty that is possible."""
        return self._model.cqm()

    def structure(self) -> Program:
        return self._model.program()

    def decode(self, sample: Sample) -> ShiftRosteringSolution:
        return ShiftRosteringSolution(
            duties=tuple(
                (self.people[person].name, self.days[day], self.shifts[shift].name)
                for (person, day, shift), label in sorted(self._model.duties.items())
                if round(sample[label])
            )
        )

    def decode_structure(self, answer: Answer) -> ShiftRosteringSolution:
        assert isinstance(answer, Values)
        labels = self._model.duties.values()
        return self.decode(
            dict(zip(labels, answer.values.tolist(), strict=False))
        )  # none: one idle

    def check(self, solution: ShiftRosteringSolution) -> Check:
        """The objective is what the shifts cost and what the wishes that are not met weigh."""
        violations = roster_violations(self, solution.duties)
        return Check(
            feasible=not violations,
            objective=roster_cost(self, solution.duties),
            violations=tuple(violations),
        )

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A week or more of early, late and night shifts for `size` people, around a hidden roster.

        The dial brings the cover up to what the hidden roster just gives, and adds wishes, up to one
        for every person and day: tight cover is what makes rosters hard. Source: Vanhoucke, Maenhout,
        On the characterization and generation of nurse scheduling problem instances, European Journal
        of Operational Research 196 (2009).
        """
        days = tuple(f"day {day + 1}" for day in range(min(max(3, size), _LONGEST)))
        names = ("early", "late") if size < 4 else ("early", "late", "night")
        hidden = _hidden_roster(rng, size, len(days), len(names))
        n_working = np.stack([(hidden == shift).sum(axis=0) for shift in range(len(names))])
        spare = np.rint((1 - difficulty) * n_working / 2).astype(int)
        worked = (hidden >= 0).sum(axis=1).tolist()
        people = tuple(
            Person(name=f"person {at}", max_shifts=most + round(2 * (1 - difficulty)))
            for at, most in enumerate(worked)
        )
        wished = np.argwhere(rng.random(hidden.shape) < 0.2 + 0.8 * difficulty).tolist()
        weights = rng.integers(1, 10, len(wished)).tolist()
        return cls(
            people=people,
            days=days,
            shifts=tuple(Shift(name=name) for name in names),
            cover=tuple(
                Cover(shift=name, day=day, minimum=int(n_working[at, on] - spare[at, on]))
                for at, name in enumerate(names)
                for on, day in enumerate(days)
            ),
            wishes=tuple(
                Wish(person=people[person].name, day=days[day], weight=weight)
                for (person, day), weight in zip(wished, weights, strict=True)
            ),
            forbidden_successions=tuple(
                (late, early) for at, late in enumerate(names) for early in names[:at]
            ),
            max_consecutive_days=5,
        )

    def figure(self, solution: ShiftRosteringSolution) -> GanttFigure | BarFigure:
        """A row for each person, the days along it; of large rosters the shifts of each person."""
        day_at = {day: at for at, day in enumerate(self.days)}
        known = {person.name for person in self.people}
        duties = [d for d in solution.duties if d[0] in known and d[1] in day_at]
        title = f"{len(duties)} duties on {len(self.days)} days"
        if len(duties) > _MOST_DRAWN:
            names = tuple(person.name for person in self.people)
            worked = dict.fromkeys(names, 0)
            for person, _, _ in duties:
                worked[person] += 1
            return BarFigure(
                title=title,
                labels=names,
                values=tuple(map(float, worked.values())),
                groups=("shifts",) * len(names),
                value_label="shifts worked",
            )
        return GanttFigure(
            title=title,
            bars=tuple(
                GanttBar(row=person, start=day_at[day], duration=1, label=shift, group=shift)
                for person, day, shift in duties
            ),
            time_label=f"days from {self.days[0]}",
        )

    def describe(self, solution: ShiftRosteringSolution) -> str:
        if not solution.duties:
            return "Nobody works."
        told: dict[tuple[str, str], list[str]] = {}
        for person, day, shift in solution.duties:
            told.setdefault((day, shift), []).append(person)
        order = [(day, shift.name) for day in self.days for shift in self.shifts]
        ordered = [(each, told[each]) for each in order if each in told]
        parts = [f"{day} {shift}: {', '.join(people)}" for (day, shift), people in ordered]
        rest = "; and so on" if len(parts) > _MOST_SPELLED else ""
        unmet = [words for _, words in unmet_wishes(self, solution.duties)]
        wishes = f" Not met: {'; '.join(unmet[:_MOST_SPELLED])}." if unmet else ""
        cost = roster_cost(self, solution.duties)
        total = f" Cost: {plain(cost)} {self.cost_unit}".rstrip() + "." if cost else ""
        return f"{'; '.join(parts[:_MOST_SPELLED])}{rest}.{total}{wishes}"

    @cached_property
    def _model(self) -> RosterModel:
        return RosterModel(self)


def _hidden_roster(rng: np.random.Generator, n_people: int, n_days: int, n_shifts: int) -> Ints:
    """The shift of each person and day, −1 where off, of a roster that keeps to the rest.

    Shifts of a stretch of work never get earlier, and a stretch lasts five days at most.
    """
    starts = rng.integers(0, 7, n_people)
    lengths = rng.integers(3, 6, n_people)
    day = (np.arange(n_days)[None, :] + starts[:, None]) % 7
    works = day < lengths[:, None]
    shift = np.minimum(rng.integers(0, n_shifts, n_people)[:, None] + day // 3, n_shifts - 1)
    return np.where(works, shift, -1)


FAMILY = ShiftRostering
