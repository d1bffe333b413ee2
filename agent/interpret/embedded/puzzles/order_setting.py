"""Who and what stands in a row: the names by kind, how many places there are, and which way they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.text import Sentence, Span, Text

_PLACE = r"(?:chairs?|seats?|houses?|places?|positions?|spots?|floors?|stor(?:e)?ys|lanes?|desks?|rooms?|slots?|hooks?|shelves|stools?|cabins?|tents?|offices?|apartments?|flats?|garages?|boxes|stalls?|lockers?)"
_ROW = re.compile(
    rf"\b(?:in\sa\s(?:row|line|queue)|a\srow\sof|queue|line\sup|lined\sup|race|finish\w*|left\sto\sright|side\sby\sside|next\sto|left\sof|right\sof|ahead\sof|directly\s(?:above|below)|in\sfront\sof|bench)\b|\b{_PLACE}\s\d+\s?(?:to|-|–|through)\s?\d+\b|\bfloors?\b",
    re.IGNORECASE,
)
_CIRCLE = re.compile(
    r"\b(?:round\stable|circular|in\sa\scircle|around\sa\s(?:\w+\s)?table|ring)\b", re.IGNORECASE
)
_RANGE = re.compile(
    rf"\b{_PLACE}\s(?:numbered\s)?(?:from\s)?(?P<first>\d+)\s?(?:to|-|–|through)\s?(?P<last>\d+)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?P<count>\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s){{0,2}}?{_PLACE}\b",
    re.IGNORECASE,
)
_VALUE = r"(?:an?\s|the\s|one\s)?[^\W\d_][\w'’\-]*(?:\s[^\W\d_][\w'’\-]*)?"
_COLON_LIST = re.compile(
    rf"(?:^|\n|[.;]\s)[\s\-*•]*(?:The\s)?(?P<kind>[A-Za-z]+(?:\s[a-z]+)?)\s?(?::|\sare)\s(?P<list>{_VALUE}(?:,\s{_VALUE}){{1,20}}(?:,?\s(?:and|or)\s{_VALUE})?)(?=\s*(?:[.;\n]|$))"
)
_NAMES = re.compile(r"(?<![\w'])[A-Z][\w'’]*(?:,\s[A-Z][\w'’]*){1,20},?\sand\s[A-Z][\w'’]*")
_FINISH = re.compile(
    r"\b(?:race|finish\w*|queue|line|place[ds]?|ranking|competition)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The names by kind, how many places, and the sentences that introduce them."""

    kinds: tuple[tuple[str, ...], ...]
    first: int
    n_places: int
    is_round: bool
    intro: tuple[Span, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, kind by kind."""
        return tuple(name for kind in self.kinds for name in kind)

    def kind_of(self, name: str) -> int:
        """The kind that a name is of."""
        return next(index for index, kind in enumerate(self.kinds) if name in kind)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds a name, also as "Englishman" or "dogs"."""
        each = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        return re.compile(
            rf"(?<!\w)(?P<name>{each})(?:['’]s|s|es|man|woman|men)?(?!\w)", re.IGNORECASE
        )


def find_setting(text: str) -> Setting | None:
    """Returns who stands in a row of which places; None where the text tells of no row.

    >>> found = find_setting("Ana, Ben and Cem sit on chairs 1 to 3 in a row. Ana sits next to Ben.")
    >>> found.kinds, found.first, found.n_places
    ((('Ana', 'Ben', 'Cem'),), 1, 3)
    """
    is_round = bool(_CIRCLE.search(text))
    if not is_round and not _ROW.search(text):
        return None
    kinds, intro = _kinds(text)
    if not kinds:
        return None
    first, count = _places(text, len(kinds[0]))
    if any(len(kind) > count for kind in kinds) or len(kinds[0]) < 3:
        return None
    if any(len(kind) != len(kinds[0]) for kind in kinds):
        return None
    names = [name.casefold() for kind in kinds for name in kind]
    if len(set(names)) != len(names):
        return None
    return Setting(kinds, first, count, is_round, intro)


def _kinds(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[Span, ...]]:
    found: list[tuple[str, ...]] = []
    spans = []
    for match in _COLON_LIST.finditer(text):
        names = tuple(re.sub(r"^(?:one)\s", "", each) for each in split_list(match["list"]))
        if len(names) > 2:
            found.append(names)
            spans.append(Span(*match.span()))
    people = _NAMES.search(text)
    if people and not any(span.start <= people.start() < span.end for span in spans):
        found.insert(0, split_list(people[0]))
        spans.append(Span(*people.span()))
    sentences = [s.span for s in Text(text).sentences if any(_meets(s, span) for span in spans)]
    return tuple(found), tuple(sentences)


def _meets(sentence: Sentence, span: Span) -> bool:
    return sentence.span.start < span.end and span.start < sentence.span.end


def _places(text: str, n_names: int) -> tuple[int, int]:
    """The number of the first place, and how many there are."""
    if match := _RANGE.search(text):
        first, last = int(match["first"]), int(match["last"])
        return first, max(last - first + 1, 0)
    for match in _COUNT.finditer(text):
        count = int(find_numbers(match["count"])[0].value)
        if count >= n_names:
            return 1, count
    return 1, n_names
