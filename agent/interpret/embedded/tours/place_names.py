"""The names that a question's own statements give to places, and where they are mentioned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_NAME = r"[^\W_][\w'’]*"
_END = (
    r"(?=\s*(?:[:=,.;(?\n]|$"
    r"|(?:is|are|costs?|takes?|has|and|in|for|by|at|with|incurs)\b))"
)
_NUMBERED = rf"(?:{_NAME}\s)?\d+"
_WORDS = r"[^\W\d_][\w'’]*(?:\s[^\W\d_][\w'’]*){0,2}?"
_THE = r"(?:the\s)?"
_STATED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bbetween\s{_THE}(?P<u>{_NUMBERED})\sand\s{_THE}(?P<v>{_NUMBERED}){_END}",
        rf"\bbetween\s{_THE}(?P<u>{_WORDS})\sand\s{_THE}(?P<v>{_WORDS}|{_NUMBERED})(?:{_END}|\s(?=\d))",
        rf"\bfrom\s{_THE}(?P<u>{_NUMBERED})\sto\s{_THE}(?P<v>{_NUMBERED}){_END}",
        rf"\bfrom\s{_THE}(?P<u>{_WORDS})\sto\s{_THE}(?P<v>{_WORDS}|{_NUMBERED})(?:{_END}|\s(?=\d))",
        rf"(?:^|[.;,:]|\band)\s*{_THE}(?P<u>{_WORDS})\sand\s{_THE}(?P<v>{_WORDS})"
        r"\s(?:are|lie)\s(?=[\d.]+\s?\w*\sapart)",
        rf"(?:^|[\n:;,]|[*•-]\s)\s*{_THE}(?P<u>{_NUMBERED})\sto\s{_THE}(?P<v>{_NUMBERED})\s*[:=]",
        rf"(?:^|[\n:;,]|[*•-]\s)\s*{_THE}(?P<u>{_WORDS})\sto\s{_THE}(?P<v>{_WORDS}|{_NUMBERED})"
        r"(?:\s*[:=]|\s(?:is\s|takes\s|costs\s)?(?=\d))",
    )
)
# "From City E, it costs …", "to H costs 23 units": capitalised or numbered after a preposition.
_PROPER = r"(?:[A-Za-z]+\s)?(?:[A-Z][\w'’]*(?:\s[A-Z][\w'’]*)?|\d+|[α-ωΑ-Ω])"
_LOOSE = re.compile(
    rf"(?:\b(?i:from|reach|leaving|to|starts?\sat)\s)(?P<name>{_PROPER})(?=\s*(?:[,.:;]|$|is\b|are\b|costs?\b|it\b|the\b|\())"
)
_NEVER = frozenset(
    "it the this that an each all every any one two visit return get go travel reach minimise "
    "minimize find determine deliver be make start them there here which what and or from to cost "
    "costs distance between with by for of is are then next each".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text at `start` up to `end`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class PlaceNames:
    """Names with the ways they are written: "City A", "A" and "city A" are one place."""

    spellings: dict[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ordered = sorted(self.spellings, key=len, reverse=True)
        return re.compile(
            r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-]|\.\d)", re.IGNORECASE
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Returns where the names stand in a text; a bare number counts only after a preposition."""
        if not self.spellings:
            return ()
        return tuple(
            Mention(name, match.start(), match.end())
            for match in self._pattern.finditer(text)
            if (name := self._name(match, text)) is not None
        )

    def _name(self, match: re.Match[str], text: str) -> str | None:
        written = match.group()
        if written.isdigit() and not re.search(
            r"\b(?:to|from|between|and)\s$", text[: match.start()], re.IGNORECASE
        ):
            return None
        if len(written) == 1 and written.isalpha():
            article = re.match(r"\s[a-z]{3,}", text[match.end() :]) and written in "AaI"
            verb = re.match(r"\s(?:is|has|are|and|incurs|costs|the)\b", text[match.end() :])
            if written not in self.spellings or (article and not verb):
                return None
        return self.spellings.get(written) or self.spellings.get(written.lower())


def learn(text: str, listed: Iterable[str] = ()) -> PlaceNames:
    """Returns the places that a text states distances of, with those `listed` elsewhere.

    >>> names = learn("From City A to City B: 3. From City A to City C: 4. From B to C: 5.")
    >>> sorted(set(names.spellings.values()))
    ['A', 'B', 'C']
    """
    counts: Counter[str] = Counter(_tidy(name) for name in listed)
    for pattern in _STATED:
        for match in pattern.finditer(text):
            counts.update((_tidy(match["u"]), _tidy(match["v"])))
    counts.update(_tidy(match["name"]) for match in _LOOSE.finditer(text))
    found = [name for name in counts if name and _NEVER.isdisjoint(name.lower().split())]
    numbered = {name.split()[0].lower() for name in found if name[-1].isdigit() and " " in name}
    return PlaceNames(_spellings([name for name in found if name.lower() not in numbered]))


def _tidy(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", name.strip(), flags=re.IGNORECASE)


def _spellings(found: list[str]) -> dict[str, str]:
    """Every way of writing each name. A word before many names is their kind, not part of them."""
    split = [name.rsplit(" ", 1) if name[-1].isdigit() else name.split(" ", 1) for name in found]
    heads = Counter(parts[0].lower() for parts in split if len(parts) == 2)
    alone = {parts[0].lower() for parts in split if len(parts) == 1}
    kinds = {
        parts[0].lower()
        for parts in split
        if len(parts) == 2 and (heads[parts[0].lower()] > 1 or parts[1].lower() in alone)
    } - alone
    rests = [parts[1].lower() for parts in split if len(parts) == 2 and parts[0].lower() in kinds]
    clashes = {
        rest
        for rest in rests
        if len({p[0].lower() for p in split if len(p) == 2 and p[1].lower() == rest}) > 1
    }
    spellings: dict[str, str] = {}
    for parts in split:
        if len(parts) == 2 and parts[0].lower() in kinds and parts[1].lower() not in clashes:
            name = parts[1] if any(rest in alone for rest in rests) else " ".join(parts)
            written = [parts[1], *(f"{kind} {parts[1]}" for kind in kinds)]
        else:
            name, written = " ".join(parts), [" ".join(parts)]
        for spelling in written:
            key = spelling if len(spelling) == 1 else spelling.lower()
            spellings.setdefault(key, _shared(spellings, name))
    return spellings


def _shared(spellings: dict[str, str], name: str) -> str:
    """The name already used for it in another case, or the name itself."""
    key = name if len(name) == 1 else name.lower()
    return spellings.get(key, name)
