"""Words and signs that compare: "at least", "cannot exceed", "twice as many … as", "≤"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Relation = Literal["<=", ">=", "=", "<", ">"]

_NOT = (
    r"(?:can(?:\s?not|'t)|(?:must|should|shall|may|could|do|does|did|need)(?:\snot|n't)|not|never)"
)
_BE = r"(?:\s(?:be|to\sbe|have|use|contain|take|receive|include|make\sup|account\sfor|represent))?(?:\sany)?"
_MORE = r"(?:more|greater|larger|higher|bigger|better)"
_LESS = r"(?:less|fewer|smaller|lower)"
_ARTICLE = r"(?:an?|the)\s"
# In this order: what holds others comes first. "equal" phrases end with the number's own words.
_PHRASES: tuple[tuple[str, Relation], ...] = (
    (rf"{_LESS}\sthan\sor\sequal\s(?:to\s)?", "<="),
    (rf"{_MORE}\sthan\sor\sequal\s(?:to\s)?", ">="),
    (rf"equal\s(?:to\s)?or\s{_LESS}\sthan", "<="),
    (rf"equal\s(?:to\s)?or\s{_MORE}\sthan", ">="),
    (
        rf"{_NOT}(?:\sbe\sallowed)?(?:\sto)?\s(?:exceed|surpass|go\s(?:above|over"
        rf"|beyond))(?:ing)?(?:\s{_ARTICLE}(?:maximum|limit|total)(?:\sof)?)?",
        "<=",
    ),
    (rf"{_NOT}{_BE}\s(?:at\smost\s)?{_MORE}\sthan", "<="),
    (rf"{_NOT}{_BE}\s{_LESS}\sthan", ">="),
    (rf"{_NOT}\s(?:(?!unless\b|if\b)[a-z]+\s){{1,4}}?{_MORE}\sthan(?=\s[$€£]?\d)", "<="),
    (rf"{_NOT}\s(?:(?!unless\b|if\b)[a-z]+\s){{1,4}}?{_LESS}\sthan(?=\s[$€£]?\d)", ">="),
    (rf"{_NOT}\s(?:fall|drop|go)\sbelow", ">="),
    (rf"no\s{_MORE}\sthan", "<="),
    (rf"no\s{_LESS}\sthan", ">="),
    (r"(?:with(?:out|in)\s(?:exceeding|surpassing))", "<="),
    (r"at\s(?:the\s)?(?:very\s)?least", ">="),
    (r"at\s(?:the\s)?(?:very\s)?most", "<="),
    (rf"(?:{_ARTICLE})?maxim(?:um|al)(?:\s(?!of\b)(?:\w+)){{0,2}}?\s(?:of|is|at)(?:\sonly)?", "<="),
    (rf"(?:{_ARTICLE})?minim(?:um|al)(?:\s(?!of\b)(?:\w+)){{0,2}}?\s(?:of|is|at)", ">="),
    (
        r"(?:limit(?:ed)?|restrict(?:ed)?|cap(?:ped)?|constrain(?:ed)?)\s(?:to|at|of|by)(?:\sonly)?",
        "<=",
    ),
    (r"up\sto(?=\s(?:\w+\s){0,3}[$€£]?\d|\stwice\b)", "<="),
    (r"<\s?=|≤|⩽|=<", "<="),
    (r">\s?=|≥|⩾|=>", ">="),
    (
        r"(?:must|should|has\sto|have\sto|needs?\sto)\sbe(?=\s(?:exactly\s)?(?:twice|thrice|half"
        r"|double|triple|(?:\w+|\d+\.\d+)\stimes\s))",
        "=",
    ),
    (r"exactly|precisely", "="),
    (
        r"(?:must|should|has\sto|have\sto|needs?\sto|is|are)?\s?(?:be\s)?(?:equal(?:s|\sto)?|the\ssame\sas)\b",
        "=",
    ),
    (r"(?:must\s|should\s|has\sto\s|have\sto\s|needs?\sto\s)?(?:exceeds?|surpass(?:es)?)", ">"),
    (rf"{_MORE}\sthan", ">"),
    (rf"{_LESS}\sthan", "<"),
    (r"(?:below|under)(?=\s[$€£]?\d)", "<"),
    (r"above(?=\s[$€£]?\d)", ">"),
    (r"<", "<"),
    (r">", ">"),
    (r"(?<![<>=!])=(?!=)", "="),
)
_SPLIT = re.compile(rf"\b(?P<word>{_MORE}|{_LESS})\s(?:[^\s.,;:]+\s){{1,7}}?than\b", re.IGNORECASE)
_PHRASE = re.compile(
    "|".join(rf"(?P<p{index}>{pattern})" for index, (pattern, _) in enumerate(_PHRASES)),
    re.IGNORECASE,
)
_POSTPONED = re.compile(
    r"^[\s\w$%]{0,20}?\s?or\s(?P<word>more|greater|above|less|fewer|below)\b", re.IGNORECASE
)
FLIPPED: dict[Relation, Relation] = {"<=": ">=", ">=": "<=", "=": "=", "<": ">", ">": "<"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparing phrase. `is_split` says that what it compares stands between it and "than"."""

    relation: Relation
    start: int
    end: int
    is_split: bool = False


@lru_cache(maxsize=1_024)  # each set of candidate names looks at the same sentences again
def find_comparisons(text: str) -> tuple[Comparison, ...]:
    """Returns the comparing phrases of a text in order.

    >>> [(each.relation, text[each.start:each.end]) for text in ("X cannot exceed 3 and needs at least 2",)
    ...  for each in find_comparisons(text)]
    [('<=', 'cannot exceed'), ('>=', 'at least')]
    >>> find_comparisons("more buses than cars")[0].is_split
    True
    """
    found = [
        Comparison(_PHRASES[int(match.lastgroup[1:])][1], match.start(), match.end())
        for match in _PHRASE.finditer(text)
        if match.lastgroup and _stands_alone(text, match) and not _is_degree(text, match.start())
    ]
    taken = [(each.start, each.end) for each in found]
    for match in _SPLIT.finditer(text):
        start, end = match.span("word")
        free = not any(start < stop and begin < end for begin, stop in taken)
        if free and not _is_degree(text, start):
            more = re.match(_MORE, match["word"], re.IGNORECASE)
            found.append(Comparison(">" if more else "<", start, end, is_split=True))
    return tuple(sorted(found, key=lambda each: each.start))


def _is_degree(text: str, start: int) -> bool:
    """Whether "more" says by how much, as in "three times more A than B" or "20 units more than B"."""
    more = re.match(rf"{_MORE}|{_LESS}", text[start:], re.IGNORECASE)
    before = text[max(0, start - 24) : start]
    return bool(
        more
        and re.search(
            r"\b(?:times|twice|half|double|\d[\d.,]*(?:\s\w+)?|units|hundred|fifty|twenty|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one(?:\s\w+)?)\s+$",
            before,
        )
    )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    if not match[0][0].isalpha():
        return True
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return not before.isalnum() and not (after.isalnum() and match[0][-1].isalnum())


def postponed(after: str) -> Relation | None:
    """Returns what stands after a number and compares: "20 or more" is at least 20.

    >>> postponed(" units or more of iron")
    '>='
    """
    match = _POSTPONED.match(after)
    if not match:
        return None
    return ">=" if match["word"].lower() in {"more", "greater", "above"} else "<="
