"""What a question asks about quantum computing on a problem, and the words that are left of the problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from agent.contracts.interpretation import Consult
from agent.interpret.embedded.text import Sentence, Span, Text
from agent.interpret.quantum_questions.asking_words import Asks, wanted_of
from agent.interpret.quantum_questions.machines_named import machines_named, may_name_machine

# Firms that build quantum computers are bought and sold like any other.
_FIRMS = re.compile(
    r"\bquantum\s+(?:stocks?|shares|compan\w+|start-?ups?|funds?|firms?)\b", re.IGNORECASE
)
# Who asks for the answer as well is given it; the verdict comes with every answer.
_SOLVES = re.compile(
    r"\b(?:solve|optimi[sz]e|compute|answer|find|pack|cut|split|plan)\b[^?]*\b(?:and|then)\b"
    r"[^?]*\b(?:whether|if|tell|say)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\?\s+(?=\w)|(?<=[\d\])])\s+(?=(?:How|What|When|Is|Are|Would|Could|Can|Will|Does|Do|Should|Tell)\b)"
)
_LONGEST = 600  # characters of a sentence that asks; a longer one is data
_MOST_SENTENCES = 50  # that speak of machines: nobody asks more at once
_LAYERS = re.compile(
    r"\b(?:p\s*=\s*(\d{1,3})|(\d{1,3})[\s-]+layers?|depth\s+(\d{1,3}))\b", re.IGNORECASE
)
_SHOTS = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d+)\s+(?:shots|reads|samples)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about quantum computing; `rest` is the text with blanks in place of asking it.

    `words` are the sentences that ask; all characters keep their places in `rest`.
    """

    consult: Consult
    words: str
    rest: str


def asked_about(text: str) -> Asked | None:
    """Returns what the text asks about quantum computing, None where it wants nothing but an answer.

    >>> found = asked_about("Pack a tent of 7 kg into 5 kg. Is an annealer better here?")
    >>> found.consult.asks, found.rest.strip()
    ('annealer', 'Pack a tent of 7 kg into 5 kg.')
    >>> asked_about("Split the team. Use QAOA.") is None
    True
    """
    if _FIRMS.search(text) or not may_name_machine(text):
        return None
    spoken = (each for each in _sentences(text) if _may_ask(each.text))
    sentences = [(each, wanted_of(each.text)) for each in islice(spoken, _MOST_SENTENCES)]
    asking = [(each, asks) for each, asks in sentences if asks is not None]
    if not asking or any(_SOLVES.search(each.text) for each, _ in asking):
        return None
    words = " ".join(each.text for each, _ in asking)
    consult = Consult(
        asks=_asked_most([asks for _, asks in asking]),
        devices=machines_named(words),
        layers=_counted(_LAYERS, words, default=1, most=100),
        shots=_counted(_SHOTS, words, default=4096, most=10_000_000),
    )
    return Asked(consult, words, _blanked(text, [each for each, _ in asking]))


def problem_words(text: str) -> str:
    """Returns the text with blanks in place of what it asks about quantum computing."""
    asked = asked_about(text)
    return text if asked is None else asked.rest


def _asked_most(asks: list[Asks]) -> Asks:
    """The last of what is asked that is more than the verdict, which is told in any case."""
    return next((each for each in reversed(asks) if each != "verdict"), "verdict")


def _may_ask(sentence: str) -> bool:
    return len(sentence) <= _LONGEST and may_name_machine(sentence)


def _sentences(text: str) -> list[Sentence]:
    """The sentences; one ends at its question mark, and one that asks begins after a row of data."""
    found: list[Sentence] = []
    for each in Text(text).sentences:
        cuts = [0, *(match.end() for match in _CUT.finditer(each.text)), len(each.text)]
        for start, end in pairwise(cuts):
            span = Span(each.span.start + start, each.span.start + end)
            found.append(Sentence(each.text[start:end], span))
    return found


def _counted(pattern: re.Pattern[str], words: str, *, default: int, most: int) -> int:
    match = pattern.search(words)
    if match is None:
        return default
    number = int(next(each for each in match.groups() if each).replace(",", ""))
    return min(max(number, 1), most)


def _blanked(text: str, sentences: list[Sentence]) -> str:
    for each in sentences:
        blank = " " * (each.span.end - each.span.start)
        text = text[: each.span.start] + blank + text[each.span.end :]
    return text
