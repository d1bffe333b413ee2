"""Numbers of sentences about a mix: whose cost, content or stock they are, or what they limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from agent.interpret.embedded.blends.contents import (
    candidates,
    content_of,
    content_told,
    matching,
    named_before,
    plain,
)
from agent.interpret.embedded.blends.facts import Amount, Limit, Material, Unclear
from agent.interpret.embedded.blends.kinds import is_money, is_quantity, is_stock
from agent.interpret.embedded.blends.said import Prose, Said, marks, numbers_said
from agent.interpret.embedded.blends.wording import DEMANDS, FLAGS
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span

_CENTS = re.compile(r"^\s?(?:cents?|pence)\b", FLAGS)


_PER = re.compile(
    r"^\s?(?:€|\$|£|euros?|dollars?|pounds?|cents?|pence|francs?|eur|usd|gbp|chf)?\s?(?:(?:an?|per|each|for\s(?:an?|each|every|one))\s|/\s?)(?P<unit>[^\W\d_]+)",
    FLAGS,
)


_NONE = re.compile(r"\b(?:none|nothing|zero|no(?:\s(?P<content>[a-z]+))?)\b", FLAGS)


def read_prose(
    document: Document, names: Sequence[str], skipped: Sequence[Span], *, tabled: bool
) -> Prose:
    """Returns what the sentences outside the `skipped` spans say of ingredients and of the mix.

    Raises:
        Unclear: a number has no place.
    """
    told = Prose([Material(name) for name in names], [], [], [])
    said = list(numbers_said(document, names, skipped))
    for each, later in zip_longest(said, said[1:]):
        _limit_or_amount(document, each, later, told, names)
    vocabulary = list(dict.fromkeys(c for limit in told.limits for c in limit.content.split("|")))
    limiting = set(told.spans)
    last: int | None = None
    order: list[str] = []
    for each in said:
        if each.span in limiting or (each.is_limit and not _limits_stock(document, each)):
            continue
        order = [] if each.owner != last else order
        last = each.owner
        _fact(document, each, told, vocabulary, order)
    if not tabled:
        _nothing_of(document, names, told, vocabulary)
    return told


def _limits_stock(document: Document, said: Said) -> bool:
    """Whether "at most" is said of how much there is of an ingredient, whatever else is done."""
    only_most = said.owner is not None and said.most is not None and said.least is None
    around = document.text.raw[max(0, said.span.start - 60) : said.span.start]
    return (
        only_most
        and is_quantity(said.after)
        and not re.search(r"\b(?:if|unless|when|either)\b", around, FLAGS)
    )


def _limit_or_amount(
    document: Document, said: Said, later: Said | None, told: Prose, names: Sequence[str]
) -> None:
    number = said.number
    if said.is_limit and said.owner is None:
        goes_on = later is not None and later.is_limit and re.match(r"\s?(?:and|but)\s", said.after)
        content = "|".join(candidates(said, later if goes_on else None))
        is_amount = (
            not number.is_percentage and is_quantity(said.after) and not named_before(said.before)
        )
        if is_amount and said.least is not None and said.most is None and not content:
            told.amounts.append(Amount(number.value, number.unit, said.span))
        elif content and not is_money(said):
            told.limits.append(
                Limit(content, said.least, said.most, number.is_percentage, said.span)
            )
        else:
            raise Unclear(_shown(document, said))
        told.spans.append(said.span)
    elif said.is_limit and said.owner is not None and number.is_percentage:
        told.limits.append(
            Limit(names[said.owner], said.least, said.most, is_percentage=True, span=said.span)
        )
        told.spans.append(said.span)


def _fact(
    document: Document, said: Said, told: Prose, vocabulary: Sequence[str], order: list[str]
) -> None:
    number = said.number
    if said.owner is None:
        if number.is_percentage:
            content = content_of(said.before, said.after)
            if not content or not DEMANDS.search(said.before):
                raise Unclear(_shown(document, said))
            told.limits.append(
                Limit(content, number.value, number.value, is_percentage=True, span=said.span)
            )
        elif is_quantity(said.after) and not is_money(said):
            told.amounts.append(Amount(number.value, number.unit, said.span))
        else:
            raise Unclear(_shown(document, said))
        told.spans.append(said.span)
        return
    material = told.materials[said.owner]
    if is_money(said):
        cost = number.value / (100 if _CENTS.match(said.after) else 1)
        if material.cost not in {None, cost}:
            raise Unclear(_shown(document, said))
        per = _PER.match(said.after)
        material.cost, material.cost_unit = cost, per["unit"].lower() if per else ""
    elif number.is_percentage or not is_stock(said, vocabulary):
        held = content_told(said, vocabulary, told, order)
        if held is None or held in material.contents:
            raise Unclear(_shown(document, said))
        material.contents[held] = number.value
        material.kinds[held] = number.is_percentage
        order.append(held)
    else:
        if material.available is not None:
            raise Unclear(_shown(document, said))
        material.available, material.available_unit = number.value, number.unit
    told.spans.append(said.span)


def _nothing_of(
    document: Document, names: Sequence[str], told: Prose, vocabulary: Sequence[str]
) -> None:
    """ "juice none": what an ingredient holds nothing of."""
    raw = document.text.raw
    held = list(dict.fromkeys(each for m in told.materials for each in m.contents))
    only = held[0] if len(held) == 1 else ""
    for mark in marks(document, names):
        gap = re.split(r"[,;.\n]|\band\b", raw[mark.span.end : mark.span.end + 60])[0]
        said = _NONE.search(gap)
        if not said:
            continue
        content = matching(plain(said["content"] or ""), vocabulary) or only
        if content:
            told.materials[mark.place].contents.setdefault(content, 0.0)


def _shown(document: Document, said: Said) -> str:
    return " ".join(f"{said.before[-50:]}{document.text.at(said.span)}{said.after[:40]}".split())
