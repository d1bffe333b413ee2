"""Reads questions that choose some of many so that several sums come close to their targets."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.splits.equations import split_of_equations
from agent.interpret.embedded.splits.people_told import split_of_groups, split_of_names
from agent.interpret.embedded.splits.rows_told import split_of_rows
from agent.interpret.embedded.splits.split import Split
from agent.interpret.embedded.splits.tabled import split_of_table
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.market_split import MarketSplit, Product

_FAMILY = "market_split"
_CALLED = re.compile(r"\bmarket[\s-]split", re.IGNORECASE)
_CLOSE = re.compile(
    r"\b(?:close(?:st|r|ly)?|deviations?|deviat\w+|gaps?|errors?|nearest|nearly|near|off|miss(?:es|ed)?|differences?|discrepanc\w+|mismatch\w*|half\sof\s(?:everything|each|all))\b",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"\b(?:targets?|should|wants?|exactly|would\slike|goals?|aims?|close|quotas?|half)\b|=",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:squared?s?|largest\s(?:deviation|gap|error|difference)|worst|distances?|edges?|regression|integers?|real\snumbers|profits?|revenue"
    r"|budget|cannot|must\snot|together\swith|at\smost|at\sleast|twice\sas|relative|percent\w*|unless)\b|%",
    re.IGNORECASE,
)
# What a unit off counts, where that is 1 or the same for all.
_EQUAL = re.compile(
    r"\b(?:a|an|one)\s\w+\s(?:off|too\s\w+)(?:[^.;,]{0,40}?)\s(?:counts?|costs?|is)\s(?:1|one)\b(?:\sas\swell)?|\bcounts?\s1\b"
    r"|\bas\sbad\sas\b|\b(?:0\s(?:or|and)\s1|0\s?/\s?1|0-1|binary)\b",
    re.IGNORECASE,
)

# Gaps that do not all count the same, and limits on what may be chosen.
_RULES = re.compile(
    r"\b(?:\w+\stimes\sas|twice|double|triple|half\sas|more\simportant\w*|less\simportant\w*|weigh(?:s|ted)?\s(?:more|less)|penal\w+|worse"
    r"|same|apart|separate\w*|either\s(?!direction|way|side)|if|(?:larger|greater|bigger|worse|maximum|max)\sof|larger|without\sexceeding|not\sexceed|never|no\smore\sthan|must|cannot|only\sif|neighbou?r\w*|adjacent|together\swith)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 100_000 or _OTHER.search(text):
        return 0.0
    if _CALLED.search(text):
        return 0.96
    if not (_CLOSE.search(text) and _AIMS.search(text)):
        return 0.0
    return 0.94 if _split(document) else 0.0


def _split(document: Document) -> Split | None:
    raw = document.text.raw
    binary = re.search(
        r"\b(?:0\s(?:or|and)\s1|0\s?/\s?1|0-1|binary|zero\sor\sone)\b", raw, re.IGNORECASE
    )
    return (
        (split_of_equations(raw) if binary else None)
        or split_of_table(document)
        or split_of_groups(document)
        or split_of_rows(document)
        or split_of_names(document)
    )


@refusing("the split")
def _read(document: Document) -> Reading | Missing | None:
    split = _split(document)
    if split is None:
        if not _CALLED.search(document.text.raw):
            return None
        return _missing(
            "the amounts and targets",
            "How much of each product does each have, and what is the target of each?",
        )
    if rule := _RULES.search(document.text.raw):
        shown = rule.group()
        return _missing(
            f'what "{shown}" asks for',
            f'The question says "{shown}", which is not read yet; can you put it in other words, or leave it out?',
        )
    used = (
        *split.spans,
        *(Span(*match.span()) for match in _EQUAL.finditer(document.text.raw)),
        *(number.span for number in document.numbers if _counts(document, number, split)),
    )
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return _missing(f'what "{shown}" means', f'What does the number in "{shown}" say here?')
    problem = MarketSplit(
        retailers=split.names,
        products=tuple(
            Product(name=name, amounts=row, target=target)
            for name, row, target in zip(split.products, split.amounts, split.targets, strict=True)
        ),
    )
    return Reading(problem, used, ("A unit over a target is as bad as one short of it.",))


def _counts(document: Document, number: Number, split: Split) -> bool:
    """Whether a number counts what there is: "five retailers", "two divisions", "both gaps"."""
    if number.value not in {2.0, float(len(split.names)), float(len(split.products))}:
        return False
    raw = document.text.raw
    before, after = (
        raw[max(0, number.span.start - 24) : number.span.start],
        raw[number.span.end :][:30],
    )
    limits = re.search(
        r"\b(?:exactly|only|just|pick|choose|select|than|take)\s(?:any\s)?$", before, re.IGNORECASE
    )
    return (
        not limits
        and not after.startswith(" times")
        and bool(re.match(r"\s(?:[a-z]+\s){0,2}?(?:[a-z]+s|[a-z]*men|people)\b", after))
    )


def _missing(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
