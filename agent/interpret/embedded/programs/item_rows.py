"""Lines that describe one thing each: "- Rice: Offers 3 grams of protein for $2", "1. Tofu ($2): …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span

_ROW = re.compile(
    r"^[ \t]{0,8}(?P<mark>[-*•–][ \t]{1,4}|\(?\d{1,3}[.)][ \t]{1,4})?(?:\*\*)?"
    r"(?P<name>[^\W_][^\n:(]{0,60}?)(?:\*\*)?[ \t]{0,2}(?P<aside>\([^()\n]{1,80}\))?(?:\*\*)?[ \t]{0,2}"
    r"(?::(?:\*\*)?|[–—]|(?<=\s)-)[ \t]{1,4}(?P<body>[^\n]{1,600})$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A named line. `body` covers what is said of it, the aside after the name included."""

    name: str
    name_span: Span
    body: Span
    mark: Span


def item_rows(document: Document) -> Iterator[ItemRow]:
    """Returns the lines of the form "name: what is said of it", in order.

    >>> from agent.interpret.embedded.text import Text
    >>> found = item_rows(Document(Text("Foods:\\n1. Brown rice ($2): 3 g of fat\\n- Tofu: 8 g of fat")))
    >>> [each.name for each in found]
    ['Brown rice', 'Tofu']
    """
    for match in _ROW.finditer(document.text.raw):
        start = match.start("aside") if match["aside"] else match.start("body")
        yield ItemRow(
            match["name"].strip(),
            Span(*match.span("name")),
            Span(start, match.end("body")),
            Span(match.start(), match.start("name")),
        )


_SPOKEN = re.compile(
    r"^(?:(?:each|every|one|an?|the|single|finally|and|per)\s|,\s?){0,3}"
    r"(?:(?:serving|portion|cup|bowl|slice|piece|bag|can|glass|plate|bar|box|pack|package|carton|loaf|block|bottle"
    r"|unit|kilo|kilogram|kg|pound|ounce|gram|ton|tonne|lit(?:re|er))s?\sof\s)?"
    r"(?P<name>[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,2}?)\s"
    r"(?:costs?|contains?|provides?|gives?|has|have|offers?|supplies|delivers?|comes?|is\spriced|are\spriced|holds?)\s",
    re.IGNORECASE,
)
_PRONOUN = frozenset("it they which that there this you we i the each food item".split())


def spoken_items(document: Document) -> Iterator[ItemRow]:
    """Returns the sentences that describe one thing, such as "A cup of rice costs $1 and has 4 g of fat".

    >>> from agent.interpret.embedded.text import Text
    >>> [each.name for each in spoken_items(Document(Text("A cup of rice costs $1. Each egg has 6 g.")))]
    ['rice', 'egg']
    """
    for sentence in document.text.sentences:
        match = _SPOKEN.match(sentence.text)
        if match and match["name"].lower() not in _PRONOUN and len(sentence.text) < 600:
            start = sentence.span.start
            name = Span(start + match.start("name"), start + match.end("name"))
            body = Span(start + match.end("name"), sentence.span.end)
            yield ItemRow(match["name"], name, body, Span(start, start + match.start("name")))
