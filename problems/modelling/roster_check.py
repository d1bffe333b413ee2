"""A roster held against its rules, one duty after another, without any model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from problems.modelling.roster_rules import RosterRules
from problems.problem import Violation

Named = tuple[str, str, str]  # person, day, shift


def roster_violations(rules: RosterRules, duties: Sequence[Named]) -> list[Violation]:
    """Returns every rule that the duties break."""
    known = _known(rules, duties)
    return [
        *_strangers(rules, duties),
        *_forbidden(rules, known),
        *_rest(rules, known),
        *_cover(rules, known),
        *_load(rules, known),
    ]


def roster_cost(rules: RosterRules, duties: Sequence[Named]) -> float:
    """Returns what the shifts cost and what the wishes that are not met weigh."""
    known = set(_known(rules, duties))
    cost = {person.name: person.shift_cost for person in rules.people}
    return sum(cost[person] for person, _, _ in known) + sum(
        weight for weight, _ in unmet_wishes(rules, duties)
    )


def unmet_wishes(rules: RosterRules, duties: Sequence[Named]) -> Iterator[tuple[float, str]]:
    """Yields the weight of each wish that is not met, and the wish in words."""
    worked = set(duties) | {(person, day, "") for person, day, _ in duties}
    for wish in rules.wishes:
        for day in rules.days_of(wish.day):
            does = (wish.person, day, wish.shift or "") in worked
            if does != (wish.kind == "work"):
                verb = "to work" if wish.kind == "work" else "not to work"
                shift = "" if wish.shift is None else f" {wish.shift}"
                yield wish.weight, f"{wish.person} asked {verb}{shift} on {day}"


def _known(rules: RosterRules, duties: Sequence[Named]) -> list[Named]:
    people, shifts = {p.name for p in rules.people}, {s.name for s in rules.shifts}
    days = set(rules.days)
    return [d for d in dict.fromkeys(duties) if d[0] in people and d[1] in days and d[2] in shifts]


def _strangers(rules: RosterRules, duties: Sequence[Named]) -> Iterator[Violation]:
    known = set(_known(rules, duties))
    for duty in dict.fromkeys(duties):
        if duty not in known:
            words = "{!r} on {!r} in {!r} names a person, day or shift that is not there".format(
                *duty
            )
            yield Violation(constraint="duties", message=words, amount=1)


def _forbidden(rules: RosterRules, duties: list[Named]) -> Iterator[Violation]:
    skills = {person.name: person.skills for person in rules.people}
    needed = {shift.name: shift.skill for shift in rules.shifts}
    away = {
        (absence.person, day, shift)
        for absence in rules.absences
        for day in rules.days_of(absence.day)
        for shift in ([s.name for s in rules.shifts] if absence.shift is None else [absence.shift])
    }
    for person, day, shift in duties:
        skill = needed[shift]
        if skill is not None and skill not in skills[person]:
            words = f"{person!r} works {shift!r} on {day!r} without the skill {skill!r}"
            yield Violation(constraint=f"skill of {person}", message=words, amount=1)
        if (person, day, shift) in away:
            words = f"{person!r} works {shift!r} on {day!r} and cannot"
            yield Violation(constraint=f"absence of {person}", message=words, amount=1)


def _rest(rules: RosterRules, duties: list[Named]) -> Iterator[Violation]:
    held: dict[tuple[str, str], list[str]] = {}
    for person, day, shift in duties:
        held.setdefault((person, day), []).append(shift)
    for (person, day), shifts in held.items():
        if len(shifts) > 1:
            words = (
                f"{person!r} works {' and '.join(shifts)} on {day!r}; one shift a day is the limit"
            )
            yield Violation(constraint=f"{person} on {day}", message=words, amount=len(shifts) - 1)
    following = dict(zip(rules.days, rules.days[1:], strict=False))
    forbidden = set(rules.forbidden_successions)
    for (person, day), shifts in held.items():
        for first in shifts:
            for second in held.get((person, following.get(day, "")), ()):
                if day in following and (first, second) in forbidden:
                    words = f"{person!r} works {second!r} the day after {first!r} on {day!r}"
                    yield Violation(constraint=f"rest of {person}", message=words, amount=1)
    most = rules.max_consecutive_days
    for person in [each.name for each in rules.people] if most is not None else []:
        run = 0
        for day in (*rules.days, ""):
            if (person, day) in held:
                run += 1
                continue
            if run > (most or 0):
                words = f"{person!r} works {run} days in a row; the limit is {most}"
                yield Violation(
                    constraint=f"days in a row of {person}",
                    message=words,
                    amount=run - (most or 0),
                )
            run = 0


def _cover(rules: RosterRules, duties: list[Named]) -> Iterator[Violation]:
    skills = {person.name: person.skills for person in rules.people}
    present: dict[tuple[str, str], list[str]] = {}
    for person, day, shift in duties:
        present.setdefault((day, shift), []).append(person)
    for cover in rules.cover:
        for day in rules.days_of(cover.day):
            people = present.get((day, cover.shift), [])
            count = sum(cover.skill is None or cover.skill in skills[each] for each in people)
            with_skill = "" if cover.skill is None else f" with the skill {cover.skill!r}"
            told = f"{cover.shift!r} on {day!r} has {count} people{with_skill}"
            label = f"cover of {cover.shift} on {day}"
            if count < cover.minimum:
                words = f"{told}; it needs {cover.minimum}"
                yield Violation(constraint=label, message=words, amount=cover.minimum - count)
            if cover.maximum is not None and count > cover.maximum:
                words = f"{told}; it takes {cover.maximum}"
                yield Violation(constraint=label, message=words, amount=count - cover.maximum)


def _load(rules: RosterRules, duties: list[Named]) -> Iterator[Violation]:
    worked = Counter(person for person, _, _ in duties)
    for person in rules.people:
        count, label = worked[person.name], f"shifts of {person.name}"
        told = f"{person.name!r} works {count} shifts"
        if count < person.min_shifts:
            words = f"{told}; the least is {person.min_shifts}"
            yield Violation(constraint=label, message=words, amount=person.min_shifts - count)
        if person.max_shifts is not None and count > person.max_shifts:
            words = f"{told}; the most is {person.max_shifts}"
            yield Violation(constraint=label, message=words, amount=count - person.max_shifts)
