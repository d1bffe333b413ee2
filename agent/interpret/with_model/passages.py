"""The question in numbered passages, which the model cites instead of quoting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span
from agent.interpret.with_model.data_parts import DataPart

_SHORTEST = 3  # characters; less is a bullet or a stray mark


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered sentence or line. `shown` names large data in place of writing it out."""

    number: int
    span: Span
    shown: str


def passages_of(document: Document, parts: Sequence[DataPart]) -> tuple[Passage, ...]:
    """Returns the sentences of a question, those of one pasted table together, numbered from 1."""
    hidden = sorted((part.span, part.name) for part in parts if part.span)
    tables = [table.span for table in document.tables if table.span]
    found: list[Span] = []
    for sentence in document.text.sentences:
        whole = next((span for span in tables if span.contains(sentence.span)), None)
        if whole is None:
            whole = next((span for span, _ in hidden if _overlap(span, sentence.span)), None)
            whole = _joined(whole, sentence.span) if whole else sentence.span
        if found and _overlap(found[-1], whole):
            found[-1] = _joined(found[-1], whole)
        elif whole.end - whole.start >= _SHORTEST:
            found.append(whole)
    return tuple(
        Passage(number, span, _shown(document.text.raw, span, hidden))
        for number, span in enumerate(found, start=1)
    )


def _shown(raw: str, span: Span, hidden: Sequence[tuple[Span, str]]) -> str:
    pieces, position = [], span.start
    for inner, name in hidden:
        if span.contains(inner):
            pieces += [raw[position : inner.start], f"[data {name}]"]
            position = inner.end
    return "".join([*pieces, raw[position : span.end]])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
