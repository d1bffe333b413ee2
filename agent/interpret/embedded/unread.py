"""What a reading left unread: numbers, and rules that would change the answer if they were kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Sentence, Span

_LIMIT = re.compile(
    r"\b(?:at\s(?:most|least)|no\s(?:more|fewer|less)\sthan|not?\s(?:be\s)?(?:more|less|fewer|greater"
    r"|larger)\sthan"
    r"|up\sto|exactly|max(?:imum)?(?:\sof)?|min(?:imum)?(?:\sof)?|exceed(?:s|ing)?|within"
    r"|limit(?:ed)?(?:\sto|\sof|\sis)?"
    r"|budget(?:\sof|\sis)?|(?:less|more|fewer|greater)\sthan|only|under|below|above|over)\s*(?:a\s"
    r"|an\s|the\s)?[$€£]?\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\bif\b[^.?!;]*\b(?:then|must|cannot|can't|may\snot|has\sto|also)\b|\bunless\b|\bonly\sif\b|\bnot\sboth\b"
    r"|\bcan(?:not|'t)\s(?:both|be\s(?:\w+\s)?(?:together|combined))\b"
    r"|\bmust\s(?:both\s)?(?:be\s)?(?:\w+\s)?(?:together|come\sfirst)\b"
    r"|\beither\b[^.?!;]*\bor\b[^.?!;]*\bbut\snot\b|\bat\s(?:most|least)\sone\sof\b"
    r"|\bexactly\sone\sof\b|\bexcept\b"
    r"|\bmust\s(?:be\s(?:taken|chosen|included|packed|selected|part)|include|take|pack|contain)\b",
    re.IGNORECASE,
)
_REACH = 40  # characters before a number in which a limiting word belongs to it
_CONTEXT = 24


def unused_numbers(document: Document, used: Sequence[Span]) -> tuple[Number, ...]:
    """Returns the numbers that stand in no used span; "one" in words is an article, not a number."""
    return tuple(
        number
        for number in document.numbers
        if not (number.is_spelt and number.value <= 1)
        and not any(span.contains(number.span) for span in used)
    )


def with_context(document: Document, number: Number) -> str:
    """Returns a number with the words around it.

    >>> from agent.interpret.embedded.text import Text
    >>> document = Document(Text("The tent is red, bought in 1999 by my uncle, who likes it"))
    >>> with_context(document, document.numbers[0])
    '… tent is red, bought in 1999 by my uncle, who likes …'
    """
    raw = document.text.raw
    start, end = number.span.start - _CONTEXT, number.span.end + _CONTEXT
    before, after = raw[max(0, start) : number.span.start], raw[number.span.end : end]
    if start > 0:
        before = "… " + before.partition(" ")[2]
    if end < len(raw):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{document.text.at(number.span)}{after}".split())


def unread_limit(document: Document, used: Sequence[Span]) -> Sentence | None:
    """Returns the first sentence that states a limit or a rule which no used span covers."""
    loose = [
        number
        for number in unused_numbers(document, used)
        if _LIMIT.search(document.text.raw[max(0, number.span.start - _REACH) : number.span.start])
    ]
    for sentence in document.text.sentences:
        if any(sentence.span.contains(number.span) for number in loose):
            return sentence
        rule = _RULE.search(sentence.text)
        if rule:
            start = sentence.span.start
            span = Span(start + rule.start(), start + rule.end())
            if not any(each.contains(span) for each in used):
                return sentence
    return None
