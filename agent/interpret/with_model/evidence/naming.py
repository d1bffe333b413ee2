"""Where a text names the decisions of a reply."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

_SHORTEST = 3  # letters of a word that names a decision by itself
_ENDING = re.compile(r"(?:ies|es|s|y)$")
_LONG = 5  # letters from which on a word may stand in the singular or the plural
_MOST_NAMES = 200
_MEASURE = re.compile(
    r"(?:square|foot|feet|units?|number|amount|of|kg|hectares?|tons?|lit(?:re|er)s?|hours?|acres?|pounds?|grams?)",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:rent|open|use|used|build|buy|is|run|make|start|set|setup|hire|launch|do|o|y|z|order|pick|choose|select|on)",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(r"\[.*,")  # ship[a, b] is named by no single words


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a text, and the decision that it names."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Naming:
    """How the decisions of a reply stand in a text: by the words that no other decision has."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    @property
    def names(self) -> frozenset[str]:
        """The decisions that the text names."""
        return frozenset(name for name, _ in self.patterns)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Returns the mentions of decisions in a text, in order.

        >>> naming = naming_of(("small_team", "large_team"), "Small teams mow more than large teams.")
        >>> [(each.start, each.name) for each in naming.mentions("Large and small teams")]
        [(0, 'large_team'), (10, 'small_team')]
        """
        found = [
            Mention(match.start(), match.end(), name)
            for name, pattern in self.patterns
            for match in pattern.finditer(text)
        ]
        found.sort(key=lambda each: (each.start, each.end))
        return tuple(
            each
            for each, later in zip_longest(found, found[1:])
            if later is None or later.name == each.name or not _is_adjective(text, each, later)
        )


def _is_adjective(text: str, one: Mention, other: Mention) -> bool:
    """Whether a mention is a mere word before another's, as "small" in "small canoes"."""
    return text[one.end : other.start] in {" ", "-"}


def naming_of(names: Iterable[str], text: str) -> Naming:
    """Returns how those of `names` that a text holds stand in it.

    A decision over one set is named by its member: make[red lamp] as "red lamp".
    """
    words = {name: _words(name) for name in dict.fromkeys(names) if not _OF_SEVERAL.search(name)}
    if len(words) > _MOST_NAMES:
        return Naming(())
    # rent_press is about the press: where there is a "press" too, the word is the latter's.
    things = {tuple(each) for each in words.values()}
    words = {
        name: each
        for name, each in words.items()
        if not (len(each) > 1 and _ACT.fullmatch(each[0]) and tuple(each[1:]) in things)
    }
    held = Counter(word for each in words.values() for word in {_stem(part) for part in each})
    patterns = ((name, _pattern(each, held)) for name, each in words.items())
    return Naming(tuple((name, found) for name, found in patterns if found and found.search(text)))


def _words(name: str) -> list[str]:
    inner = re.search(r"\[(.*)\]", name)
    return re.findall(r"[^\W\d_]+|\d+", inner[1] if inner else name)


def _pattern(words: list[str], held: Counter[str]) -> re.Pattern[str] | None:
    own = [
        word
        for word in words
        if held[_stem(word)] == 1 and len(word) >= _SHORTEST and not _MEASURE.fullmatch(word)
    ]
    if own and not any(word.isdigit() for word in words):
        return re.compile("|".join(_stemmed(word) for word in own), re.IGNORECASE)
    if not words or (len(words) == 1 and held[_stem(words[0])] > 1):
        return None
    phrase = r"[\W_]{0,2}".join(map(re.escape, words))
    if len(words) == 1 and len(words[0]) < _SHORTEST:  # "A" is a product, "a" an article
        opening = r"(?<![.!?:]\s)(?<!^)" if words[0] == "A" else ""
        return re.compile(rf"{opening}(?<![^\W_]){phrase}(?![^\W_])", re.MULTILINE)
    return re.compile(rf"(?<![^\W_]){phrase}(?![^\W_])", re.IGNORECASE)


def _stem(word: str) -> str:
    return _ENDING.sub("", word.lower()) if len(word) > _SHORTEST else word.lower()


def _stemmed(word: str) -> str:
    if len(word) < _LONG:
        return rf"\b{re.escape(word)}s?\b"
    return rf"\b{re.escape(_ENDING.sub('', word))}\w{{0,3}}\b"
