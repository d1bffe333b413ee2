"""Profit or revenue at a price for which demand is written in the sentence: "450 - 4p people buy"."""

from __future__ import annotations

import re

from agent.interpret.embedded.calculus.drafts import Draft, plain
from agent.interpret.embedded.calculus.wanted import Wanted
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers
from problems.families.nonlinear_program import Amount
from problems.status import Sense

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_DEMAND = re.compile(
    rf"(?<![\w.,)*^/+−-])(?<![-+−*/^]\s)(?P<all>(?P<base>{_NUMBER})\s?[-−–]\s?(?P<slope>{_NUMBER})?\s?[*·×]?\s?(?P<name>[a-zA-Z]))(?!\w|\s?[-+−*/^(²])"
)
_SOLD = re.compile(
    r"\b(?:buy|bought|sells?|sold|come|attend\w*|visit\w*|customers?|people|guests?|visitors?|tickets?|demand|order\w*|rent\w*"
    r"|units?|pieces|copies|items|cups|portions|subscri\w+|passengers?|students?|members?)\b",
    re.IGNORECASE,
)
_BETWEEN = (
    rf"(?:\s(?:is|lies|may\sbe|can\sbe|must\sbe|must\slie|can\slie|has\sto\sbe|being|anywhere|any\w*|from|in|of|the|range)){{0,4}}"
    rf"\s(?:between|from)\s[$€£]?\s?(?P<low>{_NUMBER}|zero)(?:\s(?:and|to)\s|\s?[-–]\s?)[$€£]?\s?(?P<high>{_NUMBER})"
)
_EACH_COSTS = re.compile(
    rf"\b(?:each|every|one|per)\b[^.;?!\d]{{0,60}}?\bcosts?\b[^.;?!\d]{{0,40}}?[$€£]?\s?(?P<after>{_NUMBER})"
    rf"|\bcosts?\b[^.;?!\d]{{0,40}}?[$€£]?\s?(?P<before>{_NUMBER})\s?(?:euros?|dollars?|pounds?)?\s(?:each|apiece|per|a|an|for\s(?:each|every))\b",
    re.IGNORECASE,
)
_MORE_RULES = re.compile(
    r"\b(?:at\smost|at\sleast|no\smore|capacity|seats|fixed|in\saddition|discount|tax|percent|%|unless|only|must)\b|%",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bwhole\s(?:number|euros?|dollars?|pounds?|amount)|\bintegers?\b|\bwhole\b", re.IGNORECASE
)
_NOT_WHOLE = re.compile(
    r"\b(?:need\snot|needn['’]t|does\snot\s(?:have|need)\sto|doesn['’]t\s(?:have|need)\sto|not\snecessarily|not)\s(?:be\s)?(?:a\s)?(?:whole|integer)",
    re.IGNORECASE,
)


def price_of_demand(document: Document, aim: Wanted) -> Draft | None:
    """Returns (price − cost)·demand, largest, where the price runs over all that is allowed."""
    text = document.text.raw
    found = list(_DEMAND.finditer(text))
    goals = {"profit", "revenue"} & set(aim.quantities)
    if len(found) != 1 or aim.goal is not Sense.MAXIMISE or len(goals) != 1:
        return None
    demand = found[0]
    sentence = next(
        (each for each in document.text.sentences if each.span.contains(Span(*demand.span()))), None
    )
    price = demand["name"]
    if sentence is None or not _SOLD.search(sentence.text) or _MORE_RULES.search(text):
        return None
    if not re.search(_price_word(price), text, re.IGNORECASE):
        return None
    base, slope = _value(demand["base"]), _value(demand["slope"] or "1")
    used = [Span(*demand.span())]
    range_ = re.search(rf"(?<!\w){price}(?!\w){_BETWEEN}", text)
    low, high = 0.0, base / slope
    if range_:
        low = 0.0 if range_["low"].lower() == "zero" else _value(range_["low"])
        high = _value(range_["high"])
        used.append(Span(*range_.span()))
    cost = _unit_cost(text, used) if goals == {"profit"} else None
    if goals == {"profit"}:
        if cost is None:
            return None
        used.append(cost[1])
    if unused_numbers(document, used):
        return None
    formula = f"{plain(base)} - {plain(slope)}*{price}"
    margin = f"({price} - {plain(cost[0])})" if cost else price
    return Draft(
        goal=Sense.MAXIMISE,
        objective=f"{margin}*({formula})",
        amounts=(
            Amount(
                name=price,
                lower=low,
                upper=high,
                is_whole=bool(_WHOLE.search(_NOT_WHOLE.sub(" ", text))),
                meaning="price",
            ),
        ),
        rows=() if high <= base / slope else ((formula, ">=", "0"),),
        used=tuple(used),
    )


def _price_word(name: str) -> str:
    """A pattern for the letter as a price: "a price of p euros", "charges p", "p is the price"."""
    money = r"(?:euros?|dollars?|pounds?|cents?)"
    return (
        rf"\b(?:price|fare|fee|rate|charge[sd]?|charging|asks?|asking|sells?\sfor|costs?|priced\sat)\b[^.;?!\d]{{0,30}}?[$€£]?(?<!\w){name}(?!\w)"
        rf"|(?<!\w){name}\s{money}\b|[$€£]\s?{name}(?!\w)|(?<!\w){name}\sis\sthe\s(?:\w+\s)?price\b"
    )


def _unit_cost(text: str, used: list[Span]) -> tuple[float, Span] | None:
    """What one of those sold costs, where exactly one such cost is told."""
    spans = []
    for match in _EACH_COSTS.finditer(text):
        span = Span(*match.span("after" if match["after"] else "before"))
        if not any(each.contains(span) for each in used):
            spans.append(span)
    if len(spans) != 1:
        return None
    return _value(text[spans[0].start : spans[0].end]), spans[0]


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))
