"""Sentences whose meaning is told by the words they hold, in whatever order those stand.

A rule of words keeps the order of the other language. Where a sentence asks or rules something that
every question of a family says in one way or another ("split them so that the sums differ as little
as possible"), the words in it are enough: the whole sentence becomes one English one. It must leave
nothing behind, so a sentence with a number that the English does not hold, or with a restricting
word that no cue covers, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

NUMBER = r"‹\d+›"  # a number that was set apart
_NUMBER = re.compile(NUMBER)
# A full stop ends a sentence before a blank or at the end; a colon ends what rules over a list.
_SENTENCE = re.compile(r"[^.?!:\n]+(?:\.(?!\s|$)[^.?!:\n]*){0,40}")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that holds every cue means `english`, a template of the groups of the cues.

    `unless` are words with which the sentence says something else.
    """

    cues: tuple[re.Pattern[str], ...]
    english: str | Callable[[dict[str, str], str], str]
    unless: re.Pattern[str] | None = None

    def told(
        self, sentence: str, restricting: re.Pattern[str], values: Sequence[str]
    ) -> str | None:
        """The English of the sentence, None where it is not wholly understood."""
        found = [cue.search(sentence) for cue in self.cues]
        matches = [each for each in found if each is not None]
        if len(matches) < len(found) or (self.unless and self.unless.search(sentence)):
            return None
        covered = [each.span() for cue in self.cues for each in cue.finditer(sentence)]
        for word in restricting.finditer(sentence):
            if not any(start <= word.start() and word.end() <= end for start, end in covered):
                return None
        groups = {key: value for each in matches for key, value in each.groupdict("").items()}
        english = (
            self.english.format(**groups)
            if isinstance(self.english, str)
            else self.english(groups, sentence)
        )
        kept, there = _NUMBER.findall(english), _NUMBER.findall(sentence)
        # "Into two teams, so that between the two teams …": a number of groups may be said again.
        again = [each for each in there if each not in kept]
        k = groups.get("k", "")
        is_told = len(kept) == len(there) - len(again) and (
            not again
            or (k in kept and {_said(each, values) for each in again} == {_said(k, values)})
        )
        return english if is_told else None


def _said(number: str, values: Sequence[str]) -> str:
    """The value of a number that was set apart."""
    index = int(number[1:-1])
    return values[index] if index < len(values) else number


def saying(
    *cues: str, means: str | Callable[[dict[str, str], str], str], unless: str = ""
) -> Saying:
    """Returns a saying; `#` in a cue stands for a number that was set apart."""
    return Saying(
        tuple(re.compile(cue.replace("#", NUMBER), re.IGNORECASE) for cue in cues),
        means,
        re.compile(unless, re.IGNORECASE) if unless else None,
    )


def with_sayings(
    text: str,
    sayings: tuple[Saying, ...],
    restricting: re.Pattern[str],
    values: Sequence[str] = (),
) -> str:
    """Returns the text with each sentence that a saying understands put into English.

    `values` are what the numbers that were set apart say.

    >>> shortest = saying("kürzeste", "tour", means="Find the shortest round trip")
    >>> with_sayings("A liegt bei B. Wie geht die kürzeste Tour?", (shortest,), re.compile("nicht"))
    'A liegt bei B. Find the shortest round trip?'
    """

    def english(match: re.Match[str]) -> str:
        sentence = match[0]
        lead = sentence[: len(sentence) - len(sentence.lstrip())]
        for each in sayings:
            told = each.told(sentence, restricting, values)
            if told is not None:
                return lead + told
        return sentence

    return _SENTENCE.sub(english, text)
