"""A question cut into sentences and words, each knowing where it stands in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of the question."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Word:
    """One word, lower-cased, and where it stands. Hyphenated words are one word."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or line, as written, and where it stands."""

    text: str
    span: Span


# A full stop ends a sentence only before white space, so that 1.5, 3.a and e.g.x stay whole; a new
# line ends one too, since lists and tables put one statement on a line, and so does the dash of a
# list that lost its lines ("limits:- At most 5.- At least 2.").
_BREAK = re.compile(
    r"(?<=[.!?;])\s+(?=[\"'(\[]?[A-Z0-9])|(?<=[.!?])\s+(?=[a-z]-[a-z]{4})|\n+|(?<=[.!?;:])\s?[-•*–]\s(?=[A-Z])"
)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|approx|no|vs|Mr|Mrs|Dr|St|etc)\.$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\w+")


@dataclass(frozen=True)
class Text:
    """The question as the person wrote it."""

    raw: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences and lines, in order, without surrounding white space.

        >>> [each.text for each in Text("A tent weighs 1.5 kg. Take it?").sentences]
        ['A tent weighs 1.5 kg.', 'Take it?']
        """
        cuts = [
            match
            for match in _BREAK.finditer(self.raw)
            if "\n" in match.group()
            or not _ABBREVIATION.search(self.raw[max(0, match.start() - 8) : match.start()])
        ]
        starts = [0, *(match.end() for match in cuts)]
        ends = [*(match.start() for match in cuts), len(self.raw)]
        found = (_trimmed(self.raw, start, end) for start, end in zip(starts, ends, strict=True))
        return tuple(sentence for sentence in found if sentence.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, lower-cased, in order; numbers made of digits are words too."""
        return tuple(
            Word(match.group().lower(), Span(*match.span())) for match in _WORD.finditer(self.raw)
        )

    def at(self, span: Span) -> str:
        """The characters that a span covers."""
        return self.raw[span.start : span.end]


def _trimmed(raw: str, start: int, end: int) -> Sentence:
    piece = raw[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stop = end - (len(piece) - len(piece.rstrip()))
    return Sentence(raw[begin:stop], Span(begin, max(begin, stop)))
