"""Names that numbers are said of: "a regular van can deliver 500"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.linear.words import FUNCTION, PERIODS, stem
from agent.interpret.embedded.prose.verbs import is_verb

_LONGEST_NAME = 5
DETERMINERS = frozenset("a an the each every one per any another".split())
_NEVER_ALONE = frozenset(
    stem(word)
    for word in "company factory firm farmer shop store bakery owner manager restaurant hospital clinic "
    "school airport city price trip kind type machine vehicle".split()
)
NEVER_HEADS = frozenset(
    stem(word)
    for word in "it he she they we you there total number amount "
    "profit cost revenue time unit hour minute day week month year dollar maximum minimum budget "
    "least most which "
    "that this these those who what other addition hand order each both combination pound kg "
    "gram litre liter mg ml meet transaction spend budget more less fewer".split()
)
STOPS = frozenset("and but while whereas or because since so if when then".split())
# Words before "per", "of", "a" behind which the owner of a sum of money is named.
_OWNING = frozenset("profit cost price revenue from per for to running in using of".split())
_LEADS = frozenset(
    "also further furthermore additionally moreover since if because although when suppose assume "
    "running using given however similarly and or".split()
)


def pieces_before(before: str) -> list[str]:
    """The clauses before a number; the last may hold its subject, or a leading one may."""
    return re.split(
        r"[,;:()]|\.\s|\b(?:while|whereas|but)\b|\band\s(?=an?\s|each\s|the\s|every\s)", before
    )[-2:]


def subject_name(piece: str) -> str:
    """The name that a clause begins with, up to its verb; "" where there is none.

    >>> subject_name(" a regular van can deliver "), subject_name("the profit per oak desk is")
    ('regular van', 'oak desk')
    """
    words = re.findall(r"[^\W_][\w'’\-&]*", piece)
    lowered = [word.lower() for word in words]
    for index, word in enumerate(lowered):
        if word in {"per", "each", "every", "a", "an", "one", "of", "for"} and index:
            before = lowered[index - 1]
            if before in _OWNING:
                inner = _until_verb(words[index + 1 :])
                if inner:
                    return inner
    relative = next((i for i, w in enumerate(lowered) if w in {"who", "which", "that"}), 0)
    if relative:
        return _until_verb([*reversed(words_behind_verb(words[:relative])), "is"])
    if len(words) > 2 and lowered[0].endswith("ing") and lowered[1] in DETERMINERS:
        words, lowered = words[1:], lowered[1:]
    index = 0
    while index < len(words) and (lowered[index] in DETERMINERS | FUNCTION | _LEADS):
        index += 1
    name = _until_verb(words[index:])
    told = index > 0 and lowered[index - 1] in {"a", "an", "each", "every", "one"}
    plain = not any(word in FUNCTION - {"of"} for word in lowered[index:])
    if not name and told and plain and 2 <= len(words) - index <= _LONGEST_NAME + 1:
        return as_name(words[index:-1])  # the last word before a number is the verb
    return name


def words_behind_verb(words: Sequence[str]) -> list[str]:
    """The last words up to a verb or a small word, the last one first."""
    name: list[str] = []
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word.lower() in FUNCTION | STOPS or (is_verb(word, begun=True) and name):
            break
        name.append(word)
    return name


def _until_verb(words: Sequence[str]) -> str:
    name: list[str] = []
    for word in words:
        if word == "A" and name:
            return as_name([*name, word])
        if word.lower() in FUNCTION - {"of"} or is_verb(word, begun=bool(name)):
            return as_name(name)
        name.append(word)
        if len(name) > _LONGEST_NAME + 1:
            return ""
    return ""


def as_name(words: Sequence[str]) -> str:
    """Returns the words as a name, "" where they can be none."""
    kept = [w for i, w in enumerate(words) if w.lower() not in DETERMINERS or (i and w == "A")]
    if not kept or len(kept) > _LONGEST_NAME or kept[0].lower() == "of" or kept[-1].lower() == "of":
        return ""
    if len(kept) == 1 and stem(kept[0]) in _NEVER_ALONE:
        return ""
    if stem(kept[-1]) in NEVER_HEADS | PERIODS or kept[0].isdigit():
        return ""
    return " ".join(kept)


def name_behind(after: str) -> str:
    """The name in "… per regular lamp", "… for each table"."""
    match = re.match(
        r"(?:\s[^\W_][\w\-]*){0,5}?\s(?:per|each|every)\s((?:[^\W_][\w\-]*\s?){1,4})", after
    )
    if not match:
        return ""
    name: list[str] = []
    for word in match[1].split():
        if word.lower() in FUNCTION - {"of"} or is_verb(word, begun=bool(name)) or word in STOPS:
            break
        name.append(word)
    return as_name(name)
