"""Which amounts a text may want decided: what numbers are said of, and what is listed with "and"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.candidates import candidates
from agent.interpret.embedded.linear.entities import Entities, entities_of
from agent.interpret.embedded.linear.words import PERIODS, stem, stems
from agent.interpret.embedded.prose.listed_names import listed_names, words_in
from agent.interpret.embedded.prose.spoken_names import (
    NEVER_HEADS,
    STOPS,
    as_name,
    name_behind,
    pieces_before,
    subject_name,
    words_behind_verb,
)
from agent.interpret.embedded.prose.verbs import is_verb

_MOST = 40  # sets of amounts that are tried
_VARIABLE = re.compile(r"(?<![\w'])(?:[XYZW]|[a-z]_?\{?\d{1,2}\}?)(?![\w'])")
# "4-wheeler", "2-door": the number is part of a name.
_NAMING = re.compile(
    r"-(?!(?:day|hour|minute|week|month|year|kg|g|l|ml|litre|liter|unit)s?\b)[a-z]{3,}"
)
_PRICED = re.compile(r"((?:[^\W_][\w\-]*\s){1,4})(?:at|for)\s[$€£]?$")
_LABELLED = re.compile(r"\b([^\W\d_]+)\s(\d{1,2})(?![\d.,]\d|\w)")
_LETTER = re.compile(r"^[A-Z]_?\d{0,2}$")


def decisions(document: Document) -> Iterator[Entities]:
    """Yields sets of amounts that the text may want decided, the likeliest first.

    >>> from agent.interpret.embedded.text import Text
    >>> text = Text("We buy small and big vans. A small van moves 5 boxes, a big van moves 9.")
    >>> next(decisions(Document(text))).names
    ('small van', 'big van')
    """
    text = document.text.raw
    words = words_in(text)
    seen: set[frozenset[tuple[str, ...]]] = set()
    tried = 0
    for spoken in (*_labelled(text), *_subjects(document), *listed_names(words)):
        names = tuple(_without_verb(name) for name in spoken)
        key = frozenset(stems(name) for name in names)
        if len(key) < 2 or len(key) != len(names) or key in seen or tried == _MOST:
            continue
        if not all(_may_be_name(name) for name in names):
            continue
        seen.add(key)
        tried += 1
        yield entities_of(names, {}, frozenset())
    for entities in candidates(document):
        key = frozenset(stems(name) for name in entities.names)
        if key not in seen and not _are_letters(entities.names):
            seen.add(key)
            yield entities


def speaks_of_variables(text: str) -> bool:
    """Whether amounts are called X and Y or x1 and x2: those are told in another style.

    >>> speaks_of_variables("Projects X and Y cost 5 and 6."), speaks_of_variables("Feed A and feed B")
    (True, False)
    """
    return len(set(_VARIABLE.findall(text))) > 1


def _are_letters(names: Sequence[str]) -> bool:
    """Whether amounts are named by letters, as variables are: these are told in another style."""
    return any(_LETTER.match(name) for name in names)


def _without_verb(name: str) -> str:
    """The name without a verb before it: "sell regular bags" is "regular bags"."""
    words = name.split()
    while len(words) > 1 and is_verb(words[0], begun=True):
        words.pop(0)
    return " ".join(words)


def _may_be_name(name: str) -> bool:
    words = name.split()
    last = words[-1]
    if stem(last) in NEVER_HEADS | PERIODS or any(word.lower() in STOPS for word in words):
        return False
    alone = len(words) == 1 and is_verb(last, begun=True)
    return (
        not alone
        and not last.lower().endswith(("ed", "spent", "made", "sold"))
        and not last.isdigit()
    ) or (last.isdigit() and len(words) > 1)


def _subjects(document: Document) -> Iterator[tuple[str, ...]]:
    """What several numbers are said of: "a regular van can deliver 500 …, a hybrid van …"."""
    found: list[str] = []
    for sentence in document.text.sentences:
        start = 0
        for number in document.numbers_in(sentence.span):
            if _NAMING.match(document.text.raw, number.span.end):
                continue
            end = number.span.start - sentence.span.start
            priced = _PRICED.search(sentence.text[start:end])
            if priced:
                found.append(as_name(list(reversed(words_behind_verb(priced[1].split())))))
            for piece in pieces_before(sentence.text[start:end]):
                name = subject_name(piece)
                if name:
                    found.append(name)
            behind = name_behind(sentence.text[number.span.end - sentence.span.start :])
            if behind:
                found.append(behind)
            start = number.span.end - sentence.span.start
    yield from _sets(_with_heads([name for name in found if name]))


def _with_heads(found: list[str]) -> list[str]:
    """The names, "the big one" with the head of the name before it: "the big van"."""
    full: list[str] = []
    for name in found:
        words = name.split()
        if words[-1] in {"one", "ones"} and len(words) > 1 and full:
            words[-1] = full[-1].split()[-1]
        full.append(" ".join(words))
    return full


def _labelled(text: str) -> Iterator[tuple[str, ...]]:
    """Names that differ in a number: "press 1" and "press 2"."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for match in _LABELLED.finditer(text):
        found[stem(match[1])].setdefault(int(match[2]), f"{match[1]} {match[2]}")
    for numbered in found.values():
        order = sorted(numbered)
        if len(order) > 1 and order == list(range(1, len(order) + 1)):
            yield tuple(numbered[index] for index in order)


def _sets(found: list[str]) -> Iterator[tuple[str, ...]]:
    """Names that may belong together: said often, with a shared last word, or all there are."""
    counts = Counter(stems(name) for name in found)
    names: dict[tuple[str, ...], str] = {}
    for name in found:
        names.setdefault(stems(name), name)
    merged = _merged(counts)
    ordered = [names[key] for key in names if key in merged]
    heads = Counter(key[-1] for key in merged)
    firsts = Counter(key[0] for key in merged)
    for shared in (
        [n for n in ordered if heads[stems(n)[-1]] > 1],
        [n for n in ordered if firsts[stems(n)[0]] > 1],
        [n for n in ordered if merged[stems(n)] > 1],
        ordered,
    ):
        if 2 <= len(shared) <= 10:
            yield tuple(shared)
    often = [n for n in ordered if merged[stems(n)] > 1]
    if len(ordered) <= 6:
        yield from combinations(often if len(often) > 1 else ordered, 2)


def _merged(counts: Counter[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """The counts, those of short forms added to the one long form that they end or begin."""
    merged: Counter[tuple[str, ...]] = Counter()
    for key, count in counts.items():
        hosts = [
            other
            for other in counts
            if len(other) > len(key) and (other[-len(key) :] == key or other[: len(key)] == key)
        ]
        if len(hosts) == 1:
            merged[hosts[0]] += count
        elif not hosts:
            merged[key] += count
    return merged
