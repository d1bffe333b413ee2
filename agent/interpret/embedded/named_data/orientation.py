"""Which index of a square array comes first: `Cost_{i, j}`, "cost[i][j] … person i on project j"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.named_data.entries import Entry
from agent.interpret.embedded.named_data.names import words_of

_INDEXED = re.compile(
    r"(?P<name>[A-Za-z_]\w{0,60}?)(?:_\{(?P<set>[^{}\n]{1,20})\}|(?P<brackets>(?:\[[a-z]\w{0,10}\]){1,3}))"
)
_LETTER = re.compile(r"(?P<words>(?:[A-Za-z]{2,20}\s){1,2})`?(?P<letter>[a-z])`?(?![\w'’])")


def axes_order(
    text: str, entry: Entry, axes: Mapping[str, str], first: str, second: str
) -> bool | None:
    """Returns whether the rows are `first`; None where the text does not say.

    `axes` gives the words for each index set, apart by "|".

    >>> from agent.interpret.embedded.text import Span
    >>> rates = Entry("rate", ((2.0, 3.0), (3.0, 2.0)), Span(0, 1))
    >>> sets = {"product": "product", "stage": "stage"}
    >>> axes_order("Product `p` in stage `s` has the rate `Rate_{s, p}`.", rates, sets, "product", "stage")
    False
    """
    words = {axis: {stem(each) for each in said.split("|")} for axis, said in axes.items()}
    letters = _letters(text, words)
    for match in _INDEXED.finditer(text):
        if not _is_same(words_of(match["name"]), entry.words):
            continue
        written = match["set"] or match["brackets"]
        found = [letters.get(each) or _axis_of(each, words) for each in re.findall(r"\w+", written)]
        if found[:2] == [first, second]:
            return True
        if found[:2] == [second, first]:
            return False
    return _spoken_order(text, entry, words, first, second)


def _letters(text: str, words: Mapping[str, set[str]]) -> dict[str, str]:
    """The index set that each index letter runs over."""
    found: dict[str, str] = {}
    for match in _LETTER.finditer(text):
        axis = next(
            (axis for each in reversed(match["words"].split()) if (axis := _axis_of(each, words))),
            None,
        )
        if axis:
            found.setdefault(match["letter"], axis)
    return found


def _axis_of(word: str, words: Mapping[str, set[str]]) -> str | None:
    return next((axis for axis, said in words.items() if stem(word.lower()) in said), None)


def _is_same(spoken: Sequence[str], written: Sequence[str]) -> bool:
    return bool(spoken) and (set(spoken) <= set(written) or set(written) <= set(spoken))


def _spoken_order(
    text: str, entry: Entry, words: Mapping[str, set[str]], first: str, second: str
) -> bool | None:
    """The order in which a sentence about the array names its index sets: "of each element in each alloy"."""
    orders = set()
    for sentence in re.split(r"[.\n]", text):
        stems = [stem(word) for word in re.findall(r"[A-Za-z]+", sentence)]
        at = next(
            (k for k, word in enumerate(stems) if word in entry.words and not _in(word, words)),
            None,
        )
        if at is None:
            continue
        a = next((k for k, word in enumerate(stems[at:]) if word in words[first]), None)
        b = next((k for k, word in enumerate(stems[at:]) if word in words[second]), None)
        if a is not None and b is not None and a != b:
            orders.add(a < b)
    return orders.pop() if len(orders) == 1 else None


def _in(word: str, words: Mapping[str, set[str]]) -> bool:
    return any(word in said for said in words.values())
