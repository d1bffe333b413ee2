"""Sentences without numbers that state a rule: what a reading must not pass over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Sentence, Span

_OF_NAMED = re.compile(
    r"\b(?:must|cannot|can't|can\snot|may\snot|not\sallowed|not\spermitted|has\sto|have\sto|only|never|closed|blocked"
    r"|broken|unavailable|forbidden|prohibited|excluded|required\sto|obliged|reserved|exclusively|together|unless"
    r"|half|twice|double|same|equal(?:ly|s)?|as\s(?:many|much)|(?:more|less|fewer)\s(?:\w+\s){0,3}than|not\sbe"
    r"|does\snot|do\snot|doesn't|don't|either|neither|instead\sof|prefers?)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:no|every|each|any|all|none)\s(?:\w+\s){1,4}?(?:may|must|has\sto|have\sto|cannot|can't)\b"
    r"|\b(?:cannot|can't|may\snot|(?:is|are)\snot\s(?:allowed|permitted))\b|\bat\sleast\s(?:one|once)\b"
    r"|\bno\s\w+\s(?:may|can|starts?)\b",
    re.IGNORECASE,
)
# Rules that every reading keeps: needs are met, limits not exceeded; and what only asks or explains.
_KEPT = re.compile(
    r"\b(?:meet(?:s|ing)?|met|satisf\w+|fulfil\w*|demands?|requirements?|required|needs?|capacit\w+|exceed\w*|ensur\w+"
    r"|overload\w*|surpass\w*|goals?|targets?|determin\w+|figure\sout|calculat\w+|comput\w+|decide|decision|tasked"
    r"|challenge|objective|answer|response|question|remember|note|imagine|consider|devise|plan|choose\sfrom)\b|\?\s*$"
    r"|\b(?:has|have)\sto\sbe\s(?:moved|carried|shipped|sent|delivered|transported|brought|hauled)(?:\sby\s\w+|\sback)?\W*$",
    re.IGNORECASE,
)


def rule_left(
    document: Document, used: Iterable[Span], names: Iterable[str], family: str
) -> Missing | None:
    """Returns the question about the first rule in a sentence without a used number.

    >>> from agent.interpret.embedded.text import Text
    >>> found = rule_left(Document(Text("Eggs cost $2. Eggs cannot be eaten raw.")), (), ("Eggs",), "diet")
    >>> found.what
    'what "Eggs cannot be eaten raw." means'
    """
    covered = Covered(used)
    named = [name.casefold() for name in names if len(name) > 1]
    for sentence in document.text.sentences:
        if not _states_rule(sentence, named):
            continue
        if any(covered.holds(number.span) for number in document.numbers_in(sentence.span)):
            continue
        shown = " ".join(sentence.text.split())
        shown = shown if len(shown) <= 120 else shown[:119] + "…"
        return Missing(
            family,
            f'what "{shown}" means',
            f'I could not work this into the problem: "{shown}"; can you put it in other words, or '
            "leave it out?",
        )
    return None


def _states_rule(sentence: Sentence, named: list[str]) -> bool:
    text = sentence.text
    if len(text) > 1_000 or _KEPT.search(text):
        return False
    if _OF_ALL.search(text):
        return True
    folded = text.casefold()
    return bool(_OF_NAMED.search(text)) and any(name in folded for name in named)
