"""What is paid once if a thing is made at all, and things that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.ledger.account import Account
from agent.interpret.embedded.ledger.marks import marks_in
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.text import Sentence

_NOT_BOTH = re.compile(
    r"\b(?:not\s(?:both|together|at\sthe\ssame\stime)|never\sboth|only\sone\sof|at\smost\sone\sof|cannot\sboth)\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Charges:
    """The cost of using each thing at all, the groups of which one at most is used, and where it is said."""

    costs: dict[int, float]
    rivals: tuple[tuple[int, ...], ...]
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = ()

    @property
    def things(self) -> Sequence[int]:
        """The things that are used or not."""
        return sorted({*self.costs, *(i for group in self.rivals for i in group)})

    def most(self, account: Account) -> dict[int, float]:
        """The most there can be of each thing that is used or not."""
        caps = {thing: value for thing, relation, value, _ in account.bounds if relation == "<="}
        return {thing: caps[thing] for thing in self.things}


def charges_of(document: Document, account: Account, things: Things) -> Charges | None:
    """Returns the charges, empty where there are none; None where a limit on a thing used is not told."""
    fixed = account.of_role("fixed")
    costs = dict(fixed[0].values) if len(fixed) == 1 else {}
    rivals: list[tuple[int, ...]] = []
    said: list[Sentence] = []
    for sentence in document.text.sentences:
        if _NOT_BOTH.search(sentence.text):
            marks = marks_in(document, sentence.span)
            named = [found[0] for i in range(len(marks)) if (found := things.at(marks, i))]
            if len(set(named)) != 2:
                return None
            rivals.append(tuple(sorted(set(named))))
            said.append(sentence)
        elif said and _NEITHER.search(sentence.text):
            said.append(sentence)
    charges = Charges(costs, tuple(rivals), tuple(said))
    caps = {thing for thing, relation, _, _ in account.bounds if relation == "<="}
    return charges if len(fixed) <= 1 and caps >= set(charges.things) else None
