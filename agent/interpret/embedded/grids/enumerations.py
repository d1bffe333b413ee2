"""Lists and ranges in running text: "north, east, south and west", "jobs 1, 2, 3", "1 to 22"."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:and|or|&)?|\band\b|\bor\b|&)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|its?|their)\s+", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:number(?:ed)?|label(?:l?ed)?|index(?:ed)?|named?|called|from|nodes|vertices|cities|[a-z]+s)"
    r"\s+(?:sequentially\s+)?(?:from\s+|as\s+)?(?P<first>\d+|[A-Z])\s*(?:to|through|until|\.\.+|[-–])"
    r"\s*(?P<last>\d+|[A-Z])\b(?!\s*%|\.\d)"
)
# More names than any question spells out by a range; a larger range is an amount, not a list.
_LONGEST_RANGE = 10_000


def split_list(text: str) -> tuple[str, ...]:
    """Returns the entries of a written list, without articles.

    >>> split_list("the depot, north, east and west")
    ('depot', 'north', 'east', 'west')
    """
    entries = (_ARTICLE.sub("", entry.strip(" .:\t")) for entry in _SEPARATOR.split(text))
    return tuple(entry for entry in entries if entry)


def named_ranges(text: str) -> tuple[tuple[str, ...], ...]:
    """Returns the names that ranges such as "numbered 1 to 4" or "labelled A through C" stand for.

    >>> named_ranges("A graph has 3 vertices numbered 1 to 3.")
    (('1', '2', '3'),)
    """
    return tuple(
        names
        for match in _NUMBERED.finditer(text)
        if (names := _expanded(match["first"], match["last"]))
    )


def _expanded(first: str, last: str) -> tuple[str, ...]:
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        if low < high < low + _LONGEST_RANGE:
            return tuple(str(number) for number in range(low, high + 1))
    elif first.isalpha() and last.isalpha() and first < last:
        return tuple(chr(code) for code in range(ord(first), ord(last) + 1))
    return ()
