"""What was read from a translated question, told in the names and places of the question as asked."""

from __future__ import annotations

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation, Origin
from agent.interpret.languages.pack import LanguagePack, packs
from agent.interpret.languages.polite import OTHERS
from agent.interpret.languages.translation import Translation

_SHOWN = 200  # characters of a sentence that was not understood


def pack_of(code: str) -> LanguagePack | None:
    """Returns the pack of a language, None where there is none."""
    return next((each for each in packs().values() if each.code == code), None)


def politely(code: str, asked: Clarification) -> Clarification:
    """Returns the question back in a language that is not read, saying what is needed instead."""
    sentence = next((each.sentence for each in OTHERS if each.code == code), None)
    return asked if sentence is None else asked.model_copy(update={"question": sentence})


def as_asked(
    read: Interpretation | Clarification, translation: Translation, pack: LanguagePack
) -> Interpretation | Clarification:
    """Returns what was read with names, numbers and words back in the question's own language."""
    if isinstance(read, Interpretation) and translation.unread:
        sentence = " ".join(translation.unread.split())[:_SHOWN]
        return Clarification(
            question=f'{pack.unread} "{sentence}"',
            missing=(f'"{sentence}"',),
            family=read.problem.family,
        )
    if isinstance(read, Clarification):
        detail = translation.in_own_names(read.question)
        return read.model_copy(
            update={
                "question": f"{pack.asks} ({detail})",
                "missing": tuple(translation.in_own_names(each) for each in read.missing),
                "readings": tuple(translation.in_own_names(each) for each in read.readings),
            }
        )
    told = Interpretation.model_validate_json(translation.in_own_names(read.model_dump_json()))
    origins = tuple(_placed(each, translation) for each in told.origins)
    note = f"The question was read from {pack.name}."
    return told.model_copy(update={"origins": origins, "assumptions": (*told.assumptions, note)})


def _placed(origin: Origin, translation: Translation) -> Origin:
    """The origin with its characters in the question as asked; they are unknown for added words."""
    if origin.start is None:
        return origin
    place = translation.place(origin.start)
    ends = {"start": place.start, "end": place.end} if place else {"start": None, "end": None}
    return origin.model_copy(update=ends)
