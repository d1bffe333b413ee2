"""A question put into plain English by a pack, with every number still at its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from agent.interpret.embedded.text import Span
from agent.interpret.languages.pack import LanguagePack
from agent.interpret.languages.sayings import with_sayings

_SET_APART = re.compile(r"‹(\d+)›")
_SENTENCE_START = re.compile(r"(?:^|(?<=[.?!]\s))[a-z]")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")
_GLUED = re.compile(r"([.?!;:,])(?=[^\W\d_]{2})")
_FOREIGN = re.compile(r"[가-힣]+")
_ALIAS = re.compile(r"zq[a-z]{2}q*", re.IGNORECASE)
_LONGEST = 20_000  # no question told in words is longer; data belongs into a file


@dataclass(frozen=True, slots=True)
class Translation:
    """The English text, and for each of its numbers, in order, where the question has it.

    Names in another script stand under aliases of Latin letters, since English tells a name by its
    capital; `names` holds the names by their aliases. `unread` is the first sentence of the question
    that holds a condition which no rule of the pack understands.
    """

    text: str
    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]
    names: dict[str, str]
    unread: str = ""

    def in_own_names(self, said: str) -> str:
        """A text that was made from the English one, with the names as the person wrote them."""
        return _ALIAS.sub(lambda match: self.names.get(match[0].lower(), match[0]), said)

    def place(self, start: int) -> Span | None:
        """Where the number that begins at `start` of the English text stands in the question."""
        index = bisect_right(self.ours, Span(start, 1 << 40)) - 1
        if index < 0 or not self.ours[index].start <= start <= self.ours[index].end:
            return None
        return self.theirs[index]


def translated(text: str, pack: LanguagePack) -> Translation | None:
    """Returns the question in plain English; None where it is too long to be one told in words."""
    if len(text) > _LONGEST:
        return None
    found: list[tuple[Span, str]] = []

    def set_apart(match: re.Match[str]) -> str:
        found.append((Span(*match.span()), pack.value(match)))
        return f"‹{len(found) - 1}›"

    told = pack.prepare(pack.numeral.sub(set_apart, text.replace("‹", "<").replace("›", ">")))
    told = with_sayings(told, pack.sayings, pack.restricting, [each for _, each in found])
    for each in pack.rules:
        told = each.pattern.sub(each.english, told)
    unread = _not_understood(told, text, pack)
    told = _GLUED.sub(r"\1 ", told)
    aliases: dict[str, str] = {}
    told = _FOREIGN.sub(lambda match: aliases.setdefault(match[0], _alias(len(aliases))), told)
    told = _SENTENCE_START.sub(lambda match: match[0].upper(), told)
    names = {alias.lower(): name for name, alias in aliases.items()}
    return replace(_with_numbers(told, found, names), unread=unread)


def _not_understood(told: str, text: str, pack: LanguagePack) -> str:
    """The sentence as asked that holds a restricting word which is still there after all rules."""
    left = pack.restricting.search(told) or (pack.obliging and pack.obliging.search(told))
    if not left:
        return ""
    sentences = _SENTENCE_END.split(text)
    return next((each for each in sentences if left[0].strip().lower() in each.lower()), left[0])


def _alias(number: int) -> str:
    """Returns a word that is no word of any language, to stand for a name.

    >>> _alias(0), _alias(27)
    ('Zqaa', 'Zqbb')
    """
    tens, ones = divmod(number, 26)
    return f"Zq{chr(97 + tens % 26)}{chr(97 + ones)}" + "q" * (tens // 26)


def _with_numbers(told: str, found: list[tuple[Span, str]], names: dict[str, str]) -> Translation:
    pieces: list[str] = []
    ours: list[Span] = []
    theirs: list[Span] = []
    length = position = 0
    for match in _SET_APART.finditer(told):
        before = told[position : match.start()]
        place, value = found[int(match[1])]
        pieces += [before, value]
        length += len(before)
        ours.append(Span(length, length + len(value)))
        theirs.append(place)
        length += len(value)
        position = match.end()
    return Translation("".join([*pieces, told[position:]]), tuple(ours), tuple(theirs), names)
