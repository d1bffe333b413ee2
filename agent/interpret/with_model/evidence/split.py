"""Whether the parts of a question are the question: no number more, none less, no result from nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.contracts.parts import RESULT
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import numbers_by_passage, rounded
from problems.plain_number import plain


def split_doubts(
    briefing: Briefing, parts: Sequence[str], unused: Sequence[int], *, is_english: bool
) -> Iterator[Doubt]:
    """Yields a doubt for numbers that the parts add or leave out, and for a result used before it is there."""
    written = {
        passage: {rounded(each.value) for each in numbers}
        for passage, numbers in numbers_by_passage(briefing, is_english=is_english).items()
    }
    everything = set().union(*written.values()) if written else set()
    held: set[float] = set()
    counted = {2.0, 3.0, float(len(parts))}  # "two jobs", "three questions"
    for at, part in enumerate(parts, start=1):
        early = [mark for mark in RESULT.findall(part) if int(mark) >= at]
        if early:
            yield Doubt(
                kind=Kind.INVENTED,
                sentence=f"part {at} uses {{{early[0]}}}, which is not answered before it.",
            )
        numbers = {
            rounded(n.value)
            for n in find_numbers(RESULT.sub(" ", part))
            if not (n.is_spelt and n.value <= 1)
        }
        strange = sorted(numbers - everything)
        if strange:
            yield Doubt(
                kind=Kind.INVENTED,
                sentence=f"part {at} holds {plain(strange[0])}, which the question does not.",
            )
        held |= numbers
    for passage, numbers in written.items():
        lost = sorted(numbers - held - counted)
        if lost and passage not in unused:
            yield Doubt(
                kind=Kind.UNUSED,
                sentence=f"passage {passage} holds {plain(lost[0])}, which no part does.",
            )
