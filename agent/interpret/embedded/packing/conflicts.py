"""Pairs of things that may not share a container: "acid and base must be in different trays"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span

_APART = re.compile(
    r"\b(?:must\s(?:be|go|stay|travel|ride|stand)\s(?:put\s|kept\s)?(?:in(?:to)?\s(?:different|separate)|apart|separately)"
    r"|(?:may|can|must|should|do)(?:\s?not|n['’]t)\s(?:both\s)?(?:be\s|go\s|ride\s|travel\s|stand\s|sit\s|share\s)?(?:\w+\s)?"
    r"(?:together|in(?:to)?\sthe\ssame|in\sone|share|next\sto)|cannot\s(?:both\s)?(?:be\s|go\s|ride\s|travel\s|share\s)?(?:\w+\s)?"
    r"(?:together|in(?:to)?\sthe\ssame|in\sone|a)|never\s(?:together|in\sthe\ssame))\b",
    re.IGNORECASE,
)
_LIKEWISE = re.compile(
    r"\b(?:so\s(?:must|do|may|should)|neither\s(?:may|can|must)|nor\s(?:may|can|must)|likewise|the\ssame\s(?:goes|holds)\sfor)\b",
    re.IGNORECASE,
)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Pairs by name, and the sentences that tell them."""

    pairs: tuple[tuple[str, str], ...]
    used: tuple[Span, ...]


def find_conflicts(document: Document, names: Sequence[str]) -> Conflicts | None:
    """Returns the pairs that must be apart; None where a sentence of that kind cannot be read so.

    >>> from agent.interpret.embedded.text import Text
    >>> text = Document(Text("Acid and base must be in different trays, and so must oil and salt."))
    >>> find_conflicts(text, ("acid", "base", "oil", "salt")).pairs
    (('acid', 'base'), ('oil', 'salt'))
    """
    pairs: list[tuple[str, str]] = []
    used: list[Span] = []
    for sentence in document.text.sentences:
        rule = _APART.search(sentence.text)
        if rule is None:
            continue
        cut = _LIKEWISE.search(sentence.text, rule.end())
        clauses = [sentence.text[: rule.start()]]
        clauses += [sentence.text[cut.end() :]] if cut else []
        told = [_named(clause, names) for clause in clauses]
        if any(len(each) != _PAIR for each in told):
            return None
        pairs += [(each[0], each[1]) for each in told]
        used.append(sentence.span)
    return Conflicts(tuple(pairs), tuple(used))


def _named(clause: str, names: Sequence[str]) -> list[str]:
    """The names that a clause holds, in its order."""
    lowered = clause.lower()
    places = {name: re.search(rf"\b{re.escape(name.lower())}\b", lowered) for name in names if name}
    found = [(match.start(), name) for name, match in places.items() if match]
    return [name for _, name in sorted(found)]
