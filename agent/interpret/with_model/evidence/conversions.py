"""Factors between units that a reply writes, with no two such units in the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import CONVERSIONS, Known, in_words
from agent.interpret.with_model.evidence.statements import Statement, groups_of
from agent.interpret.with_model.reply import Said
from problems.algebra.parse import parse_rule
from problems.algebra.tree import Compared, Reference
from problems.algebra.walk import nodes
from problems.plain_number import plain

_TIMES = r"\b(?:seconds?|secs?|minutes?|(?<=\d\s)mins?|hours?|hrs?|hourly|a\.m|p\.m|o['’]clock|days?|daily)\b"
_LONG_TIMES = r"\b(?:days?|daily|weeks?|weekly|months?|monthly|years?|yearly|annual\w*|hours?|weekends?|quarters?)\b"
_SMALL = r"\b(?:k?g|mg|kilo\w*|gram\w*|tons?|tonnes?|millilit\w+|ml|lit(?:re|er)s?|(?<=\d\s)[lmt]|km|mm|met(?:re|er)s?|kilomet\w+|thousand\w*|million\w*|mille|[kmg][wb]h?|watts?)\b|\d\s?k\b"
# What a text speaks of where a factor is one between its units.
_WORDS: dict[float, str] = {
    60.0: _TIMES, 3600.0: _TIMES, 24.0: _LONG_TIMES, 7.0: _LONG_TIMES, 30.0: _LONG_TIMES, 52.0: _LONG_TIMES, 365.0: _LONG_TIMES,
    12.0: _LONG_TIMES + r"|\b(?:dozens?|feet|foot|ft|inch\w*)\b", 16.0: r"\b(?:pounds?|lbs?|ounces?|oz)\b", 1000.0: _SMALL,
    10.0: r"\b(?:mm|cm|centi\w+|milli\w+|dimes?)\b|%",
    100.0: r"%|\b(?:per\s?cents?|percentage\w*|cents?|centi\w+|cm|hundred\w*|pence|hectares?|parts?)\b",
}  # fmt: skip


def conversions(
    words: str, said: Said, statements: Sequence[Statement], known: Known
) -> Iterator[Doubt]:
    """Yields a doubt for each factor such as 60 or 1000 that neither the text nor its units hold."""
    if not words:
        return
    written = [
        (each.says, value) for each in statements for _, parts in each.groups for value in parts
    ]
    limits = {(each.says, value) for each in statements for value in _in_limits(each)}
    written += [(each.words, value) for each in said.derived for value in in_words(each.words)]
    for says, value in dict.fromkeys(written):
        if value not in CONVERSIONS or (known.holds(value) and (says, value) not in limits):
            continue
        if not re.search(_WORDS[value], words, re.IGNORECASE):
            yield Doubt(
                kind=Kind.UNIT,
                sentence=f"{says[:120]!r} holds the factor {plain(value)}, and the question speaks of no units that it lies "
                "between; leave it out.",
            )


def _in_limits(statement: Statement) -> Iterator[float]:
    """The second numbers of the products on a rule's side without names, as the 60 of x <= 8*60."""
    tree = parse_rule(statement.says) if statement.is_rule else None
    for side in tree.sides if isinstance(tree, Compared) else ():
        if not any(isinstance(node, Reference) for node in nodes(side)):
            for _, parts in groups_of(side):
                yield from parts[1:]
