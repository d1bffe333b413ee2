"""What should be as large or as small as possible, by the words of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.account import Account, Column
from agent.interpret.embedded.linear.words import stem, stems
from agent.interpret.embedded.text import Sentence
from problems.status import Sense

_LESS = re.compile(
    r"\b(?:cheap\w*|least|lowest|minimi[sz]\w*|minimum|smallest|fewest|as\s(?:little|low|cheap\w*|few)\b.{0,40}?\bpossible)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:most|maximi[sz]\w*|maximum|highest|greatest|largest|biggest|best|as\s(?:much|high|many|large)\b.{0,40}?\bpossible)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\bat\s(?:the\s)?(?:least|most)\b(?=\s[\w$€£])", re.IGNORECASE)
_COSTS = frozenset(
    stem(word)
    for word in "cheap cheaply cheapest cost costs spend spending pay price wage wages expense bill".split()
)
_GAINS = frozenset(
    stem(word)
    for word in "earn earns earning earnings profit revenue income interest yield money takings sales return gain bring brings "
    "earned taking takes worth".split()
)
_ASKS = re.compile(
    r"\?|\b(?:maximi[sz]e|minimi[sz]e|find|determine|wants?\sto|how\s(?:many|much|should|cheaply)|which|what)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Aim:
    """The sense, what one of each thing adds, and the sentence that says so."""

    sense: Sense
    terms: dict[int, float]
    column: Column
    sentence: Sentence
    charges: bool


def aim_of(document: Document, account: Account) -> Aim | None:
    """Returns the goal that the question asks for; None where it names none or two."""
    found = [aim for sentence in document.text.sentences if (aim := _aim_in(sentence, account))]
    terms = {(aim.sense, tuple(sorted(aim.terms.items()))) for aim in found}
    return found[0] if len(terms) == 1 else None


def _aim_in(sentence: Sentence, account: Account) -> Aim | None:
    text = _BOUND.sub(" ", sentence.text)
    less, more = _LESS.search(text), _MORE.search(text)
    if not _ASKS.search(sentence.text) or bool(less) == bool(more):
        return None
    sense = Sense.MINIMISE if less else Sense.MAXIMISE
    said = set(stems(text))
    named = [
        column
        for column in account.of_role("attribute")
        if column.noun and set(column.noun.split()) <= said
    ]
    is_cost, is_gain = bool(said & _COSTS), bool(said & _GAINS)
    if named and not is_cost and not (is_gain and account.of_role("gain")):
        return _made(sense, named, sentence) if len(named) == 1 else None
    if sense is Sense.MINIMISE:
        return _made(sense, account.of_role("cost", "price"), sentence) if is_cost else None
    if not is_gain:
        return None
    gains = account.of_role("gain") or account.of_role("price")
    costs = account.of_role("cost")
    if costs and "profit" in said and gains and gains[0].verb in {"sell", "sold", "fetch"}:
        return None  # whether the costs are to be taken off is not said
    return _made(sense, gains, sentence)


def _made(
    sense: Sense, columns: list[Column] | tuple[Column, ...], sentence: Sentence
) -> Aim | None:
    if len(columns) != 1:
        return None
    # What is optimised stays in the unit that the text speaks in.
    terms = {i: round(value / columns[0].factor, 12) for i, value in columns[0].values.items()}
    return Aim(sense, terms, columns[0], sentence, columns[0].dimension != "")
