"""Which families a question may belong to: the words it shares with their names, summaries and examples."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

from problems.registry import families

_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    "the and are for with what which how many much each most least should can must that has have from not "
    "all any one two its per you our they them this will into than more less there where when only".split()
)
_LOOKED_AT = 20_000  # characters


def relevant(question: str, count: int, first: str | None = None) -> tuple[str, ...]:
    """Returns the families nearest to a question, the likeliest first; `first` is taken before them.

    >>> relevant("Colour the map so that neighbours differ, with as few colours as possible", 1)
    ('graph_coloring',)
    """
    vectors, weights = _vectors()
    words = Counter(stems(question[:_LOOKED_AT]))
    length = math.sqrt(sum((n * weights.get(w, 0.0)) ** 2 for w, n in words.items())) or 1.0
    scores = {
        name: sum(words[w] * weights[w] * value for w, value in vector.items() if w in words)
        / length
        for name, vector in vectors.items()
    }
    ranked = sorted(scores, key=lambda name: -scores[name])
    ahead = [first] if first in vectors else []
    return tuple(dict.fromkeys([*ahead, *(name for name in ranked if scores[name] > 0)]))[:count]


@cache
def _vectors() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Each family's words by weight, of length 1, and the weight of each word."""
    texts = {
        name: " ".join(
            [name.replace("_", " ") * 3, family.summary * 2, *(e.text for e in family.examples)]
        )
        for name, family in families().items()
    }
    counts = {name: Counter(stems(text)) for name, text in texts.items()}
    held_by = Counter(word for words in counts.values() for word in words)
    weights = {word: math.log(1 + len(counts) / n) for word, n in held_by.items()}
    vectors = {}
    for name, words in counts.items():
        raw = {word: (1 + math.log(n)) * weights[word] for word, n in words.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors[name] = {word: value / length for word, value in raw.items()}
    return vectors, weights


def stems(text: str) -> list[str]:
    """Returns the words of a text without their commonest endings, and without the commonest words.

    >>> stems("Each of the boxes is packed")
    ['box', 'pack']
    """
    found = []
    for word in _WORD.findall(text.lower()):
        if word in _COMMON:
            continue
        for ending in ("ings", "ing", "ies", "es", "ed", "s"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]  # noqa: PLW2901  # the stem stands for the word
                break
        found.append(word)
    return found
