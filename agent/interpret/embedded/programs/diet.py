"""Diets and feeds: things with a price and contents, bought so that contents suffice, cheaply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.foods import Food, find_foods, things_of
from agent.interpret.embedded.programs.needs import Need, find_needs
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.programs.wholeness import says_divisible, says_whole
from agent.interpret.embedded.reader import Missing, OtherReading, Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_CHEAPLY = re.compile(
    r"\b(?:cheap\w*|minim\w+|least|lowest|low\sas\spossible|little\sas\spossible|cost-effective\w*"
    r"|economical\w*|affordable|inexpensive)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:per|each|a|an|every)\s(?:100\s?)?(?:kg|kilo\w*|g|grams?|lb|pounds?|ounces?|oz|lit(?:re|er)s?|ton\w*)\b"
    r"(?!\sof\s)",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\b(?:kg|kilo\w*|pounds?|ounces?|grams?|lit(?:re|er)s?|ton\w*)\sof\s", re.IGNORECASE
)
_ROUNDED = "Only whole units of each can be bought, since they are sold by the piece."


def is_diet(document: Document) -> bool:
    """Whether lines of things with contents and a price are to be chosen from cheaply."""
    return bool(_CHEAPLY.search(document.text.raw)) and len(find_foods(document)) >= 2


def read_diet(document: Document) -> Reading | Missing | None:
    """Returns the cheapest amounts that meet every need; None where this is no diet."""
    if not _CHEAPLY.search(document.text.raw):
        return None
    foods = find_foods(document)
    if len(foods) < 2 or len({food.name for food in foods}) < len(foods):
        return None
    things = things_of(foods)
    if things is None:
        return None
    needs = find_needs(document, foods, things)
    if not needs:
        return None
    if isinstance(needs, Missing):
        return needs
    return _doubt(document, foods, needs) or _reading(document, foods, needs, things)


def _doubt(document: Document, foods: Sequence[Food], needs: Sequence[Need]) -> Missing | None:
    """The question about the first number or rule that stays unread."""
    used = _used(foods, needs)
    for number in unused_numbers(document, used):
        if number.is_spelt and number.value == len(foods):
            continue
        if not number.currency and number.value == len(foods):
            continue
        shown = with_context(document, number)
        return Missing(
            "linear_program", f'what "{shown}" means', f'What does "{shown}" say about what to buy?'
        )
    return rule_left(document, used, (food.name for food in foods), "linear_program")


def _used(foods: Sequence[Food], needs: Sequence[Need]) -> tuple[Span, ...]:
    spans = [span for food in foods for span in food.spans]
    return (*spans, *(need.amount.span for need in needs))


def _reading(
    document: Document,
    foods: Sequence[Food],
    needs: Sequence[Need],
    things: Sequence[tuple[str, ...]],
) -> Reading:
    divisible = _program(document, foods, needs, is_whole=False)
    whole = _program(document, foods, needs, is_whole=True)
    implied = (
        ()
        if all(need.is_said for need in needs)
        else ("What is needed is taken as the least amount; more of it is allowed.",)
    )
    used = _used(foods, needs)
    text = document.text.raw
    if says_divisible(text):
        return Reading(divisible, used, implied)
    if says_whole(text):
        return Reading(whole, used, implied)
    is_weighed = any(_WEIGHT.search(document.text.at(food.spans[0])) for food in foods)
    if is_weighed or _MEASURED.search(text):
        return Reading(
            divisible, used, ("Amounts may be fractions, since they are measured.", *implied)
        )
    other = OtherReading("with fractions of a unit allowed", divisible)
    return Reading(whole, used, (_ROUNDED, *implied), (other,))


def _program(
    document: Document, foods: Sequence[Food], needs: Sequence[Need], *, is_whole: bool
) -> LinearProgram:
    kind = "integer" if is_whole else "continuous"
    held = {(food.name, each.thing): each.value for food in foods for each in food.contents}
    return LinearProgram(
        variables=tuple(Variable(name=food.name, kind=kind) for food in foods),
        goal=Sense.MINIMISE,
        linear={food.name: food.cost.value for food in foods},
        constraints=tuple(
            Constraint(
                name=f"{' '.join(need.amount.thing)} {need.relation} {need.amount.value:g}",
                terms={food.name: held[food.name, need.amount.thing] for food in foods},
                relation=need.relation,
                rhs=need.amount.value,
            )
            for need in dict.fromkeys(needs)
        ),
    )
