"""What each further step of a price or a number of plants changes: revenue and yield."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.drafts import Draft, plain
from agent.interpret.embedded.calculus.wanted import Wanted
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span
from problems.families.nonlinear_program import Amount
from problems.status import Sense

_STEP = re.compile(
    r"\b(?:for\s)?(?:each|every|any|per|a|an)\s(?:further\s|one\s)?(?:additional|extra|added|more|\$|€|£|\d|increase|rise|reduction|decrease|drop"
    r"|raise|time|discount)"
    r"|\bif\s(?:the\s)?(?:price|fare|rent|fee|charge)",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:drops?|falls?|decreases?|reduces?|lowers?|loses?|lost|fewer|less|declines?|diminish\w*|shrinks?|vacant|empty"
    r"|goes\sdown|stop\w*|leaves?|cancels?)\b",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(?:more|additional|extra|increases?|rises?|grows?|gains?|goes\sup|attracts?)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:reduction|decrease|drop|discount|cut|lower\w*|reduc\w+|less|decreas\w+)\b", re.IGNORECASE
)
_PLANTS = re.compile(r"\b(?:trees?|plants?|vines?|bushes|hives?|fruit\w*)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£]|\b(?:dollars?|euros?|pounds?|cents?)\b", re.IGNORECASE)
_MORE_RULES = re.compile(
    r"\b(?:cost\w*|expens\w+|service|cleaning|maintenance|at\smost|at\sleast|maximum\sof|up\sto|no\smore|capacity|seats|profit)\b",
    re.IGNORECASE,
)


def further_step(document: Document, aim: Wanted | None) -> Draft | None:
    """Returns (price + a·steps)·(number − b·steps), largest; None where more is told than that."""
    text = document.text.raw
    step = next(
        (each for each in document.text.sentences if _STEP.search(each.text) and _tells(each.text)),
        None,
    )
    if step is None or (aim is not None and aim.goal is Sense.MINIMISE) or _MORE_RULES.search(text):
        return None
    base = [
        each
        for each in document.numbers
        if not step.span.contains(each.span) and not (each.is_spelt and each.value <= 1)
    ]
    changes = [each for each in document.numbers if step.span.contains(each.span)]
    if len(base) != 2 or len({each.value for each in base}) < 1:
        return None
    if _PLANTS.search(text) and not _MONEY.search(text):
        return _plants(document, base, changes, step.span)
    return _priced(document, base, changes, step.span)


def _tells(sentence: str) -> bool:
    return bool(_FALLS.search(sentence) or _RISES.search(sentence))


def _plants(
    document: Document, base: list[Number], changes: list[Number], step: Span
) -> Draft | None:
    """Trees planted beyond those that stand lower what each of them bears."""
    words = document.text.at(step)
    if not re.search(r"\b(?:additional|extra|more|added|further)\b", words, re.IGNORECASE):
        return None
    if not _FALLS.search(words) or len(changes) > 2:
        return None
    drop = [each for each in changes if each.value != 1]
    if len(drop) > 1 or (not changes and not re.search(r"\bone\b", words)):
        return None
    first, second = base
    fall = drop[0].value if drop else 1.0
    return Draft(
        goal=Sense.MAXIMISE,
        objective=f"({plain(first.value)} + extra)*({plain(second.value)} - {plain(fall)}*extra)",
        amounts=(
            Amount(
                name="extra",
                upper=second.value / fall,
                is_whole=True,
                meaning="plants added",
            ),
        ),
        used=(*(each.span for each in base), *(each.span for each in changes), step),
    )


def _priced(
    document: Document, base: list[Number], changes: list[Number], step: Span
) -> Draft | None:
    """A price moved by steps, and the number sold that moves against it."""
    text = document.text.raw
    priced = [each for each in base if _is_money(text, each)]
    sold = [each for each in base if not _is_money(text, each)]
    price_step = [each for each in changes if _is_money(text, each)]
    sold_step = [
        each for each in changes if not _is_money(text, each) and not _is_one_step(text, each)
    ]
    if not (len(priced) == len(sold) == len(price_step) == 1) or len(sold_step) > 1:
        return None
    words = text[step.start : step.end]
    if not sold_step and not re.search(r"\b(?:one|an?)\s\w+", words):
        return None
    change = sold_step[0].value if sold_step else 1.0
    down = bool(_CUT.search(words[: max(1, price_step[0].span.end - step.start + 25)]))
    falls = bool(_FALLS.search(words[price_step[0].span.end - step.start :]))
    if down == falls and not (down and _RISES.search(words)):
        return None
    sign, against = ("-", "+") if down else ("+", "-")
    price, number = plain(priced[0].value), plain(sold[0].value)
    limit = priced[0].value / price_step[0].value if down else sold[0].value / change
    asked = f"({price} {sign} {plain(price_step[0].value)}*steps)"
    return Draft(
        goal=Sense.MAXIMISE,
        objective=f"{asked}*({number} {against} {plain(change)}*steps)",
        amounts=(Amount(name="steps", upper=limit, meaning="steps of the price"),),
        used=(*(each.span for each in base), *(each.span for each in changes)),
        assumptions=("The price may change by a part of a step.",),
    )


def _is_one_step(text: str, number: Number) -> bool:
    return (
        number.is_spelt and number.value == 1 and not text[number.span.end :].strip()[:1].isdigit()
    )


def _is_money(text: str, number: Number) -> bool:
    after = re.match(
        r"\s*-?(?:dollars?|euros?|pounds?|cents?)\b", text[number.span.end :], re.IGNORECASE
    )
    return bool(number.currency or after)
