"""Amounts told name by name: "Ana weighs 54 kg and is 46 years old", "bread (A 3, B 5, C 2)"."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.splits.split import Split
from agent.interpret.embedded.text import Span

_NAME = re.compile(
    r"(?:^|[.,;:(\n]|\band\b|[-*•])\s*(?:the\s)?(?P<name>(?!(?:I|The|We|Each|It)\b)[A-Z]\w*(?:\s(?:[A-Z]|\d+)\b)?|(?:shop|store|customer|retailer|client|district|snack|item)\s\w+)\s(?P<rest>[a-z:(]*\s?)$"
)
_GROUP = re.compile(
    r"(?P<target>\d+(?:\.\d+)?)(?:\s(?:out\s)?of\s(?:the\s)?(?P<total>\d+(?:\.\d+)?))?\s(?:[a-z]+\sof\s)?(?P<product>[a-z][\w-]*)\s?\((?P<inside>[^()]{5,4000})\)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?P<name>[A-Za-z][\w ]{0,30}?)\s?[:=]?\s(?P<amount>\d+(?:\.\d+)?)\s?(?:,|;|$|and\b)"
)


def split_of_groups(document: Document) -> Split | None:
    """Returns "10 of 20 bread (A 3, B 5) and 13 of 26 milk (A 7, B 4)" as a split.

    >>> from agent.interpret.embedded.text import Text
    >>> found = split_of_groups(Document(Text("3 of 8 bread (A 3, B 5) and 4 of 11 milk (A 7, B 4)")))
    >>> found.products, found.names, found.targets
    (('bread', 'milk'), ('A', 'B'), (3.0, 4.0))
    """
    groups = list(_GROUP.finditer(document.text.raw))
    told = [
        {m["name"].strip(): float(m["amount"]) for m in _ENTRY.finditer(g["inside"])}
        for g in groups
    ]
    if len(groups) < 2 or len({frozenset(each) for each in told}) != 1 or len(told[0]) < 2:
        return None
    for group, each in zip(groups, told, strict=True):
        if group["total"] and float(group["total"]) != sum(each.values()):
            return None
    names = tuple(told[0])
    return Split(
        names,
        tuple(group["product"] for group in groups),
        tuple(tuple(each[name] for name in names) for each in told),
        tuple(float(group["target"]) for group in groups),
        tuple(Span(*group.span()) for group in groups),
    )


def split_of_names(document: Document) -> Split | None:
    """Returns names with the same kinds of amounts each, and a target of each kind.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "They should weigh 99 kg and be 70 years old: Ana weighs 54 kg and is 46 years old, Bo 43 kg and is 22 years old."
    >>> found = split_of_names(Document(Text(text)))
    >>> found.names, found.targets
    (('Ana', 'Bo'), (99.0, 70.0))
    """
    raw = document.text.raw
    told: dict[str, dict[str, Number]] = {}
    loose: list[Number] = []
    current, end = "", 0
    for number in document.numbers:
        between = raw[end : number.span.start]
        named = _NAME.search(between[-80:])
        if named:
            current = named["name"]
            told[current] = {}
        elif re.search(r"[.;:!?\n]", between):
            current = ""
        kinds = told.get(current, {})
        if not current or not number.unit or number.unit in kinds or number.is_spelt:
            loose.append(number)
        else:
            kinds[number.unit] = number
        end = number.span.end
    return _matched(told, loose)


def _matched(told: dict[str, dict[str, Number]], loose: list[Number]) -> Split | None:
    kept = {name: kinds for name, kinds in told.items() if len(kinds) > 1}
    units = {tuple(kinds) for kinds in kept.values()}
    if len(units) != 1 or len(kept) < 2:
        return None
    (kinds,) = units
    found = [[number for number in loose if number.unit == unit] for unit in kinds]
    if any(len(each) != 1 for each in found):
        return None
    targets = [each[0] for each in found]
    spans = (
        *(number.span for each in kept.values() for number in each.values()),
        *(target.span for target in targets),
    )
    return Split(
        tuple(kept),
        kinds,
        tuple(tuple(each[unit].value for each in kept.values()) for unit in kinds),
        tuple(target.value for target in targets),
        spans,
    )
