"""A sentence as a row of tokens: names, words, numbers and marks, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’\-][^\W\d_][^\W_]*)*|\d+(?:[.,]\d+)*[^\W_]*|[^\w\s]")
_MARKED = re.compile(r"^(?:[A-Z]|[A-Za-z]{1,3}\d{1,4}[a-z]?)$")
_NUMBER = re.compile(r"^\d+$")
# Capitalised words that open a sentence and are no names.
_OPENERS = frozenset(
    "a all also an and another any are as at because both but by can choose could do does each edges every "
    "mutual friendship everybody everyone find finally for from given have here hello hi how however i if in is it its "
    "let maximise maximize minimise minimize moreover my next no nobody nodes none not nothing now "
    "of on once one only or our overlaps pairs pick please possible roads select several she he so some "
    "such take that the their then there these they this those to today two three four five six seven "
    "eight nine ten under we what when where which while who whom why with would you your yes "
    "suppose consider assume imagine good thanks thank certain neighbours neighbors adjacent next "
    "maximum minimum help except unless neither either nor".split()
)
_LONGEST_NAME = 3


class Kind(Enum):
    """What a token is."""

    NAME = "name"
    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a sentence; `start` and `end` are counted from where the sentence begins."""

    kind: Kind
    text: str
    start: int
    end: int


def name_tokens(sentence: str, known: Collection[str] = ()) -> tuple[Token, ...]:
    """Returns the tokens of a sentence, with names of several words as one.

    Names are capitalised words, single capital letters, letters with a number, and a noun before
    one of these ("module W", "town 3"), unless that noun is the verb of a name before it. Plain
    words that are `known` to be names are names too.

    >>> told = name_tokens("Module W was tested with module K, not by Ana Silva.")
    >>> [token.text for token in told if token.kind is Kind.NAME]
    ['Module W', 'module K', 'Ana Silva']
    >>> [token.text for token in name_tokens("A covers 1, v3 covers 4") if token.kind is Kind.NAME]
    ['A', 'v3']
    """
    pieces = list(_TOKEN.finditer(sentence))
    tokens: list[Token] = []
    index = 0
    while index < len(pieces):
        word = pieces[index].group().lower()
        n_words = 1 if word in known else _name_length(pieces, index, tokens)
        last = pieces[index + max(1, n_words) - 1]
        start, end = pieces[index].start(), last.end()
        text = sentence[start:end]
        tokens.append(Token(Kind.NAME if n_words else _kind(text), text, start, end))
        index += max(1, n_words)
    return tuple(tokens)


def _name_length(pieces: list[re.Match[str]], index: int, before: list[Token]) -> int:
    """How many pieces the name has that begins here; 0 where none does."""
    word = pieces[index].group()
    after_name = bool(before) and before[-1].kind is Kind.NAME
    follows = pieces[index + 1].group() if index + 1 < len(pieces) else ""
    if _MARKED.match(word):
        return 0 if _is_article(word, follows, before) else 1
    if not word[0].isalpha() or word.lower() in _OPENERS:
        return 0
    if word[0].isupper():
        return _capitalised(pieces, index)
    marked = _MARKED.match(follows) or (_NUMBER.match(follows) and _opens(before))
    return (
        2
        if marked and not after_name and word.isalpha() and len(word) > 2 and word not in _LINKS
        else 0
    )


_LINKS = frozenset(
    "with and the for from are but than has can needs may not was were that who when where each into "
    "least most only exactly about all any both between neither either nor within over under per via "
    "or is edge edges vertex cover covers reach reaches serve serves hold holds include includes "
    "contain contains".split()
)


def _capitalised(pieces: list[re.Match[str]], index: int) -> int:
    length = 1
    for here, following in pairwise(pieces[index : index + _LONGEST_NAME]):
        text = following.group()
        joined = following.start() - here.end() == 1
        proper = text[0].isupper() and text.lower() not in _OPENERS
        if not (
            joined and (proper or _MARKED.match(text) or (length == 1 and _NUMBER.match(text)))
        ):
            break
        length += 1
        if _MARKED.match(text) or _NUMBER.match(text):
            break
    return length


def _is_article(word: str, follows: str, before: list[Token]) -> bool:
    """Whether "A" or "I" is a word of the sentence's own and not a name."""
    if word not in {"A", "I"}:
        return False
    opens = not before or before[-1].text in {".", ":", "?", "!", ";"}
    if word == "I":
        return follows.lower() in _AFTER_I
    return opens and follows.isalpha() and follows.islower() and follows not in _VERBS_OF_A


_AFTER_I = frozenset(
    "can could want would have need am was may must should do will like know wish plan run own "
    "and ask got get think sell manage hope".split()
)
# After "A" at the head of a sentence these are verbs: A is a name then.
_VERBS_OF_A = frozenset(
    "is was has covers reaches serves needs knows borders conflicts clashes overlaps quarrels dislikes "
    "interferes works waits imports sees holds contains includes teaches sells costs earns and to "
    "touches connects watches uses requires takes visits likes speaks depends blocks".split()
)


def _opens(before: list[Token]) -> bool:
    """Whether a name of a noun and a number may stand here: "covers 3" after a name is none."""
    return not before or before[-1].kind is not Kind.NAME


def _kind(text: str) -> Kind:
    if text[0].isdigit():
        return Kind.NUMBER
    return Kind.WORD if text[0].isalpha() else Kind.MARK
