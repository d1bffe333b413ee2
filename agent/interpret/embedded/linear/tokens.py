"""A sentence as the linear reader sees it: amounts to decide, numbers, comparisons, and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.comparisons import Comparison, Relation, find_comparisons
from agent.interpret.embedded.linear.entities import Entities
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Sentence, Span

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[^\w\s]")
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W\d_])")
_FACTORS = frozenset(
    "twice doubled tripled halved half thrice times counted each both plus minus".split()
)
Kind = Literal["entity", "group", "number", "compare", "word", "stop", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a sentence.

    `entity` is the index of an amount to decide; a "group" token names all of them at once. A
    "stop" is a comma or another mark between clauses, a "sign" an arithmetic sign.
    """

    kind: Kind
    text: str
    span: Span
    entity: int = -1
    number: Number | None = None
    relation: Relation = "="
    is_split: bool = False

    @property
    def value(self) -> float:
        """The number's value, as a fraction where it is a percentage."""
        assert self.number is not None
        return self.number.value / 100 if self.number.is_percentage else self.number.value


def tokens_of(document: Document, sentence: Sentence, entities: Entities) -> tuple[Token, ...]:
    """Returns the tokens of a sentence; comparisons win over names, and names over numbers."""
    scan = _Scan(
        sentence.text,
        sentence.span.start,
        list(_WORD.finditer(_HYPHEN.sub(" ", sentence.text))),
        find_comparisons(sentence.text),
        {
            each.span.start - sentence.span.start: each
            for each in document.numbers_in(sentence.span)
        },
    )
    found: list[Token] = []
    index = 0
    while index < len(scan.words):
        start = scan.words[index].start() + scan.offset
        token, index = _token(scan, index, entities)
        if token and not (found and found[-1].span.end > start):
            found.append(token)
    found = _without_brackets(found)
    return tuple(
        token
        for index, token in enumerate(found)
        if token.kind != "sign" or _is_arithmetic(found, index)
    )


@dataclass(frozen=True, slots=True)
class _Scan:
    """A sentence, where it stands, and what was found in it; places count from its beginning."""

    text: str
    offset: int
    words: list[re.Match[str]]
    comparisons: tuple[Comparison, ...]
    numbers: dict[int, Number]

    def span(self, start: int, end: int) -> Span:
        """The place in the question of a place in the sentence."""
        return Span(start + self.offset, end + self.offset)

    def after(self, index: int, end: int) -> int:
        """The first word at or after `index` that begins at `end` or later."""
        while index < len(self.words) and self.words[index].start() < end:
            index += 1
        return index


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Brackets around names are left out with what they explain; names of amounts in them stay."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        close = index
        if tokens[index].text == "(":
            close = next((i for i in range(index, len(tokens)) if tokens[i].text == ")"), index)
        inside = tokens[index + 1 : close]
        if close == index or any(map(_counts, inside)):
            kept.append(tokens[index])
            index += 1
            continue
        if any(token.kind == "entity" for token in inside):
            kept += inside
        index = close + 1
    return kept


def _counts(token: Token) -> bool:
    """Whether a token in brackets changes what they explain: "X (doubled)"."""
    return token.kind in {"number", "compare"} or token.text in _FACTORS


def _is_arithmetic(tokens: list[Token], index: int) -> bool:
    """Whether a sign stands between amounts or numbers; a dash that begins a list entry does not."""
    sides = tokens[max(0, index - 1) : index], tokens[index + 1 : index + 2]
    return all(side and side[0].kind in {"entity", "number"} for side in sides)


def _token(scan: _Scan, index: int, entities: Entities) -> tuple[Token | None, int]:
    """The token that begins at a word, and the word after it."""
    start = scan.words[index].start()
    comparison = next((each for each in scan.comparisons if each.start <= start < each.end), None)
    if comparison:
        text = scan.text[comparison.start : comparison.end].lower()
        span = scan.span(comparison.start, comparison.end)
        token = Token(
            "compare", text, span, relation=comparison.relation, is_split=comparison.is_split
        )
        return token, scan.after(index, comparison.end)
    mention = entities.mention([word[0] for word in scan.words[index : index + 8]])
    if mention and _is_contiguous(scan, index, mention.length):
        end = scan.words[index + mention.length - 1].end()
        kind: Kind = "group" if mention.entity < 0 else "entity"
        text = scan.text[start:end].lower()
        return Token(kind, text, scan.span(start, end), mention.entity), index + mention.length
    number = scan.numbers.get(start)
    if number:
        end = number.span.end - scan.offset
        token = Token("number", scan.text[start:end], number.span, number=number)
        return token, max(index + 1, scan.after(index, end))
    return _plain(scan.words[index], scan.offset), index + 1


def _plain(word: re.Match[str], offset: int) -> Token | None:
    span = Span(word.start() + offset, word.end() + offset)
    text = word[0].lower()
    if text[0].isalnum():
        return Token("word", text, span)
    if text in "+-−*×·/":
        return Token("sign", text.replace("−", "-"), span)
    return Token("stop", text, span) if text in ",;:()!?" else None


def _is_contiguous(scan: _Scan, index: int, length: int) -> bool:
    """Whether only blanks and hyphens stand between words."""
    words = scan.words[index : index + length]
    return all(scan.text[a.end() : b.start()].strip(" -\t") == "" for a, b in pairwise(words))
