"""A model's own words for a problem, told without sight of the question, held against the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import meanings, numbers_by_passage
from agent.interpret.with_model.evidence.limits_in_words import asked_sign


def differences(
    briefing: Briefing, retold: Sequence[str], unused: Sequence[int], *, is_english: bool
) -> Iterator[Doubt]:
    """Yields a doubt for each passage whose numbers, or the way of whose limits, the retelling lacks.

    `unused` are passages that have no part in the problem.
    """
    told: dict[float, set[str]] = {}
    for line in retold:
        for number in find_numbers(line):
            for value in meanings(number):
                told.setdefault(abs(value), set()).update(asked_sign(line, number))
    raw = briefing.document.text.raw
    for passage, numbers in numbers_by_passage(briefing, is_english=is_english).items():
        if passage in unused:
            continue
        for number in numbers:
            asked = asked_sign(raw, number)
            signs = [told[abs(value)] for value in meanings(number) if abs(value) in told]
            if len(asked) == 1 and signs and all(each and not each & asked for each in signs):
                yield Doubt(
                    kind=Kind.TURNED,
                    sentence=f"passage {passage} limits {number.value:g} the other way than your problem says.",
                )
