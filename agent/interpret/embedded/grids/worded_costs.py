"""Costs told pair by pair in whole sentences: "Running order A on machine 1 costs 21"."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_DOING = (
    r"(?:running|sending|assigning|giving|putting|placing|having|letting|doing|making|processing|printing|driving|using"
    r"|matching|pairing|moving|flying|shipping|handing|allocating|for|if|when)"
)
_NAME = r"[^\W_][\w'’-]*(?:\s(?:\d+\b|(?-i:[A-Z])[\w'’]*))?"
_PAIR = re.compile(
    rf"(?:^|[.;,:\n•*(-]|\band\b|\bwhile\b)\s*(?:{_DOING}\s)?(?:the\s)?(?P<u>{_NAME})\s(?:is\s|goes\s|does\s|doing\s|works?\s)?"
    rf"(?:on|to|at|by|for|in|with|as|onto|do)\s(?:the\s)?(?P<v>{_NAME})\s?,?\s(?:it\s|this\s|that\s)?(?:would\s|will\s)?"
    r"(?:costs?|takes?|needs?|requires?|scores?|brings?|earns?|yields?|gives?|means|is\s(?:worth|rated)|lasts?)\s(?:us\s)?"
    r"(?P<number>[$€£]?\s?\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_FEWEST = 2


def worded_costs(document: Document) -> dict[tuple[str, str], Number] | None:
    """Returns the cost of every pair of two groups of names; None where a pair has none or two.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Order A on line 1 costs 3. Order A on line 2 costs 4. Order B on line 1 costs 5. Order B on line 2 costs 2."
    >>> {pair: cost.value for pair, cost in worded_costs(Document(Text(text))).items()}
    {('Order A', 'line 1'): 3.0, ('Order A', 'line 2'): 4.0, ('Order B', 'line 1'): 5.0, ('Order B', 'line 2'): 2.0}
    """
    found: dict[tuple[str, str], Number] = {}
    for match in _PAIR.finditer(document.text.raw):
        numbers = document.numbers_in(Span(*match.span("number")))
        pair = (match["u"], match["v"])
        if len(numbers) != 1 or pair in found:
            return None
        found[pair] = numbers[0]
    firsts, seconds = {u for u, _ in found}, {v for _, v in found}
    is_whole = len(found) == len(firsts) * len(seconds) and not firsts & seconds
    return found if is_whole and min(len(firsts), len(seconds)) >= _FEWEST else None
