"""Numbers that name things: "job 1", "order 2" and the numbers at the head of a list's lines."""

from __future__ import annotations

import re
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.roles import TIME_UNIT
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

KINDS = (
    r"(?:jobs?|tasks?|orders?|activit(?:y|ies)|machines?|loads?|patients?|parts?|batch(?:es)?|steps?|pieces?|items?|customers?|clients?|lots?|products?"
    r"|documents?|files?|books?|ships?|vessels?|trucks?|cars?|essays?|projects?|programs?|process(?:es)?|operations?|cases?|packages?|phases?"
    r"|stages?|requests?|tickets?|rooms?|fields?|workers?|servers?|cores?|cpus?|processors?|ovens?|clerks?|lines?|printers?|stations?|teams?|crews?|cranes?"
    r"|doctors?|candidates?|phones?|houses?|units?|guests?|visitors?|students?|experiments?|samples?|shipments?|containers?|cakes?|dishes|dish|work\spackages?"
    r"|planes?|flights?|boats?|lorr(?:y|ies)|works?|components?|modules?|reports?|resources?|bays?|docks?|presses|press|lathes?|furnaces?|kilns?|drones?|robots?|tanks?)"
)
_LABEL = re.compile(
    rf"\b(?:{KINDS})[\s-](?:no\.?\s?|number\s|#)?(?P<number>\d{{1,4}})(?![\d.,]*\d)(?!\s?(?:{TIME_UNIT})\b)",
    re.IGNORECASE,
)
# "jobs 1, 2 and 3": every number of the list is a name.
_SERIES = re.compile(
    rf"\b(?:{KINDS})\s\d{{1,4}}(?:(?:\s?,\s?|\s?(?:,\s?)?(?:and|or|&|to|-|–)\s?)\d{{1,4}}){{1,60}}(?![\d.]*\d)(?!\s?(?:{TIME_UNIT})\b)",
    re.IGNORECASE,
)
# Whatever the noun: "Parcel 1: …; parcel 2: …".
_ANY = re.compile(
    r"(?:^|[.;:,\n*•-]\s{0,3}|\band\s)(?:the\s)?(?P<noun>[^\W\d_]{3,20})\s(?P<number>\d{1,3})(?=\s?(?:[:(]|(?:takes?|needs?|requires?|lasts?|is|has|must|can|will|goes|spends|keeps|runs|visits|follows|and\b)\b))",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    rf"(?:{TIME_UNIT}|due|time|takes?|needs?|weight|priority|after|before|for|and|the|with|least|most|about)$",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"(?:^|\n)[ \t(*•-]{0,6}$")


def label_spans(document: Document) -> frozenset[Span]:
    """Returns the spans of the numbers that are parts of names.

    >>> from agent.interpret.embedded.text import Text
    >>> document = Document(Text("Job 1 takes 5 hours and follows jobs 2 and 3; job 2 takes 4."))
    >>> sorted(document.text.at(span) for span in label_spans(document))
    ['1', '2', '2', '3']
    """
    raw = document.text.raw
    found: set[Span] = (
        _dimensions(raw)
        | _counted_names(raw)
        | {Span(*match.span("number")) for match in _LABEL.finditer(raw)}
    )
    for match in _SERIES.finditer(raw):
        numbers = document.numbers_in(Span(*match.span()))
        values = [number.value for number in numbers]
        spans = {number.span for number in numbers}
        # Names are counted up; "jobs 12, 8, 10" are lengths.
        rises = all(before < after for before, after in pairwise(values))
        found = found | spans if rises else found - spans
    return frozenset(found)


def _dimensions(raw: str) -> set[Span]:
    """The number of "3D printer"."""
    return {Span(each.start(), each.start() + 1) for each in re.finditer(r"\b[23]D\b", raw)}


def _counted_names(raw: str) -> set[Span]:
    """Numbers after a noun that recurs with other numbers, each before a colon or a verb."""
    spans: dict[str, dict[int, Span]] = {}
    for match in _ANY.finditer(raw):
        if not _NO_NOUN.match(match["noun"]):
            numbers = spans.setdefault(match["noun"].lower(), {})
            numbers.setdefault(int(match["number"]), Span(*match.span("number")))
    kept = {noun for noun, numbers in spans.items() if len(numbers) > 1}
    return {
        Span(*match.span("number")) for match in _ANY.finditer(raw) if match["noun"].lower() in kept
    }


def is_list_number(raw: str, number: Number) -> bool:
    """Whether a number numbers a line: "2. Painting takes …"."""
    after = raw[number.span.end : number.span.end + 2]
    before = raw[max(0, number.span.start - 8) : number.span.start]
    return after[:1] in {".", ")"} and after[1:2].isspace() and bool(_LINE_START.search(before))
