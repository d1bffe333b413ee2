"""Which families a question may belong to: by its words, its data and what readers say."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from functools import cache

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.notation import plain_notation
from agent.interpret.embedded.pipeline import readers
from agent.interpret.embedded.text import Text
from agent.interpret.with_model.data_clues import data_clues
from problems.registry import families

_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    "the and are for with what which how many much each most least should can must that has have from not "
    "all any one two its per you our they them this will into than more less there where when only".split()
)
_LOOKED_AT = 20_000  # characters
_HEADERS = 40  # columns of a table
_CELLS, _ROWS = 20_000, 200  # of a table that is looked at whole; rows of a larger one
# Measured by `python -m evals.families_offered` on 1,356 questions: what words count beside evidence,
# and the share of the best score below which a family is not worth its tokens.
_WORDS, _FAR, _OF_DATA = 0.6, 0.75, 2


def relevant(document: Document, count: int, first: str | None = None) -> tuple[str, ...]:
    """Returns the families nearest to a question and its data, the likeliest first.

    `first` is taken before them. Families far behind the likeliest are left out, but for the two that
    the data fits best and the one whose words are the most like these.

    >>> text = "Colour the map so that neighbours differ, with as few colours as possible: A-B, B-C."
    >>> relevant(Document(Text(text)), 1)
    ('graph_coloring',)
    """
    scores = _evidence(document)
    clues = data_clues(document.tables)
    for name, clue in clues.items():
        scores[name] = scores.get(name, 0.0) + clue
    headers = " ".join(" ".join(table.columns[:_HEADERS]) for table in document.tables)
    like = likeness(f"{document.text.raw[:_LOOKED_AT]} {headers}")
    for name, value in like.items():
        scores[name] = scores.get(name, 0.0) + _WORDS * value
    ranked = sorted(scores, key=lambda name: -scores[name])
    near = {name for name in ranked if scores[name] >= _FAR * scores[ranked[0]]}
    near |= {
        *[name for name in ranked if name in clues][:_OF_DATA],
        max(like, key=lambda n: like[n]),
    }
    ahead = [first] if first in families() else []
    return tuple(dict.fromkeys([*ahead, *(name for name in ranked if name in near)]))[:count]


def _evidence(document: Document) -> dict[str, float]:
    """What the embedded readers say of each family, by its words and a glance at its data."""
    short = tuple(
        table
        if len(table.rows) * len(table.columns) <= _CELLS
        else replace(table, rows=table.rows[:_ROWS])
        for table in document.tables
    )
    plain = Document(Text(plain_notation(document.text.raw)), tables=short)
    return {name: reader.evidence(plain) for name, reader in readers().items()}


def likeness(question: str) -> dict[str, float]:
    """Returns how like the words of each family a question's are, from 0 to 1."""
    vectors, weights = _vectors()
    words = Counter(stems(question))
    length = math.sqrt(sum((n * weights.get(w, 0.0)) ** 2 for w, n in words.items())) or 1.0
    return {
        name: sum(words[w] * weights[w] * value for w, value in vector.items() if w in words)
        / length
        for name, vector in vectors.items()
    }


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
