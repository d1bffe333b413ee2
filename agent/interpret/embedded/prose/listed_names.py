"""Names in lists: "chairs, tables and shelves", "small and large vans"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.linear.words import FUNCTION, stem
from agent.interpret.embedded.prose.spoken_names import DETERMINERS

_WORD = re.compile(r"[^\W_][\w'’\-]*(?:&\w+)?|[,;:()?!]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as written, and their stems; marks are words too."""

    written: tuple[str, ...]
    keys: tuple[str, ...]

    def is_mark(self, index: int) -> bool:
        return not self.written[index][0].isalnum()


def words_in(text: str) -> Words:
    """Returns the words of a text, marks among them."""
    written = tuple(match[0] for match in _WORD.finditer(text))
    return Words(written, tuple(stem(word) for word in written))


def listed_names(words: Words) -> Iterator[tuple[str, ...]]:
    """Lists with "and" or "or" whose names are spoken of again one by one elsewhere."""
    for index, word in enumerate(words.written):
        if word.lower() not in {"and", "or", "nor"}:
            continue
        yield from _around(words, index)


def _around(words: Words, joint: int) -> Iterator[tuple[str, ...]]:
    right = _right(words, joint + 1)
    lefts = _lefts(words, joint)
    if not right or not lefts:
        return
    for length in range(len(right), 0, -1):
        last = right[:length]
        for sizes in (tuple(len(each) for each in lefts),):
            names = [*lefts, last]
            if length > 1 and all(len(each) <= length for each in lefts):
                headed = [[*each, last[-1]] for each in lefts]
                if all(_said(words, each) for each in [*headed, last][: len(headed)]):
                    yield tuple(" ".join(each) for each in [*headed, last])
            for cut in range(max(sizes)):
                shorter = [each[cut:] if len(each) > cut else each for each in lefts]
                names = [*shorter, last]
                if all(_said(words, each) > 1 for each in names):
                    yield tuple(" ".join(each) for each in names)


def _said(words: Words, name: Sequence[str]) -> int:
    """How often a name is said."""
    key = tuple(stem(word) for word in name)
    return sum(words.keys[i : i + len(key)] == key for i in range(len(words.keys) - len(key) + 1))


def _right(words: Words, start: int) -> list[str]:
    name: list[str] = []
    while start < len(words.written) and words.written[start].lower() in DETERMINERS:
        start += 1
    for index in range(start, min(start + 4, len(words.written))):
        word = words.written[index]
        if words.is_mark(index) or (word.lower() in FUNCTION and word.lower() != "of"):
            break
        if word.isdigit() and not name:
            break
        name.append(word)
    return name[:-1] if name and name[-1].lower() == "of" else name


def _lefts(words: Words, joint: int) -> list[list[str]]:
    """The names before the joint, the nearest last; earlier ones stand before commas."""
    names: list[list[str]] = []
    index = joint - 1
    if index >= 0 and words.written[index] == ",":
        index -= 1
    while index >= 0:
        name: list[str] = []
        while index >= 0 and len(name) < 4:
            word = words.written[index]
            if words.is_mark(index) or (word.lower() in FUNCTION and word.lower() != "of"):
                break
            name.insert(0, word)
            index -= 1
        if not name:
            break
        names.insert(0, name[1:] if name[0].lower() == "of" else name)
        while index >= 0 and words.written[index].lower() in DETERMINERS:
            index -= 1
        if index < 0 or words.written[index] != "," or len(names) > 10:
            break
        index -= 1
    return [name for name in names if name]
