"""How many sites a question opens: "p = 2", "two of the three depots", "which two places"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.serving.sides import SITE
from agent.interpret.embedded.text import Span

_VERB = (
    r"(?:choos\w+|select\w*|open\w*|pick\w*|plac(?:e|es|ed|ing)|build\w*|built|locat(?:e|es|ed|ing)|set\sup|setting\sup|put|install\w*|position\w*|keep\w*|establish\w*|afford"
    r"|money\sfor|pay\sfor|pays\sfor|budget\sfor|rent\w*|stations?|sites?|buy\w*|erect\w*|want|needs?|have|has|gets?|decide\son|operate|run|host\w*|allow\w*|chosen|which|what|where\s(?:should|do|to\sput)|the\sbest)"
)
_BEFORE = re.compile(
    rf"\b(?:p|k)\s?[=:]\s?$|\b{_VERB}\s(?:up\s|exactly\s|only\s|just\s|at\smost\s|up\sto\s|no\smore\sthan\s|precisely\s|the\s|us\s|these\s|them\sat\s|in\s|at\s|best\s)*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s(?:[a-z][a-z-]*\s){{0,3}}?(?:{SITE}|[a-z]+s?)\s(?:(?:may|can|could|will|are\sto|is\sto|should|must|shall)\s(?:be|stand|go|open|get)|gets?|receives?|is|are)\b"
    rf"|\sof\s(?:the\s|these\s|those\s|our\s|all\s)?(?:\w+\s){{0,3}}?{SITE}\b|-median\b|\s(?:new\s)?(?:open\s)?(?:facilities|medians|sites|depots|warehouses|stations|ambulances)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at\sleast|or\smore|minimum\sof|no\s(?:fewer|less)\sthan)\s$", re.IGNORECASE
)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many sites are opened, and where the text says so."""

    count: int
    spans: tuple[Span, ...]


def find_chosen(
    document: Document, used: tuple[Span, ...], n_sites: int, family: str
) -> Chosen | Missing | None:
    """Returns how many of the sites are opened; None where the text does not say.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Two of the villages get an ambulance. Where should the two ambulances be put?"
    >>> find_chosen(Document(Text(text)), (), 5, "p_median").count
    2
    """
    raw = document.text.raw
    found = [
        number
        for number in document.numbers
        if _may_count(number)
        and not any(span.contains(number.span) for span in used)
        and _is_chosen(raw, number)
    ]
    for number in found:
        if _AT_LEAST.search(raw[max(0, number.span.start - _REACH) : number.span.start]):
            return Missing(
                family, "how many are opened", "How many are opened at most, or exactly?"
            )
    values = dict.fromkeys(int(number.value) for number in found)
    if len(values) > 1:  # "two of the three depots": all there are is no choice
        values = dict.fromkeys(value for value in values if value < n_sites)
    if len(values) > 1:
        values = dict.fromkeys(value for value in values if value > 1)
    if len(values) > 1:
        told = tuple(map(str, values))
        return Missing(
            family, "how many are opened", f"How many are opened, {' or '.join(told)}?", told
        )
    if not values:
        return None
    return Chosen(next(iter(values)), tuple(number.span for number in found))


def _may_count(number: Number) -> bool:
    return number.value >= 1 and number.value == int(number.value) and not number.currency


def _is_chosen(raw: str, number: Number) -> bool:
    before = raw[max(0, number.span.start - _REACH) : number.span.start]
    behind = raw[number.span.end : number.span.end + 2 * _REACH]
    if re.match(r"\s?(?:km|kilomet|m\b|metres|minutes|people|%)", behind):
        return False
    opens = not before.strip() or before.rstrip()[-1:] in {".", "?", "!", ":", ",", "\n"}
    if re.search(
        r"\b(?:only|exactly|just|money\sfor|up\sto|at\smost|to|for)\s$", before, re.IGNORECASE
    ):
        opens = True
    return (
        bool(_BEFORE.search(before))
        or (opens and bool(_BEHIND.match(behind)))
        or bool(re.match(r"-median\b", behind))
    )
