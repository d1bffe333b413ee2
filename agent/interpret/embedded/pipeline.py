"""From a document to one reading, or to the question that has to be asked first."""

from __future__ import annotations

import re
from functools import cache

from agent.contracts.clarification import Clarification
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.named_data.known_schemas import READER as NAMED_DATA
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.unread import unread_limit
from problems.discovery import discover
from problems.errors import BadInput, RegistryError
from problems.registry import families

# Readers whose evidence lies this close are both heard; what the weakest cue of a reader adds.
_CLOSE = 0.15
_OPTIMISES = re.compile(
    r"\b(?:maximi[sz]\w*|minimi[sz]\w*|optimi[sz]\w*|optimal\w*|shortest|cheapest|fastest|fewest"
    r"|smallest|largest"
    r"|best|least|most|lowest|highest|as\s(?:much|many|few|little|equal|short|cheap)|maximum|minimum"
    r"|schedule|assign"
    r"|allocat\w+|divide|split|choose|pick|select|should)\b",
    re.IGNORECASE,
)
_OFF_TOPIC = (
    "I find no choice to optimise in this; tell me what can be chosen, what limits the choice, and "
    "what should be as large or as small as possible, with the numbers."
)
_UNCLEAR = (
    "I cannot tell what is to be decided; say what can be chosen, what limits the choice, and what "
    "should be as large or as small as possible, with the numbers."
)


@cache
def readers() -> dict[str, Reader]:
    """Returns every reader by its family."""
    import agent.interpret.embedded.readers

    found = discover(agent.interpret.embedded.readers, "READER", Reader)
    for name, reader in found.items():
        if reader.family != name:
            raise RegistryError(
                f"agent.interpret.embedded.readers.{name}: its READER reads {reader.family!r}; "
                "it must be the file's name"
            )
    return found


def read(document: Document) -> Reading | Clarification:
    """Returns the reading that the strongest evidence supports, where nothing speaks against it.

    Raises:
        BadInput: the data of the best reading cannot be used.
    """
    ranked = _ranked(document)
    for index, (evidence, reader) in enumerate(ranked):
        outcome = reader.read(document)
        match outcome:
            case Missing():
                complete = _complete(document, [each for _, each in ranked[index + 1 :]])
                return complete if complete is not None else asking(outcome)
            case Reading():
                rivals = [each for close, each in ranked[index + 1 :] if close >= evidence - _CLOSE]
                return _unrivalled(outcome, rivals, document)
            case None:
                continue
    text = document.text.raw
    return Clarification(
        question=_UNCLEAR if _OPTIMISES.search(text) else _OFF_TOPIC,
        missing=("what is to be decided",),
    )


def _complete(document: Document, others: list[Reader]) -> Reading | None:
    """The reading of a reader that leaves nothing over, where one before it missed something."""
    for reader in others:
        if reader.leaves_nothing:
            outcome = reader.read(document)
            if isinstance(outcome, Reading) and not unread_limit(document, outcome.used):
                return outcome
    return None


def _ranked(document: Document) -> list[tuple[float, Reader]]:
    scored = [(reader.evidence(document), reader) for reader in (*readers().values(), NAMED_DATA)]
    return sorted(
        ((evidence, reader) for evidence, reader in scored if evidence > 0),
        key=lambda each: (-each[0], each[1].family),
    )


def _unrivalled(
    reading: Reading, rivals: list[Reader], document: Document
) -> Reading | Clarification:
    problems = [reading.problem]
    for rival in rivals:
        try:
            outcome = rival.read(document)
        except BadInput:
            continue
        if isinstance(outcome, Reading) and outcome.problem not in problems:
            problems.append(outcome.problem)
    if len(problems) > 1:
        return between(tuple(problem.family for problem in problems))
    rule = unread_limit(document, reading.used)
    if rule:
        return Clarification(
            question=f'I could not work this into the problem: "{_shortened(rule.text)}"; '
            "can you put it in other words, or leave it out?",
            missing=(f'what "{_shortened(rule.text)}" means here',),
            family=reading.problem.family,
        )
    return reading


def between(names: tuple[str, ...]) -> Clarification:
    """Returns the question which of several families is meant."""
    readings = tuple(f"{name}: {families()[name].summary}" for name in names)
    return Clarification(
        question=f"This can be read in {len(names)} ways; which do you mean: {'; or '.join(readings)}?",
        missing=("the kind of problem",),
        readings=readings,
    )


def asking(missing: Missing) -> Clarification:
    """Returns the question that settles what a reader missed."""
    return Clarification(
        question=missing.question,
        missing=(missing.what,),
        readings=missing.readings,
        family=missing.family,
    )


def _shortened(sentence: str) -> str:
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= 120 else sentence[:119] + "…"
