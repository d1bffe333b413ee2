"""What a roster has to keep to: people, days, shifts, cover, rest and wishes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, Self

from pydantic import Field, model_validator

from problems.modelling.network import check_names
from problems.problem import Frozen

MOST_DUTIES = 1_000_000  # people × days × shifts


class Person(Frozen):
    """Someone who works at most one shift a day."""

    name: str = Field(min_length=1)
    skills: tuple[str, ...] = Field(default=(), max_length=100)
    min_shifts: int = Field(default=0, ge=0, description="over all days")
    max_shifts: int | None = Field(default=None, ge=0, description="over all days; null for any")
    shift_cost: float = Field(default=0, description="of each shift worked, in cost_unit")


class Shift(Frozen):
    """A shift that is worked each day, or some days, by those who have the skill it needs."""

    name: str = Field(min_length=1)
    skill: str | None = Field(default=None, description="what all who work it need; null for none")


class Cover(Frozen):
    """How many people a shift needs."""

    shift: str
    day: str | None = Field(default=None, description="null for every day")
    minimum: int = Field(default=0, ge=0)
    maximum: int | None = Field(default=None, ge=0, description="null for any number")
    skill: str | None = Field(default=None, description="counts those with it only; null for all")


class Absence(Frozen):
    """When someone cannot work."""

    person: str
    day: str | None = Field(default=None, description="null for every day")
    shift: str | None = Field(default=None, description="null for every shift")


class Wish(Frozen):
    """What someone would like; `weight` counts against the roster where it is not met."""

    person: str
    day: str | None = Field(default=None, description="null for every day, each counted by itself")
    shift: str | None = Field(default=None, description="null for the whole day")
    kind: Literal["work", "off"] = Field(default="off", description="off of a shift: not that one")
    weight: float = Field(default=1, gt=0, description="in cost_unit")


class RosterRules(Frozen):
    """The fields of a roster; days are in their order."""

    people: tuple[Person, ...] = Field(min_length=1, max_length=5_000)
    days: tuple[str, ...] = Field(min_length=1, max_length=400)
    shifts: tuple[Shift, ...] = Field(min_length=1, max_length=50)
    cover: tuple[Cover, ...] = Field(default=(), max_length=20_000)
    absences: tuple[Absence, ...] = Field(default=(), max_length=100_000)
    wishes: tuple[Wish, ...] = Field(default=(), max_length=100_000)
    forbidden_successions: tuple[tuple[str, str], ...] = Field(
        default=(),
        max_length=2_500,
        description="a shift, and one that must not follow it the next day",
    )
    max_consecutive_days: int | None = Field(
        default=None, ge=1, description="of work in a row, for everyone; null for any number"
    )
    cost_unit: str = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        people = [person.name for person in self.people]
        shifts = [shift.name for shift in self.shifts]
        check_names("people", people)
        check_names("days", self.days)
        check_names("shifts", shifts)
        n_duties = len(people) * len(shifts) * len(self.days)
        if n_duties > MOST_DUTIES:
            raise ValueError(
                f"{len(people)} people on {len(self.days)} days of {len(shifts)} shifts are "
                f"{n_duties:,} duties; the limit is {MOST_DUTIES:,}; plan fewer days at once"
            )
        self._refuse_limits()
        known_days, known_shifts = {*self.days, None}, {*shifts, None}
        rules: list[Cover | Absence | Wish] = [*self.cover, *self.absences, *self.wishes]
        for rule in rules:
            what = f"a {type(rule).__name__.lower()}"
            if not isinstance(rule, Cover):
                _refuse_stranger(what, "people", rule.person, set(people))
            _refuse_stranger(what, "days", rule.day, known_days)
            _refuse_stranger(what, "shifts", rule.shift, known_shifts)
        for pair in self.forbidden_successions:
            for name in pair:
                _refuse_stranger("a forbidden succession", "shifts", name, known_shifts)
        return self

    def _refuse_limits(self) -> None:
        for person in self.people:
            if person.max_shifts is not None and person.max_shifts < person.min_shifts:
                raise ValueError(
                    f"{person.name!r} works at least {person.min_shifts} and at most "
                    f"{person.max_shifts} shifts; raise the second"
                )
        for cover in self.cover:
            if cover.maximum is not None and cover.maximum < cover.minimum:
                raise ValueError(
                    f"{cover.shift!r} takes at least {cover.minimum} and at most {cover.maximum} "
                    "people; raise the second"
                )

    def days_of(self, day: str | None) -> tuple[str, ...]:
        """The day itself, or every day where it is None."""
        return self.days if day is None else (day,)


def _refuse_stranger(what: str, kind: str, name: str | None, known: Collection[str | None]) -> None:
    if name not in known:
        raise ValueError(f"{what} names {name!r}, which is not one of the {kind}")
