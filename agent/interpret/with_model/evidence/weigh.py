"""Everything that a question says against a reply."""

from __future__ import annotations

from collections.abc import Iterator

from agent.interpret.with_model.evidence.added import added
from agent.interpret.with_model.evidence.beside import places
from agent.interpret.with_model.evidence.columns import unused_columns
from agent.interpret.with_model.evidence.conversions import conversions
from agent.interpret.with_model.evidence.doubt import Doubt
from agent.interpret.with_model.evidence.exchanged import exchanged, not_its_own, too_large
from agent.interpret.with_model.evidence.invented import invented
from agent.interpret.with_model.evidence.known_numbers import known_numbers
from agent.interpret.with_model.evidence.left_out import left_out
from agent.interpret.with_model.evidence.measures import measures
from agent.interpret.with_model.evidence.naming import naming_of
from agent.interpret.with_model.evidence.ordered import idle, ordered
from agent.interpret.with_model.evidence.ratios import ratio_doubts
from agent.interpret.with_model.evidence.rows import NOTHING, SpelledModel
from agent.interpret.with_model.evidence.shapes import shape_doubts
from agent.interpret.with_model.evidence.statements import statements_of
from agent.interpret.with_model.evidence.swapped import swapped, unwritten
from agent.interpret.with_model.evidence.together import together
from agent.interpret.with_model.evidence.turned import turned
from agent.interpret.with_model.evidence.unsaid import ends, links, unsaid
from agent.interpret.with_model.opened import Opened
from agent.interpret.with_model.reply import Said


def doubts_of(found: Opened, said: Said, model: SpelledModel = NOTHING) -> tuple[Doubt, ...]:
    """Returns the doubts about a reply that states a problem, in the order of their kinds.

    `model` is what a stated model says once it is spelled out.
    """
    return tuple(_doubts(found, said, model))


def _doubts(found: Opened, said: Said, model: SpelledModel) -> Iterator[Doubt]:
    briefing = found.briefing
    statements = statements_of(said)
    sizes = frozenset(float(size) for size in _sizes(said))
    known = known_numbers(briefing, said.derived, is_english=found.is_english)
    yield from invented(statements, known, sizes)
    yield from left_out(briefing, said, statements, sizes, is_english=found.is_english)
    if said.model is not None:
        n_decisions = len(said.model.decide)
        yield from added(briefing, statements, n_decisions=n_decisions, is_english=found.is_english)
        yield from turned(found.words, said)
        held = places(
            found.words, naming_of((each.name for each in said.model.decide), found.words)
        )
        yield from swapped(found.words, said, held)
        yield from unwritten(found.briefing.document.text.raw, said)
        yield from conversions(found.words, said, statements, known)
        yield from unused_columns(briefing, said)
        yield from _of_rows(found, said, model)


def _of_rows(found: Opened, said: Said, model: SpelledModel) -> Iterator[Doubt]:
    """What the question in English says against a model's amounts, goal and rules, spelled out."""
    assert said.model is not None
    words = found.words
    yield from ends(model, said.model.goal)
    yield from too_large(model)
    if not words or not model.scalars:
        return
    naming = naming_of(model.scalars, words)
    document = found.briefing.document
    yield from shape_doubts(document, words, said.model, model, naming)
    yield from idle(model, places(words, naming))
    yield from ordered(words, model, naming)
    yield from ratio_doubts(words, model, naming)
    held = places(words, naming)
    yield from measures(said, model, held)
    yield from links(model, held)
    yield from together(model, held)
    yield from unsaid(model, said.model.goal, held)
    yield from exchanged(said, model, held)
    yield from not_its_own(said, model, held)


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
