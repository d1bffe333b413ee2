"""A text with the words highlighted that numbers came from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evals.harness.record import Mark


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Returns the text as HTML; marks name their fields on hover, and those that overlap are one.

    >>> marked("1 < 23", [Mark(start=4, end=6, field="b")])
    '1 &lt; <mark title="b">23</mark>'
    """
    parts, at = [], 0
    for start, end, fields in _merged(marks, len(text)):
        parts.append(escape(text[at:start]))
        parts.append(f'<mark title="{escape("; ".join(fields))}">{escape(text[start:end])}</mark>')
        at = end
    return "".join([*parts, escape(text[at:])])


def _merged(marks: Sequence[Mark], length: int) -> list[tuple[int, int, list[str]]]:
    merged: list[tuple[int, int, list[str]]] = []
    for mark in sorted(marks, key=lambda each: (each.start, each.end)):
        start, end = max(0, mark.start), min(mark.end, length)
        if start >= end:
            continue
        if merged and start < merged[-1][1]:
            first, last, fields = merged[-1]
            merged[-1] = (first, max(last, end), [*fields, mark.field])
        else:
            merged.append((start, end, [mark.field]))
    return merged
