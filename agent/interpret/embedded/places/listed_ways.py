"""Lists of ways with their numbers: "Ashford to Brinton 12, Ashford to Calder 20", "A→B 10, A→C 8"."""

from __future__ import annotations

import re
from bisect import bisect_left

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.places.ways import Way

_NAME = r"[A-Z][^\W\d_]{0,20}(?:[ '-][A-Z][^\W\d_]{1,20}){0,2}|[A-Za-z]\d{0,2}|\d{1,3}"
_LISTED = re.compile(
    rf"(?:(?<=^)|(?<=[,;:\n(]\s)|(?<=[\n(])|(?<=\band\s)|(?<=[-*•]\s))(?P<u>{_NAME})\s?(?:\sto\s|→|->|=>|⟶)\s?"
    rf"(?P<v>{_NAME})(?:\s?[:=]\s?|\s?\(|\s(?:is\s|costs\s|takes\s|holds\s|carries\s)?)(?=[$€£]?\d)"
)
_FEWEST = 3


def listed_ways(document: Document) -> tuple[Way, ...]:
    """Returns the ways of a list of at least three, () where there is no such list.

    >>> from agent.interpret.embedded.text import Text
    >>> found = listed_ways(Document(Text("Links: A→B 10, A→C 8, B→C 5")))
    >>> [(way.u, way.v, way.value) for way in found]
    [('A', 'B', 10.0), ('A', 'C', 8.0), ('B', 'C', 5.0)]
    """
    numbers = document.numbers
    starts = [number.span.start for number in numbers]
    sentences = document.text.sentences
    begins = [sentence.span.start for sentence in sentences]
    found = []
    for match in _LISTED.finditer(document.text.raw):
        index = bisect_left(starts, match.end())
        if index < len(numbers) and starts[index] - match.end() <= 2 and match["u"] != match["v"]:
            sentence = sentences[max(0, bisect_left(begins, match.start() + 1) - 1)]
            found.append(Way(match["u"], match["v"], numbers[index], sentence.span))
    return tuple(found) if len(found) >= _FEWEST else ()
