"""Where a text names the activities of a project, and which of those places introduce them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

_MOST = 6_000
_REFERENCE, _HEAD = 0xE000, 0xF0000  # private use characters that stand for names
_FILL = "\uf8f0"
REFERENCE = "[\ue000-\uf7ff]\uf8f0*"
HEAD = "[\U000f0000-\U000f1fff]\uf8f0*"
_KIND = re.compile(
    r"^(?:tasks?|activit(?:y|ies)|steps?|jobs?|phases?|stages?|work\spackages?|the)\s",
    re.IGNORECASE,
)
_AFTER_LETTER = re.compile(
    r"\s(?:takes|lasts|needs|requires|follows|precedes|and|or|is|has|must|can|may|comes|before|after|starts|begins|ends|runs|depends|cannot"
    r"|should|will|to|in|on|for|have|are|finishes|finish|start|begin|waits|with|then|once|when|as)\b"
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text in which every name is a character for it and fillers, so that it is as long as it was.

    `spans` are where the names stand.
    """

    text: str
    spans: tuple[Span, ...] = ()

    def index(self, at: int) -> int:
        """Which name stands at a place."""
        code = ord(self.text[at])
        return code - (_HEAD if code >= _HEAD else _REFERENCE)

    def is_head(self, at: int) -> bool:
        """Whether the name at a place introduces its activity there."""
        return ord(self.text[at]) >= _HEAD


def masked(raw: str, names: Sequence[str], introductions: Iterable[Span]) -> Masked | None:
    """Returns the text with its names masked, None where there are too many of them.

    In each of the `introductions` the last name introduces its activity.

    >>> found = masked("A follows B", ("A", "B"), ())
    >>> found.text[1:10], found.index(10), found.is_head(0)
    (' follows ', 1, False)
    """
    if len(names) > _MOST:
        return None
    known: dict[str, int] = {}
    for index, name in enumerate(names):
        known[name.casefold()] = index
    for index, name in enumerate(names):
        known.setdefault(_KIND.sub("", name).casefold(), index)
    pattern = re.compile(
        r"(?<![\w'’])(?:"
        + "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        + r")(?![\w'’])",
        re.IGNORECASE,
    )
    found = [match for match in pattern.finditer(raw) if not _is_word(raw, match)]
    heads = _last_inside([match.start() for match in found], introductions)
    pieces, position = list[str](), 0
    for match in found:
        base = _HEAD if match.start() in heads else _REFERENCE
        letter = chr(base + known[match.group().casefold()])
        pieces += [raw[position : match.start()], letter, _FILL * (len(match.group()) - 1)]
        position = match.end()
    spans = tuple(Span(*match.span()) for match in found)
    return Masked("".join([*pieces, raw[position:]]), spans)


def _last_inside(starts: list[int], spans: Iterable[Span]) -> set[int]:
    """The last of the places in each span."""
    found = set()
    for span in spans:
        index = bisect_left(starts, span.end)
        if index and starts[index - 1] >= span.start:
            found.add(starts[index - 1])
    return found


def _is_word(raw: str, match: re.Match[str]) -> bool:
    """Whether a letter alone is an article or a pronoun and not a name."""
    word = match.group()
    if len(word) > 1:
        return False
    if not word.isupper():
        return word.isalpha()
    after = raw[match.end() : match.end() + 12]
    return word in "AI" and bool(re.match(r"\s[a-z]", after)) and not _AFTER_LETTER.match(after)
