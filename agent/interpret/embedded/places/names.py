"""The places of a text: "Region 4", "the Power Plant (Station 0)", or names that ways are told of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.tours.place_names import learn

_KINDS = frozenset(
    "city metropolis metropolise town "
    "village region district area zone province state country island site location place "
    "point node vertex hub station substation junction router server switch terminal port dock airport "
    "depot warehouse center centre facility plant factory mill mine farm refinery well supplier producer "
    "manufacturer vendor source sink destination origin customer client consumer store shop outlet "
    "retailer market distributor dealer branch office base camp clinic hospital school reservoir tank "
    "pump valve intersection dc bakery quarry sector zone neighborhood neighbourhood checkpoint "
    "gateway relay cluster colony field orchard bank silo yard garage theater theatre community".split()
)
_LABEL = r"(?:\d{1,3}|[A-Z])(?![\w%]|[.,]\d)"
_NUMBERED = re.compile(rf"\b(?P<kind>[A-Za-z]{{2,20}})[\s_#-]\s?(?P<label>{_LABEL})")
_AFTER_PREPOSITION = re.compile(
    rf"\b(?:from|to|between|and)\s(?P<kind>[A-Z][a-z]{{2,20}})\s(?P<label>{_LABEL})"
)
_MANY = re.compile(
    rf"\b(?P<kind>[A-Za-z]{{2,20}}s)\s{_LABEL}(?:\s?,\s?{_LABEL}){{0,40}}\s?,?\s?"
    rf"(?:to|through|and|or|-|–)\s?{_LABEL}"
)
_CAPITALS = r"[A-Z][\w'-]{1,24}(?:\s[A-Z][\w'-]{1,24}){0,3}"
_BARE = re.compile(r"\b(?:to|from|between|and)\s$|,\s$")


# "A capacity" names no place, "A is" does.
_ARTICLE = re.compile(r"\s(?!(?:is|has|to|and|can|costs?|needs?|or|with|carries|holds)\b)[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text at `start` up to `end`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Places:
    """The places of a text by each way of writing them, lower-cased."""

    spellings: dict[str, str]
    bare: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ordered = sorted(self.spellings, key=len, reverse=True)
        return re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-]|[.,]\d)",
            re.IGNORECASE,
        )

    def mentions(self, text: str, start: int, end: int) -> list[Mention]:
        """Returns where the names stand from `start` to `end`; beside itself, a name counts once."""
        found: list[Mention] = []
        if not self.spellings:
            return found
        for match in self._pattern.finditer(text, start, end):
            written = match.group().lower()
            if written in self.bare and not self._is_bare_name(text, match):
                continue
            if match.group() in {"a", "A", "I"} and _ARTICLE.match(text, match.end()):
                continue
            name = self.spellings[written]
            if found and found[-1].name == name and match.start() - found[-1].end <= 3:
                found[-1] = Mention(name, found[-1].start, match.end())
            else:
                found.append(Mention(name, match.start(), match.end()))
        return found

    def _is_bare_name(self, text: str, match: re.Match[str]) -> bool:
        """Whether a letter or number alone is a name: "to B", "from 1 to 2"."""
        if match.group().isalpha() and match.group().islower():
            return False
        return bool(_BARE.search(text[max(0, match.start() - 9) : match.start()]))

    def joined(self, names: tuple[str, ...]) -> Places:
        """The places with others that tables name; a spelling keeps its place."""
        added = {name.lower(): name for name in names if name.lower() not in self.spellings}
        return Places({**self.spellings, **added}, self.bare) if added else self

    @property
    def names(self) -> tuple[str, ...]:
        """The places, each once, in order of first mention."""
        return tuple(dict.fromkeys(self.spellings.values()))


def learn_places(text: str) -> Places:
    """Returns the places that a text speaks of.

    >>> learn_places("From City 0 (the Mill) to City 1 costs 4, and City 1 wants 3.").names
    ('City 0', 'City 1')
    """
    numbered = _numbered(text)
    if not numbered:
        return Places({key.lower(): name for key, name in learn(text).spellings.items()})
    spellings: dict[str, str] = {}
    for (kind, label), name in numbered.items():
        spellings[f"{kind} {label}".lower()] = name
        spellings.setdefault(name.lower(), name)
    bare: set[str] = set()
    if len({kind for kind, _ in numbered}) == 1:
        for (_, label), name in numbered.items():
            bare.add(label.lower())
            spellings[label.lower()] = name
    spellings.update(_aliases(text, set(numbered.values())))
    return Places(spellings, frozenset(bare))


def many_places(text: str) -> tuple[tuple[int, int], ...]:
    """Returns where several places are named at once, "Hubs 0 through 6"; their numbers count nothing."""
    return tuple(
        match.span() for match in _MANY.finditer(text) if stem(match["kind"]) in _KIND_STEMS
    )


def counts_places(text: str, end: int) -> bool:
    """Whether the number that ends at `end` says how many places there are: "9 major cities".

    >>> counts_places("9 major cities", 1), counts_places("9 tons to City 2", 1)
    (True, False)
    """
    behind = _COUNTED.match(text, end)
    return behind is not None and stem(behind["kind"]) in _KIND_STEMS


_COUNTED = re.compile(r"\s(?:[a-z][a-z-]{1,20}\s){0,3}?(?P<kind>[a-z]{3,20}s)\b")
_KIND_STEMS = frozenset(stem(kind) for kind in _KINDS)


def _numbered(text: str) -> dict[tuple[str, str], str]:
    """The places called by a kind and a label, by both, in order."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for match in _NUMBERED.finditer(text):
        kind = match["kind"].lower()
        labels[kind].setdefault(match["label"], match.group())
    told: dict[str, set[str]] = defaultdict(set)
    for match in _AFTER_PREPOSITION.finditer(text):
        told[match["kind"].lower()].add(match["label"])
    kinds = [
        kind
        for kind, found in labels.items()
        if len(found) > 1
        and ((stem(kind) in _KIND_STEMS and not kind.endswith("s")) or len(told[kind]) > 2)
    ]
    return {(kind, label): labels[kind][label] for kind in kinds for label in labels[kind]}


def _aliases(text: str, names: set[str]) -> dict[str, str]:
    """ "the Power Plant (Station 0)" and "City 0 (Warehouse)" give a place another name."""
    if not names:
        return {}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found: dict[str, set[str]] = defaultdict(set)
    spelled = {name.lower(): name for name in names}
    for pattern in (
        rf"(?P<alias>{_CAPITALS})\s\((?i:(?P<name>{known}))\)",
        rf"\b(?:an?|the)\s(?P<alias>[a-z]{{3,20}}(?:\s[a-z]{{3,20}})?)\s\((?i:(?P<name>{known}))\)",
        rf"(?P<name>{known})\s\((?:[Tt]he\s)?(?P<alias>{_CAPITALS})\)",
    ):
        for match in re.finditer(pattern, text):
            alias = match["alias"].removeprefix("The ").removeprefix("From ").lower()
            found[alias].add(spelled[match["name"].lower()])
    taken = {name.lower() for name in names}
    return {
        alias: next(iter(places))
        for alias, places in found.items()
        if len(places) == 1 and alias not in taken
    }
