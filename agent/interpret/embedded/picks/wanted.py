"""How many things are picked, and how much what pairs share counts against them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Span

_MOST = re.compile(
    r"\b(?:at\smost|up\sto|no\smore\sthan|not\smore\sthan|maximum\sof|max\.?)\s(?:the\s)?$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:at\sleast|no\s(?:fewer|less)\sthan|minimum\sof)\s(?:the\s)?$", re.IGNORECASE
)
_PICKS = re.compile(
    r"\b(?:exactly|precisely|just|only|which|what|the|these|those|pick(?:s|ed|ing)?|choos\w+|chosen?|select\w*|keep(?:s|ing)?|kept|hears?|takes?"
    r"|for|review\w*|inspect\w*|audit\w*|check\w*|looks?\sat|investigat\w*|find|report|flag|use|of|ring\sof|show|best|my|a|any|by|with)\s(?:the\s|a\s)?$",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(
    r"\bas\smany\b[^.]{0,24}?\bas\s(?:pay|it\stakes|you\slike|we\slike|useful|are\suseful|help|is\sbest|seems?\sbest|you\swant)\b|\bany\snumber\b|\bhowever\smany\b"
    r"|\bno\slimit\son\s(?:the\snumber|how\smany)\b|\bpay\b[^.]{0,12}\btheir\sway\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\b(?:minus|less|subtract(?:ing)?|reduced\sby|penali[sz]\w+)\s(?:the\s)?(?P<w>\d*\.?\d+|one\shalf|a\shalf|half|one\sthird|a\sthird|twice|double|two|three)\b\s?"
    r"(?:times|×|x|\*|·|of\b|the\b|as)?"
    r"|\b(?:weigh(?:s|ed|ing)?|count(?:s|ed|ing)?)\s(?:the\s)?(?:total\s)?[a-z]+(?:\s(?:is|being|counts?|at))?\s(?:by|with|at|as|of|only)?\s?"
    r"(?P<w2>\d*\.?\d+|one\shalf|half|twice|double)\b"
    r"|\b(?:redundancy|similarity|overlap|likeness)\s(?:weight|weighted|counts?|counting|weighs)\s(?:is\s|of\s|by\s|=\s|with\s|only\s)?"
    r"(?P<w3>\d*\.?\d+|one\shalf|half|twice|double)\b|\ba\sweight\sof\s(?P<w4>\d*\.?\d+)\b",
    re.IGNORECASE,
)
_WORDS = {"one half": 0.5, "a half": 0.5, "half": 0.5, "one third": 1 / 3, "a third": 1 / 3} | {
    "twice": 2.0, "double": 2.0, "two": 2.0, "three": 3.0
}  # fmt: skip
_ZERO = re.compile(
    r"\b(?:all\s|every\s|the\s|any\s)?(?:others?|other\spairs|remaining\spairs|rest)\b(?:\s(?:pairs?|are|is|by|share|have|count|of\sthem)){0,4}\s(?:0|zero|none|nothing|no\w*)\b"
    r"|\bno\sothers?\s(?:pairs?\s)?(?:overlap|share|resemble)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many are picked (None: as many as pay), at most or exactly, and where that is written."""

    count: int | None
    is_most: bool
    spans: tuple[Span, ...]


def find_wanted(document: Document, size: int, but: tuple[Span, ...]) -> Wanted | None:
    """Returns how many of `size` things are picked, None where that is not told or told in two ways.

    >>> from agent.interpret.embedded.text import Text
    >>> find_wanted(Document(Text("Pick at most two of the five sensors.")), 5, ()).count
    2
    """
    raw, covered = document.text.raw, Covered(but)
    loose = [
        n for n in document.numbers if not covered.overlaps(n.span) and n.value == int(n.value)
    ]
    sizes = [n for n in loose if n.value == size and _counts_all(raw, n, loose)]
    picks = [n for n in loose if n not in sizes and 1 <= n.value <= size and _is_pick(raw, n)]
    if any(_LEAST.search(_before(raw, n)) for n in loose):
        return None
    free = _ANY_NUMBER.search(raw)
    spans = tuple(n.span for n in (*picks, *sizes))
    if free and not picks:
        return Wanted(None, is_most=False, spans=(*spans, Span(*free.span())))
    if len({n.value for n in picks}) != 1:
        return None
    is_most = any(_MOST.search(_before(raw, n)) for n in picks)
    return Wanted(int(picks[0].value), is_most, spans)


def _before(raw: str, number: Number) -> str:
    return raw[max(0, number.span.start - 30) : number.span.start]


def _is_pick(raw: str, number: Number) -> bool:
    before = _before(raw, number)
    if number.is_spelt and number.value == 1 and not _MOST.search(before):
        return bool(re.search(r"\bexactly\s$", before))
    return bool(_MOST.search(before) or _PICKS.search(before))


def _counts_all(raw: str, number: Number, loose: list[Number]) -> bool:
    """Whether a number counts all things: "2 of five payments", "there are five"."""
    return len({each.value for each in loose}) > 1 and not _MOST.search(_before(raw, number))


def find_weight(document: Document) -> tuple[float, tuple[Span, ...]]:
    """Returns the factor before what pairs share, 1 where none is told, and where it stands.

    >>> from agent.interpret.embedded.text import Text
    >>> find_weight(Document(Text("Maximise relevance minus one half of the redundancy.")))[0]
    0.5
    """
    for match in _WEIGHT.finditer(document.text.raw):
        group = next(name for name in ("w", "w2", "w3", "w4") if match[name])
        written = match[group].lower()
        value = _WORDS.get(written) or find_numbers(written)[0].value
        return value, (Span(*match.span()),)
    return 1.0, ()


def zero_spans(document: Document) -> tuple[Span, ...]:
    """Returns where the text says that pairs it does not name share nothing."""
    return tuple(Span(*match.span()) for match in _ZERO.finditer(document.text.raw))
