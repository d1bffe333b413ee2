"""What is to be few, and how much one of it holds: "a minibus seats eight; how many minibuses?"."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.packing.capacity import Capacity
from agent.interpret.embedded.text import Span

# Few of something: the noun is the container, unless it is left out ("how many do I need?").
_FEW = re.compile(
    r"\b(?:how\s(?:many|few)|fewest|as\sfew|(?:smallest|least|lowest|minimum|minimal)\s(?:possible\s)?(?:number|count|quantity)\s?"
    r"(?:of)?)\s(?:possible\s|identical\s|such\s|of\s|the\s|these\s)?(?P<noun>[a-z]+(?:\s[a-z]+)?)",
    re.IGNORECASE,
)
_HOLDS = (
    r"(?:holds?|holding|seats?|seating|carr(?:y|ies)|carrying|takes?|fits?|stores?|bears?|supports?|accommodates?|lifts?"
    r"|(?:may|can|must\snot|cannot)\s(?:each\s)?(?:weigh|hold|carry|take|seat|fit|bear|be\sloaded\swith|contain|exceed)"
    r"|ha(?:s|ve)\s(?:room|space|a\scapacity|seats|place)(?:\s(?:for|of))?|of|with|up\sto|is|are|lasts?)"
)
_SHORTEST = 3  # letters of a noun that is looked for
_REACH = 30  # characters between a container and its capacity


def container_capacity(document: Document) -> Capacity | None:
    """Returns how much one of what is to be few holds, None where that is not told in one way.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Families of 4, 3 and 5 travel by minibus. A minibus seats eight. How many minibuses are needed?"
    >>> container_capacity(Document(Text(text))).value
    8.0
    """
    text = document.text.raw
    found: dict[float, Capacity] = {}
    for match in _FEW.finditer(text):
        for noun in _nouns(match["noun"]) or _first_nouns(text):
            holder = re.compile(
                rf"\b{re.escape(noun)}(?:es|s)?\b[^.;?!\d]{{0,{_REACH}}}?\b{_HOLDS}\s[^.;:?!\d]{{0,{_REACH}}}?",
                re.IGNORECASE,
            )
            for held in holder.finditer(text):
                span = Span(held.start(), min(len(text), held.end() + 24))
                number = next(
                    (
                        n
                        for n in document.numbers_in(span)
                        if n.span.start <= held.end() + 2 and n.span.start > held.start()
                    ),
                    None,
                )
                if number is not None and number.value > 1:
                    found.setdefault(number.value, Capacity(number.value, number.unit, number.span))
    return next(iter(found.values())) if len(found) == 1 else None


def _nouns(words: str) -> list[str]:
    """The stems that a container may be called by: the last word first."""
    kept = [word for word in words.lower().split() if word not in _NO_NOUNS]
    stems = [re.sub(r"(?:es|s)$", "", word) if not word.endswith("ss") else word for word in kept]
    return [stem for stem in stems if len(stem) >= _SHORTEST]


_NO_NOUNS = frozenset(
    "do does did can could must should will are is be need needed at we you they it i of them for to at".split()
)


def _first_nouns(text: str) -> list[str]:
    """What a text begins with, as in "Memory sticks of 16 GB: how many do I need?"."""
    match = re.match(
        r"\s*(?:an?\s|the\s)?((?:[A-Za-z]+\s){0,2}?[A-Za-z]+?s?)\s(?:of|with|that|which|holding)\b",
        text,
    )
    return _nouns(match[1])[-1:] if match else []
