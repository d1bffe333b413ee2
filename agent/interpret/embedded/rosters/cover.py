"""How many people shifts need, told beside their names: two on Monday, one on the late shift."""

from __future__ import annotations

import re

from agent.interpret.embedded.rosters import wording as w
from agent.interpret.embedded.rosters.clauses import Clause
from agent.interpret.embedded.rosters.told import NONE, Told, Unclear, shifts_in
from agent.interpret.embedded.text import Span
from problems.modelling.roster_rules import Cover

_ON_EACH = re.compile(
    r"\bon\seach\b|\b(?:each|every|both|all|per|a|any)\s(?:of\s(?:the\s|these\s)?)?(?:\w+\s)?(?:shifts?|dut(?:y|ies)|them)\b",
    re.IGNORECASE,
)


def counts_people(told: Told, match: re.Match[str], start: int) -> bool:
    """Returns whether a number says how many people are needed."""
    what = match["what"].lower()
    if re.search(
        r"\b(?:shifts|days|nights|weeks|hours|points|times|wishes|evenings|mornings|euros|dollars|pounds)\b",
        what,
    ):
        return False
    span = Span(start + match.start("n"), start + match.end("n"))
    raw = told.document.text.raw
    if any(m.span.contains(span) for m in told.mentions_in(Span(span.start - 40, span.end + 40))):
        return False
    if re.match(
        r"\s(?:\w+\s)?(?:shifts?|days?|nights?|evenings?|weeks?)\b", raw[span.end :][:24]
    ) and not what.strip().startswith("of"):
        return False
    if w.number(match["n"]) == len(told.people):
        near = re.split(r"[.;:\n]", raw[span.end : span.end + 60])[0]
        if any(re.search(rf",\s{re.escape(each)}\b", near) for each in told.people):
            return False  # "three guards, Tom, Una and Vic"
    return not (
        match["n"].lower() == "one"
        and re.search(
            r"\b(?:early|late|night|morning|evening|afternoon|the)\s$",
            raw[max(0, span.start - 12) : span.start],
            re.IGNORECASE,
        )
    )


def note_cover(told: Told, clause: Clause, found: list[re.Match[str]], start: int) -> None:
    """Notes how many shifts need, told before their names or after: "two on Monday", "Monday: two"."""
    text = clause.rest
    ends = [0, *(m.end() for m in found)]
    starts = [*(m.start() for m in found), len(text)]
    gaps = [Span(start + a, start + b) for a, b in zip(ends, starts, strict=True)]
    leads = _names_some(told, gaps[0])
    for k, match in enumerate(found):
        beside = gaps[k] if leads else gaps[k + 1]
        if re.search(
            r"\b(?:of\swhom|with\sa|who\s(?:is|are|has|speak)|skilled|qualified|experienced|trained|must\sbe\sa)\b",
            told.document.text.at(gaps[k + 1]),
        ):
            raise Unclear(told.document.text.at(clause.span))
        _cover(told, clause, match, beside, gaps)


def _names_some(told: Told, span: Span) -> bool:
    """Whether words name one shift, or some days and not all."""
    days = set(told.days_in(span))
    shifts = shifts_in(told, told.document.text.at(span))
    return 0 < len(days) < len(told.days) or (len(told.shifts) > 1 and len(shifts) == 1)


def _cover(
    told: Told, clause: Clause, match: re.Match[str], beside: Span, gaps: list[Span]
) -> None:
    """How many a shift needs on the days told beside, on every day where none is."""
    text = told.document.text
    days = told.days_in(beside)
    days = [] if len(set(days)) == len(told.days) else days
    shifts = [] if _ON_EACH.search(text.at(beside)) else shifts_in(told, text.at(beside))
    if not shifts:
        shifts = list(told.shifts)
        if len(shifts) > 1 and not _ON_EACH.search(text.at(clause.span)):
            raise Unclear(text.at(clause.span))
    elsewhere = [each for gap in gaps for each in told.days_in(gap)]
    if not days and 0 < len(set(elsewhere)) < len(told.days):
        raise Unclear(text.at(clause.span))
    how = (match["how"] or "").lower()
    n = w.number(match["n"])
    if n > len(told.people):
        raise Unclear(text.at(clause.span))
    least = None if how in {"at most", "no more than"} else n
    most = None if how.startswith(("at least", "no few", "no less", "a min")) else n
    for shift in dict.fromkeys(shifts):
        for day in days or NONE:
            told.cover.append(Cover(shift=shift, day=day, minimum=least or 0, maximum=most))
