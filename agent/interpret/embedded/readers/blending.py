"""Reads questions that mix ingredients into one product within content limits, as cheaply as can be."""

from __future__ import annotations

import re

from agent.interpret.embedded.blends.facts import Limit, Material, Mix, Unclear
from agent.interpret.embedded.blends.reading import find_mix, per_unit_only
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import converted, unit_of
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.blending import Blending
from problems.modelling.blend_model import Content, Ingredient, Product

_I = re.IGNORECASE
# Evidence from which on a text is of a mix, so that what is missing is asked for.
_SURE = 0.91
_SURELY = re.compile(
    r"\b(?:mix(?:es|ed|ing|tures?)?|blend(?:s|ed|ing)?|alloys?|melts?|smelts?|pours?)\b", _I
)
_SHARE = re.compile(r"%|\bper\s?cent\b|\boctane\b", _I)
_CONDITION = re.compile(
    r"\bif\s(?:it|they|the\s\w+)\s(?:has\sto|have\sto|must|should|is\sto|needs\sto)\s(?:contain|have|hold|be)\b(?!.*\bif\b)",
    _I,
)
_LONGEST = 20_000
_MIXES = re.compile(
    r"\b(?:mix\w*|blend\w*|alloy\w*|melt\w*|feed|fodder|fertili[sz]er|petrol|gasoline|fuel|punch|cocktail|compound\w*|recipe|stir\w*|combin\w+|pours?|poured|solution|dough|paint|concrete|cement|composed|smelt\w*)\b",
    _I,
)
_LIMITS = re.compile(
    r"\b(?:at\sleast|at\smost|no\s(?:less|more|lower|higher)\sthan|between|or\s(?:more|less|higher|lower|above|below)|minimum|maximum|exceed\w*|above|below|exactly|not\s(?:more|less))\b|[≤≥]|\d\s?%?\s?(?:to|[-–])\s?\d",
    _I,
)
_CHEAPLY = re.compile(
    r"\b(?:cheap\w*|minimi[sz]\w*|least|lowest|minimum|minimal|smallest|how\slittle|as\slittle)\b",
    _I,
)
_COSTS = re.compile(
    r"\b(?:costs?|prices?|spend|expens\w+|pay|cheap\w*|euros?|dollars?)\b|[$€£]", _I
)
_CONTENT = re.compile(
    r"%|\bper\s?cent\b|\b(?:content|octane|grade|rating|points?|proof|index)\b", _I
)
_OTHER = re.compile(
    r"\b(?:maximi[sz]\w*|profit\w*|revenue|sells?\s(?:for|at)|sold\s(?:for|at)|calor\w+|diet|vitamin\w*|invest\w*|acres?|hours?|machines?|workers?|routes?|trucks?|periods?|weeks?|months?|stocks?\sand\sbonds)\b",
    _I,
)
_TWO_PRODUCTS = re.compile(
    r"\b(?:two|three|both|several)\s(?:\w+\s)?(?:products|blends|mixes|mixtures|feeds|grades|alloys|fuels)\b",
    _I,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST or not (_MIXES.search(text) and _LIMITS.search(text)):
        return 0.0
    if not (_CHEAPLY.search(text) and _COSTS.search(text) and _CONTENT.search(text)):
        return 0.0
    if _OTHER.search(text) or _TWO_PRODUCTS.search(text):
        return 0.0
    return _SURE if _SURELY.search(text) and _SHARE.search(text) else 0.55


@refusing("the mix")
def _read(document: Document) -> Reading | Missing | None:
    outcome = _outcome(document)
    # On weak evidence an incomplete mix is more likely another kind of problem.
    return None if isinstance(outcome, Missing) and _evidence(document) < _SURE else outcome


def _outcome(document: Document) -> Reading | Missing | None:
    mix = find_mix(document)
    if mix is None:
        return None
    if isinstance(mix, Unclear):
        return _unclear(mix.words)
    if not mix.limits:
        return None
    missing = _lacking(mix)
    if missing:
        return missing
    amount = _amount(mix, document)
    if isinstance(amount, Missing):
        return amount
    names = [each.name for each in mix.materials]
    loose = [
        each
        for each in unused_numbers(document, mix.spans)
        if not (each.value == len(names) and each.is_spelt)
        and f"{each.value:g}" not in " ".join(names).split()
        and document.text.at(each.span).casefold() not in " ".join(names).casefold().split()
        and not _numbers_item(document, each.span.start, each.span.end)
    ]
    if loose:
        return _unclear(with_context(document, loose[0]))
    if left := rule_left(document, mix.spans, names, "blending"):
        return left
    value, unit = amount
    ingredients = [_ingredient(each, mix, unit) for each in mix.materials]
    told = [each for each in ingredients if isinstance(each, Ingredient)]
    wrong = next((each for each in ingredients if isinstance(each, Missing)), None)
    if wrong:
        return wrong
    product = Product(
        name="mix", least=value, most=value, limits=tuple(map(_content, _joined(mix.limits)))
    )
    problem = Blending(ingredients=tuple(told), products=(product,), amount_unit=unit)
    return Reading(problem, (*mix.spans, *_conditions(document)))


def _conditions(document: Document) -> list[Span]:
    """The sentences that tell a content as a condition: "how cheaply, if it has to contain 5 %"."""
    return [each.span for each in document.text.sentences if _CONDITION.search(each.text)]


def _numbers_item(document: Document, start: int, end: int) -> bool:
    raw = document.text.raw
    return bool(
        re.match(r"[.)]\s", raw[end : end + 2])
        and re.search(r"(?:^|\n)[\s(]*$", raw[max(0, start - 6) : start])
    )


def _unclear(words: str) -> Missing:
    shown = " ".join(words.split())[:140]
    return Missing(
        "blending",
        f'what "{shown}" means',
        f'I read ingredients, their costs and what the mix must hold, and cannot place "{shown}"; what does it say?',
    )


def _lacking(mix: Mix) -> Missing | None:
    """The question for a content or a cost that is not told of every ingredient."""
    names = {each.name for each in mix.materials}
    for limit in mix.limits:
        if limit.content in names:
            continue
        having = [each for each in mix.materials if limit.content in each.contents]
        if not having:
            return _unclear(limit.content)
        for each in mix.materials:
            if limit.content not in each.contents:
                return Missing(
                    "blending",
                    f"the {limit.content} of {each.name}",
                    f"How much {limit.content} does {each.name} hold?",
                )
            told = each.contents[limit.content]
            if told and each.kinds.get(limit.content, limit.is_percentage) != limit.is_percentage:
                return Missing(
                    "blending",
                    f"the unit of {limit.content}",
                    f"The {limit.content} of {each.name} and its limit are told in different units; give both as a share.",
                )
    uncosted = next((each.name for each in mix.materials if each.cost is None), None)
    if uncosted:
        return Missing("blending", f"the cost of {uncosted}", f"What does {uncosted} cost?")
    return None


def _amount(mix: Mix, document: Document) -> tuple[float, str] | Missing:
    """How much is mixed, and its unit."""
    distinct = {(each.value, _symbol(each.unit)): each for each in mix.amounts}
    if len(distinct) == 1:
        only = next(iter(distinct.values()))
        return only.value, only.unit
    if not distinct and per_unit_only(document):
        return 1.0, mix.materials[0].cost_unit
    if not distinct:
        return Missing("blending", "the amount", "How much is to be mixed in all?")
    told = tuple(f"{each.value:g} {each.unit}" for each in distinct.values())
    return Missing(
        "blending",
        "the amount",
        f"Several amounts are told ({', '.join(told)}); how much is to be mixed in all?",
        told,
    )


def _symbol(unit: str) -> str:
    known = unit_of(unit)
    return known.symbol if known else unit.rstrip("s")


def _ingredient(each: Material, mix: Mix, unit: str) -> Ingredient | Missing:
    assert each.cost is not None
    share = {limit.content: limit.is_percentage for limit in mix.limits}
    cost, available = each.cost, each.available
    if each.cost_unit and _symbol(each.cost_unit) != _symbol(unit):
        scale = (
            converted(1.0, unit, each.cost_unit)
            if unit_of(unit) and unit_of(each.cost_unit)
            else None
        )
        if scale is None:
            return _unclear(f"{each.name} … {each.cost:g} per {each.cost_unit}, {unit}")
        cost = round(cost * scale, 12)
    if (
        available is not None
        and each.available_unit
        and _symbol(each.available_unit) != _symbol(unit)
    ):
        changed = converted(available, each.available_unit, unit) if unit_of(unit) else None
        if changed is None:
            return _unclear(f"{each.name} … {available:g} {each.available_unit}")
        available = changed
    return Ingredient(
        name=each.name,
        cost=cost,
        available=available,
        contents={
            content: round(value / 100, 12) if share.get(content) else value
            for content, value in each.contents.items()
            if content in share
        },
    )


def _joined(limits: tuple[Limit, ...]) -> list[Limit]:
    """The limits with a least and a most of one content in one."""
    found: dict[str, Limit] = {}
    for each in limits:
        known = found.get(each.content)
        if known is None:
            found[each.content] = each
            continue
        least = [x for x in (known.least, each.least) if x is not None]
        most = [x for x in (known.most, each.most) if x is not None]
        found[each.content] = Limit(
            each.content,
            max(least) if least else None,
            min(most) if most else None,
            each.is_percentage,
            each.span,
        )
    return list(found.values())


def _content(limit: Limit) -> Content:
    scale = 100 if limit.is_percentage else 1
    return Content(
        content=limit.content,
        least=None if limit.least is None else round(limit.least / scale, 12),
        most=None if limit.most is None else round(limit.most / scale, 12),
    )


READER = Reader(family="blending", evidence=_evidence, read=_read, leaves_nothing=True)
