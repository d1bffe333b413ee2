"""Two named things and the number between them, and how statements about them are put together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

_JOINED = re.compile(
    r"(?P<u>\S.*?)\s(?:with|to|against|versus|on|from|for|by)(?:\s(?P<v>\S.*)|(?P<end>)$)",
    re.IGNORECASE,
)
# A verb or an adverb of a relation, taken for what it relates: "Bob works with Cem".
_NO_NAME = re.compile(
    r"(?:also|only|not|(?:quarrel|conflict|clash|overlap|interfere|argue|fight|work|talk|speak|play)(?:e?s)?|(?:with|against|versus)\s.+)$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement that joins `u` and `v`, such as "Ana-Ben 3"; `weight` is None where none is said.

    `is_directed` says that it was stated from `u` to `v` only. `span` is None for a row of a file.
    """

    u: str
    v: str
    weight: float | None = None
    span: Span | None = None
    is_directed: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that give one pair different numbers."""

    u: str
    v: str
    first: float | None
    second: float | None


def spans_of(pairs: Iterable[Pair]) -> tuple[Span, ...]:
    """Returns where the statements stand in the question, each place once."""
    return tuple(dict.fromkeys(pair.span for pair in pairs if pair.span))


def nodes_of(pairs: Iterable[Pair]) -> tuple[str, ...]:
    """Returns the names that the pairs join, in order of first mention.

    >>> nodes_of([Pair("Ana", "Ben"), Pair("Cem", "Ana")])
    ('Ana', 'Ben', 'Cem')
    """
    return tuple(dict.fromkeys(name for pair in pairs for name in (pair.u, pair.v)))


def undirected(pairs: Iterable[Pair]) -> tuple[Pair, ...] | Contradiction:
    """Returns each joined pair once, whichever way round and however often it is stated.

    >>> len(undirected([Pair("a", "b", 3), Pair("b", "a", 3)]))
    1
    """
    known: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        earlier = known.setdefault(frozenset((pair.u, pair.v)), pair)
        if earlier.weight != pair.weight:
            return Contradiction(pair.u, pair.v, earlier.weight, pair.weight)
    return tuple(known.values())


def joined_name(names: Collection[str]) -> str:
    """Returns the first name that holds two with the words that relate them, "" for none.

    >>> joined_name(["Ann", "Bob", "Bob with Dora"]), joined_name(["Stoke", "Stratford on Avon"])
    ('Bob with Dora', '')
    """
    known = {name.casefold() for name in names}
    for name in names:
        if _NO_NAME.match(name):
            return name
        match = _JOINED.match(name)
        if match and (
            known & {match["u"].casefold(), (match["v"] or "").casefold()} or not match["v"]
        ):
            return name
    return ""


def without_lead(name: str, written: set[str]) -> str:
    """Returns the name without a first word that stands before a name written elsewhere by itself.

    >>> without_lead("Register x", {"Register x", "x"})
    'x'
    """
    rest = name.partition(" ")[2]
    return rest if rest in written else name
