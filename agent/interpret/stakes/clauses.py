"""The clauses of a sentence that are wholly about the stakes: all of it, its end, or what a colon follows."""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.interpret.stakes.data import data
from agent.interpret.stakes.deadline import deadline
from agent.interpret.stakes.recurrence import once_alone, recurrence
from agent.interpret.stakes.saying import Saying
from agent.interpret.stakes.spending import spending
from agent.interpret.stakes.worth import worth

_READERS: tuple[Callable[[str], Saying | None], ...] = (deadline, recurrence, worth, spending, data)
_LEAD_IN = re.compile(
    r"(?:(?:and(?:\sthat)?|but|if|given(?:\sthat)?|assuming(?:\sthat)?|provided(?:\sthat)?|also|so|then|because|since|as|by\sthe\sway|btw|please\snote(?:\sthat)?|note(?:\sthat)?|besides"
    r"|in\saddition|moreover|additionally|finally|fyi|p\.?s\.?|remember(?:\sthat)?|for\s(?:us|me)|however|in\sour\scase"
    r"|assume(?:\sthat)?|suppose(?:\sthat)?|(?:we|i)\s(?:think|guess|estimate|reckon)(?:\sthat)?|importantly|oh|here)\b[:,]?\s+)+",
    re.IGNORECASE,
)
# Where one clause may end and the next begin.
_BOUNDARY = re.compile(
    r"\s*[,;:–—]\s+|\s+-\s+|\s+(?=(?:and|but|because|since|if|given|assuming|provided)\s)|\s+(?=(?:which|that)\s(?:we|I)\s)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:is|are|may|do(?!\snot)|does|did|should|must|which(?!\s(?:we|I|they)\s)|what|how|when|who|where|why|(?:can|could|will|would)(?!\syou))\b",
    re.IGNORECASE,
)
_OUTER = re.compile(r"^[\s(\"'“]+|[\s.!;,)\"'”]+$")
_MOST_BOUNDARIES, _LONGEST = 12, 400  # a longer sentence is data, or is cut at its last clauses


def whole(words: str) -> tuple[Saying, ...] | None:
    """Returns what the words say where every clause of them is about the stakes, else None.

    >>> [each.field for each in whole("I need it within an hour, and this is confidential.")]
    ['deadline_s', 'data_may_leave']
    >>> whole("I need it within an hour, and the van holds 5 boxes.") is None
    True
    """
    clause = _OUTER.sub("", words) if len(words) <= _LONGEST else ""
    if not clause:
        return None
    clause = " ".join(clause.split())
    said = _one(clause)
    if said is not None:
        return (said,)
    for cut in list(_BOUNDARY.finditer(clause))[:_MOST_BOUNDARIES]:
        first = _one(clause[: cut.start()])
        rest = whole(clause[cut.end() :]) if first is not None else None
        if first is not None and rest is not None:
            return (first, *rest)
    return None


def alone(sentence: str) -> tuple[Saying, ...] | None:
    """Returns what a whole sentence says of the stakes, short ones such as "Once only." included."""
    once = once_alone(sentence)
    return (once,) if once else whole(sentence)


def at_the_end(sentence: str) -> tuple[int, tuple[Saying, ...]] | None:
    """Returns from which character on the sentence is about the stakes, and what it says there.

    >>> at_the_end("Which items do I take, and I need it within an hour?")[0]
    21
    """
    cuts = [
        each
        for each in _BOUNDARY.finditer(sentence, max(0, len(sentence) - _LONGEST))
        if each.start()
    ]
    for cut in cuts[-_MOST_BOUNDARIES:]:
        said = whole(sentence[cut.end() :].rstrip("?"))
        if said:
            return cut.start(), said
    return None


def at_the_start(sentence: str) -> tuple[int, tuple[Saying, ...]] | None:
    """Returns up to which character the sentence is about the stakes: as far as a colon or a dash."""
    cut = re.search(r":\s+|\s[–—-]\s", sentence[:_LONGEST])
    said = whole(sentence[: cut.start()]) if cut else None
    return (cut.end(), said) if cut and said else None


def _one(clause: str) -> Saying | None:
    bare = _LEAD_IN.sub("", clause, count=1) if _LEAD_IN.match(clause) else clause
    if _ASKS.match(bare):
        return None
    return next((said for reader in _READERS if (said := reader(bare))), None)
