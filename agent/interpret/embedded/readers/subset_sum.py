"""Reads questions that fill a target with a choice of amounts, each taken once or not at all."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.packing.amount_lists import Amounts, amounts_of
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.subset_sum import SubsetSum

_NAMED = re.compile(r"\bsubset[\s-]sum\b", re.IGNORECASE)
_SUMS = re.compile(
    r"\b(?:subset|some\sof|which\sof|which|choose|pick|select|combination)\b[^.?!]{0,200}?"
    r"\b(?:add(?:s|ing)?\s(?:up\s)?to|sums?\s(?:up\s)?to|summing\sto|sum\sis|total(?:s|ling)?|come\s(?:as\s)?close"
    r"|(?:balance|make|makes|give|gives|pay|amount\sto|come\sto|comes\sto|match|reach|hit|weigh)\s(?:up\s)?(?:exactly|precisely|just))\b",
    re.IGNORECASE,
)
# A thing that amounts fill, and that is to be filled as far as it goes.
_FILLS = re.compile(
    r"\b(?:fill\w*|us(?:e|ed|ing)\s(?:up|as\smuch)|as\sfully\sas|smallest\s(?:gap|rest|remainder)|spend\sas\smuch"
    r"|as\smuch\sof\s(?:it|the|my|this)|least\s(?:left|waste|unused)|as\slittle\sas\spossible\s(?:left|unused|over)"
    r"|without\s(?:going|running|adding|paying)\s\w+|how\smuch\sof\s(?:it|the|my|this)|leave\sas\slittle)\b",
    re.IGNORECASE,
)
_OTHER_FAMILY = re.compile(
    r"\b(?:worth|profit|value[sd]?|bins?|boxes|trucks|piles?|groups|teams|capacities|graph|edges?|makespan)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:close\sto|add(?:s|ing)?\s(?:up\s)?to|sums?\s(?:up\s)?to|summing\sto|sum\sis|target(?:\ssum)?(?:\sof|\sis|:)?"
    r"|(?:balance|make|makes|give|gives|pay|amount\sto|come\sto|comes\sto|match|hit|weigh)|exceed(?:ing)?|at\smost|up\sto|reach(?:es)?|total(?:s|ling)?(?:\sof)?|equals?|budget\sof)\s"
    r"(?:exactly\s|precisely\s|the\s|a\s|just\s)?(?=[$€£\d])",
    re.IGNORECASE,
)
_EXACT = re.compile(r"\b(?:exactly|precisely)\s*[$€£]?$", re.IGNORECASE)
_CONTAINER = re.compile(
    r"\b(?:vouchers?|gift\scards?|budget|tape|disc|disk|drive|lane|interval|slot|shelf|programme|session|break"
    r"|board|bar|beam|rod|plank|evening|trip|limit|wallet|purse|bus|hall|page|memory|usb\sstick)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:if\s|unless|cannot\s(?:both|be)|together|not\sboth|either|must\s(?:include|contain)|at\sleast)\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _NAMED.search(text):
        return 0.95
    if _OTHER_FAMILY.search(text):
        return 0.0
    return 0.8 if _SUMS.search(text) or (_FILLS.search(text) and _CONTAINER.search(text)) else 0.0


@refusing("the amounts")
def _read(document: Document) -> Reading | Missing | None:
    target = _target(document)
    amounts = amounts_of(document, (target.span,)) if target else None
    if target is None or amounts is None:
        return _named_but(document)
    if rule := _RULES.search(document.text.raw):
        return Missing(
            "subset_sum",
            f'the rule "{rule[0].strip()}"',
            f'The question says "{rule[0].strip()}", a rule beyond the sum; is the sum all that counts?',
        )
    used = [number.span for number in amounts.numbers]
    used += [each.span for each in document.numbers if _says_no_more(each, target, amounts)]
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            "subset_sum", f'what "{shown}" means', f'What does "{shown}" say of the sum?'
        )
    before = document.text.raw[: target.span.start]
    problem = SubsetSum(
        numbers=tuple(number.value for number in amounts.numbers),
        target=target.value,
        exactly=bool(_EXACT.search(before)),
        names=amounts.names,
        unit=target.unit if amounts.names else target.currency,
    )
    return Reading(problem, tuple(used))


def _named_but(document: Document) -> Missing | None:
    if not _NAMED.search(document.text.raw):
        return None
    return Missing(
        "subset_sum",
        "the numbers and the target",
        "Which numbers are there to choose from, and which sum should they reach?",
    )


def _target(document: Document) -> Number | None:
    """The number that the sum is held against: after words of aiming, else the size of what is filled."""
    text = document.text.raw
    aimed = {
        number.span: number
        for match in _TARGET.finditer(text)
        for number in document.numbers_in(Span(match.end(), min(len(text), match.end() + 24)))[:1]
    }
    if len({number.value for number in aimed.values()}) == 1:
        return next(iter(aimed.values()))
    if aimed:
        return None
    holding = [
        numbers[0]
        for sentence in document.text.sentences
        if _CONTAINER.search(sentence.text)
        and len(numbers := [n for n in document.numbers_in(sentence.span) if not n.is_spelt]) == 1
    ]
    return holding[0] if len(holding) == 1 else None


def _says_no_more(number: Number, target: Number, amounts: Amounts) -> bool:
    """Whether a number is the target, said once or again, or says how many amounts there are."""
    return number.value == target.value or (
        number.is_spelt and number.value == len(amounts.numbers)
    )


READER = Reader(family="subset_sum", evidence=_evidence, read=_read)
