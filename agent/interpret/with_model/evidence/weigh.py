"""Everything that a question says against a reply."""

from __future__ import annotations

from collections.abc import Iterator

from agent.interpret.with_model.evidence.added import added
from agent.interpret.with_model.evidence.doubt import Doubt
from agent.interpret.with_model.evidence.invented import invented
from agent.interpret.with_model.evidence.known_numbers import known_numbers
from agent.interpret.with_model.evidence.left_out import left_out
from agent.interpret.with_model.evidence.statements import statements_of
from agent.interpret.with_model.evidence.swapped import swapped, unwritten
from agent.interpret.with_model.evidence.turned import turned
from agent.interpret.with_model.opened import Opened
from agent.interpret.with_model.reply import Said


def doubts_of(found: Opened, said: Said) -> tuple[Doubt, ...]:
    """Returns the doubts about a reply that states a problem, in the order of their kinds."""
    return tuple(_doubts(found, said))


def _doubts(found: Opened, said: Said) -> Iterator[Doubt]:
    briefing = found.briefing
    statements = statements_of(said)
    sizes = frozenset(float(size) for size in _sizes(said))
    known = known_numbers(briefing, said.derived, is_english=found.is_english)
    yield from invented(statements, known, sizes)
    yield from left_out(briefing, said, statements, sizes, is_english=found.is_english)
    if said.model is not None:
        yield from added(briefing, statements, is_english=found.is_english)
        yield from turned(found.words, said)
        yield from swapped(found.words, said)
        yield from unwritten(found.briefing.document.text.raw, said)


def _sizes(said: Said) -> Iterator[int]:
    """How many members the sets and lists of a reply have."""
    waiting: list[object] = [said.fields]
    if said.model is not None:
        yield from (len(each.members) for each in said.model.sets)
        yield len(said.model.decide)
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            yield len(each)
            waiting.extend(each)
        elif isinstance(each, dict):
            waiting.extend(each.values())
