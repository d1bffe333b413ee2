"""What there is of a resource, or what is needed: "60 hours of labour are available"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.ledger.account import Account, Column
from agent.interpret.embedded.ledger.limits import Row
from agent.interpret.embedded.ledger.marks import Mark
from agent.interpret.embedded.ledger.quantities import Quantity, quantity_at
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.text import Span

_NEEDS = frozenset(
    stem(word)
    for word in "need needs require requires expect expects want wants must deliver demand demands call calls".split()
) - {"call"}
_HAS = frozenset(
    stem(word)
    for word in "has have had there available left spend budget room space hold holds within own owns stock "
    "can may afford invest limit capacity runs run share lasts sells out from".split()
)
# Words for many kinds of things at once; so many of them are so many things.
_CLASSES = frozenset(
    stem(word)
    for word in "piece item thing product article unit toy plant vehicle person staff worker animal garment meal "
    "trip song vessel machine employee cake drink dish pieces".split()
)
_SEATS = frozenset(
    stem(word)
    for word in "seat place passenger person people pupil student guest child tourist".split()
)
_ONE_EACH = re.compile(
    r"\bone\s(?:for|per|to|a)\s(?:each\s|every\s)?(?:person|piece|plant|item|animal|bed|place|unit)\b|\bone\s\w+\sa\s\w+",
    re.IGNORECASE,
)
_DANGER = frozenset(
    "if unless except only either neither both per each every reserved already".split()
)


def supply_row(
    clause: Sequence[Mark], account: Account, things: Things, inherited: str, raw: str
) -> Row | None:
    """Returns the limit that a clause naming no thing states; None where it is not understood."""
    numbers = [index for index, mark in enumerate(clause) if mark.kind in {"number", "share"}]
    if len(numbers) != 1:
        return None
    index = numbers[0]
    quantity = quantity_at(clause, index)
    span = Span(clause[0].span.start, clause[-1].span.end)
    is_one_each = bool(_ONE_EACH.search(raw[span.start : span.end + 40]))
    if {mark.text for mark in clause} & _DANGER and not is_one_each:
        return None
    terms, is_demand = _terms(quantity, clause, account, things, is_one_each=is_one_each) or (
        {},
        False,
    )
    relation = next((mark.text for mark in clause if mark.kind == "relation"), "")
    relation = relation or inherited or (">=" if is_demand else _implied(clause))
    if not terms or not relation:
        return None
    if quantity.dimension == "share":
        return Row({i: v - quantity.value for i, v in terms.items()}, relation, 0.0, span)
    return Row(terms, relation, quantity.value, span)


def _implied(clause: Sequence[Mark]) -> str:
    stems = {mark.stem for mark in clause}
    if stems & _NEEDS:
        return ">="
    return "<=" if stems & _HAS else ""


def _terms(
    quantity: Quantity,
    clause: Sequence[Mark],
    account: Account,
    things: Things,
    *,
    is_one_each: bool,
) -> tuple[dict[int, float], bool] | None:
    """What the quantity limits, and whether it is a demand by its kind."""
    every = dict.fromkeys(range(len(things.stems)), 1.0)
    if is_one_each and not quantity.dimension:
        return every, False
    fitting = [column for column in account.columns if column.suits(quantity)]
    if len(fitting) == 1 and _same_period(fitting[0], quantity):
        return dict(fitting[0].values), False
    if fitting:
        return None
    words = set(quantity.noun.split()) or {mark.stem for mark in clause} & {things.lead}
    if quantity.dimension == "money":
        shares = any(column.dimension == "share" for column in account.of_role("gain"))
        return (every, False) if shares else None
    if quantity.dimension and not _is_lead(clause, quantity, things):
        return None
    if quantity.dimension or words & {things.lead} - {""} or words & (_CLASSES | things.shared):
        seats = [column for column in account.columns if column.noun in _SEATS]
        if "person" in words and len(seats) == 1:
            return dict(seats[0].values), True
        return every, False
    seats = [column for column in account.columns if column.noun in _SEATS]
    return (dict(seats[0].values), True) if len(seats) == 1 and words & _SEATS else None


def _is_lead(clause: Sequence[Mark], quantity: Quantity, things: Things) -> bool:
    """Whether the unit of a quantity is what one of each thing is: litres of juice."""
    units = [clause[i + 1].stem for i, mark in enumerate(clause[:-1]) if mark.span == quantity.span]
    return bool(things.lead) and units == [things.lead]


def _same_period(column: Column, quantity: Quantity) -> bool:
    return not (column.per and quantity.per) or column.per == quantity.per
