"""Names of jobs and machines in running text: what stands before a verb or a number, without articles."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(
    r"[,;()|\n]|:\s|:$|\s[-–—]\s|\b(?:(?:and\s)?after\sthat|followed\sby|afterwards|and|but|while|whereas|with|which|that|then|plus|so)\b",
    re.IGNORECASE,
)
_LEADING = frozenset(
    "the a an its their his her our my your this these those it he she they we i is are was were be has have had also and then next first "
    "second third last lastly finally only just another for from in at on to of there while whereas as job's must can may should will would "
    "after before later who when if take given named called come comes into onto by through".split()
)
_TRAILING = frozenset(
    "the a an its is are be will would can could may might must should has have also and only just then to of for in at on by with job's each about "
    "which that who it itself alone always".split()
)
# Words that no name of a job holds: a phrase with one of them is a clause that was not understood.
_CLAUSE = frozenset(
    "must cannot can't can may should would will is are was were be been has have had if unless when until because before after than least most more "
    "less only not no never every how what who which where why minimise minimize maximise maximize find schedule assign there we you i he "
    "she they it rests dries dry cools rises stands sits waits simmers soaks hardens proves takes take needs need requires require lasts last starts start begins begin ends end finish finished done due".split()
)
_MOST_WORDS = 5
_WORD = re.compile(r"[^\W_]+(?:['’/.&\-][^\W_]+)*\.?|#\d+")


def pieces(text: str) -> list[str]:
    """Returns the pieces between commas, brackets and joining words, without the last ones' colons.

    >>> pieces("Two jobs wait: the posters and flyers (")
    ['Two jobs wait', 'the posters', 'flyers']
    """
    text = re.sub(r"[\s:(=\[{\"'“”–—|*_-]+$", "", text)
    return [each.strip(" \t\"'“”*_[]{}") for each in _SEPARATOR.split(text)]


def cleaned(phrase: str) -> str:
    """Returns the name in a phrase, "" where it holds none.

    >>> cleaned("the old posters"), cleaned("which must be"), cleaned("Essay A"), cleaned("a A")
    ('old posters', '', 'Essay A', 'A')
    """
    words = _WORD.findall(phrase.strip(" \"'“”*_`"))
    while words and words[0].lower() in _LEADING and not _is_letter(words, 0):
        words.pop(0)
    while words and words[-1].lower() in _TRAILING and not _is_letter(words, len(words) - 1):
        words.pop()
    if not words or len(words) > _MOST_WORDS or any(each.lower() in _CLAUSE for each in words):
        return ""
    return " ".join(words).rstrip(".")


def _is_letter(words: list[str], at: int) -> bool:
    """Whether a word is a capital that names something: "A" at the end or alone, "I" never."""
    return words[at] == "A" and (at == len(words) - 1 or len(words) == 1)
