"""Things of which there are several: "4 crates of tiles, 4 kg and 31 euros each"."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.packing.item_roles import same_kind
from agent.interpret.embedded.packing.items import Amount, Statement
from agent.interpret.embedded.packing.roles import Role
from agent.interpret.embedded.text import Span

_COUNT = r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AMOUNT = r"[$€£]?\s?\d+(?:\.\d+)?(?:\s?[^\W\d_]{1,12})?"
_STOCK = re.compile(
    rf"\b(?P<count>{_COUNT})\s(?:(?:crates?|boxes|box|bags?|sacks?|cases?|pallets?|bales?|barrels?|packs?|pieces?|units?|items?|copies|sets?|lots?)"
    r"\s(?:of|with)\s)?(?P<name>[^\W\d_][^\d,;:()\n.]{0,40}?)\s?(?:,|:|\(|\bat\b|\bof\b|\bweighing\b|\b(?:that|which)\s(?:each\s)?weigh\b|–|-)\s?"
    rf"(?P<one>{_AMOUNT})\s?(?:,|and|for|at|/|,\sworth|and\sworth|and\s(?:are\s)?worth|and\sbring\w*)\s(?P<two>{_AMOUNT})\)?\s(?:each|apiece|a\spiece|per\s\w+)\b",
    re.IGNORECASE,
)
_FEWEST = 2


def stocked_items(document: Document, unit: str) -> tuple[Statement, ...]:
    """Returns the things told with how many there are, and what one weighs and is worth.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "On offer are 4 crates of tiles, 4 kg and 31 euros each, and 3 crates of silk, 2 kg and 39 euros each."
    >>> [(s.name, [a.value for a in s.amounts]) for s in stocked_items(Document(Text(text)), "kg")]
    [('tiles', [4.0, 4.0, 31.0]), ('silk', [3.0, 2.0, 39.0])]
    """
    found: list[Statement] = []
    for match in _STOCK.finditer(document.text.raw):
        spans = (Span(*match.span(key)) for key in ("count", "one", "two"))
        numbers = [document.numbers_in(span) for span in spans]
        if any(len(each) != 1 for each in numbers):
            return ()
        (count,), (one,), (two,) = numbers
        amounts = [(each, each.currency or each.unit) for each in (one, two)]
        weights = [same_kind(told, unit) for _, told in amounts]
        if sum(weights) != 1:
            return ()
        copies = Amount(count.value, "", Role.COPIES, count.span)
        others = (
            Amount(each.value, told, Role.WEIGHT if is_weight else Role.VALUE, each.span)
            for (each, told), is_weight in zip(amounts, weights, strict=True)
        )
        found.append(Statement(match["name"].strip(), (copies, *others)))
    return tuple(found) if len(found) >= _FEWEST else ()


def tells_of_stock(text: str) -> bool:
    """Returns whether a text tells of two things at least in this way."""
    matches = _STOCK.finditer(text)
    return next(matches, None) is not None and next(matches, None) is not None
