"""The binary model of a roster: who works which shift on which day.

Source: Ernst, Jiang, Krishnamoorthy, Sier, Staff scheduling and rostering: a review of applications,
methods and models, European Journal of Operational Research 153 (2004).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from problems.errors import LimitExceeded
from problems.modelling.binary_rows import BinaryModel, Row, rows_cqm, rows_program
from problems.modelling.roster_rules import RosterRules, Wish
from problems.structures import Program

if TYPE_CHECKING:
    import dimod

_MOST_BINARIES = 200_000

Duty = tuple[int, int, int]


def duty_label(duty: Duty) -> str:
    """The binary that is 1 where a person works a shift on a day, all by their index."""
    return "person {} day {} shift {}".format(*duty)


class RosterModel:
    """The rows of one roster; a duty that an absence or a missing skill rules out has no binary."""

    def __init__(self, rules: RosterRules) -> None:
        self._rules = rules
        self._person_at = {each.name: at for at, each in enumerate(rules.people)}
        self._day_at = {day: at for at, day in enumerate(rules.days)}
        self._shift_at = {each.name: at for at, each in enumerate(rules.shifts)}
        self._n_days, self._n_shifts = len(rules.days), len(rules.shifts)

    @cached_property
    def duties(self) -> dict[Duty, str]:
        """The label of each duty that is possible."""
        rules = self._rules
        ruled_out = {
            (self._person_at[absence.person], self._day_at[day], shift)
            for absence in rules.absences
            for day in rules.days_of(absence.day)
            for shift in self._shifts_of(absence.shift)
        }
        return {
            duty: duty_label(duty)
            for person, each in enumerate(rules.people)
            for shift, kind in enumerate(rules.shifts)
            if kind.skill is None or kind.skill in each.skills
            for day in range(self._n_days)
            if (duty := (person, day, shift)) not in ruled_out
        }

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Returns the model whose energy is the cost of the shifts and of the wishes not met.

        Raises:
            LimitExceeded: more than 200,000 binaries.
        """
        if len(self.duties) > _MOST_BINARIES:
            raise LimitExceeded(
                f"the roster needs {len(self.duties):,} binaries, one for each person, day and shift; "
                f"the limit is {_MOST_BINARIES:,}; plan fewer days at once, or each team by itself"
            )
        return rows_cqm(self._binary_model())

    def program(self) -> Program:
        """Returns the same as a program.

        Of 10 people on 10 days, cover tight, HiGHS proves in 0.1 s what CP-SAT does not in 20.
        """
        return rows_program(self._binary_model())

    def _binary_model(self) -> BinaryModel:
        costs = {
            label: float(self._rules.people[duty[0]].shift_cost)
            for duty, label in self.duties.items()
        }
        constant = 0.0
        for wish in self._rules.wishes:
            person = self._person_at[wish.person]
            for day in self._rules.days_of(wish.day):
                constant += self._add_wish(costs, wish, person, self._day_at[day])
        rows = (*self._rest_rows(), *self._cover_rows(), *self._load_rows())
        return BinaryModel(tuple(self.duties.values()), rows, costs, constant)

    def _add_wish(self, costs: dict[str, float], wish: Wish, person: int, day: int) -> float:
        """Adds what the wish costs where it is not met; the part that is certain is returned."""
        sign = 1 if wish.kind == "off" else -1
        for shift in self._shifts_of(wish.shift):
            if label := self.duties.get((person, day, shift)):
                costs[label] += sign * wish.weight
        return wish.weight if wish.kind == "work" else 0.0

    def _shifts_of(self, shift: str | None) -> range:
        if shift is None:
            return range(self._n_shifts)
        return range(self._shift_at[shift], self._shift_at[shift] + 1)

    def _worked(self, person: int, days: range, shifts: range | list[int]) -> list[str]:
        found = (self.duties.get((person, day, shift)) for day in days for shift in shifts)
        return [label for label in found if label]

    def _rest_rows(self) -> Iterator[Row]:
        """One shift a day, no shift after one it must not follow, days off after days of work."""
        every = range(self._n_shifts)
        followers: dict[int, list[int]] = {}
        for pair in dict.fromkeys(self._rules.forbidden_successions):
            before, after = (self._shift_at[name] for name in pair)
            followers.setdefault(before, []).append(after)
        most = self._rules.max_consecutive_days
        for person in range(len(self._rules.people)):
            for day in range(self._n_days):
                where = f"person {person} day {day}"
                today = self._worked(person, range(day, day + 1), every)
                yield Row(f"{where}: one shift", today, "<=", 1)
                for first, seconds in followers.items():
                    label = self.duties.get((person, day, first))
                    next_day = range(day + 1, min(day + 2, self._n_days))
                    then = self._worked(person, next_day, seconds)
                    if label and then:
                        yield Row(f"{where}: after shift {first}", [label, *then], "<=", 1)
                if most is not None and day + most < self._n_days:
                    span = self._worked(person, range(day, day + most + 1), every)
                    yield Row(f"{where}: a day off in {most + 1}", span, "<=", most)

    def _cover_rows(self) -> Iterator[Row]:
        for number, cover in enumerate(self._rules.cover):
            shift = self._shift_at[cover.shift]
            counted = [
                person
                for person, each in enumerate(self._rules.people)
                if cover.skill is None or cover.skill in each.skills
            ]
            for day in self._rules.days_of(cover.day):
                at = self._day_at[day]
                present = [self.duties.get((person, at, shift)) for person in counted]
                held = [label for label in present if label]
                yield Row(f"cover {number} day {at}: least", held, ">=", cover.minimum)
                if cover.maximum is not None:
                    yield Row(f"cover {number} day {at}: most", held, "<=", cover.maximum)

    def _load_rows(self) -> Iterator[Row]:
        """How many shifts a person works over all days."""
        for person, each in enumerate(self._rules.people):
            held = self._worked(person, range(self._n_days), range(self._n_shifts))
            yield Row(f"person {person}: least", held, ">=", each.min_shifts)
            if each.max_shifts is not None:
                yield Row(f"person {person}: most", held, "<=", each.max_shifts)
