"""Whether a number of a sentence about a mix is money, an amount or how much there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.blends.contents import matching, phrase_before
from agent.interpret.embedded.blends.said import Said
from agent.interpret.embedded.blends.wording import FLAGS, MONEY

_COSTS = re.compile(
    r"\b(?:costs?|costing|priced?|prices?|pay|paid|charg\w+|sells?\sfor|comes?\sat|available\sat)(?:\s(?:is|are|of|only|about|at|me|us|:|=))*\s?[:=(]?\s?[$€£]?$|\b(?:at|for)\s[$€£]?$|[@]\s?[$€£]?$",
    FLAGS,
)


_HAVE = re.compile(
    r"\b(?:available|there\s(?:are|is)|in\sstock|on\shand|supply|supplies|can\sget|can\sbuy|only|have|left|at\smost|up\sto|limited|no\smore\sthan|stocks?)\b",
    FLAGS,
)


def is_money(said: Said) -> bool:
    """Returns whether a number is a price."""
    number = said.number
    if number.is_percentage:
        return False
    if number.currency or MONEY.match(said.after):
        return True
    if _COSTS.search(said.before) and not is_quantity(said.after):
        return True
    return bool(
        re.match(
            r"^\s(?:an?|per)\s(?:kilo\w*|kg|lit\w+|l|ton\w*|barrels?|pounds?|gallons?|grams?|unit)\b",
            said.after,
            FLAGS,
        )
    )


def is_quantity(after: str) -> bool:
    """Returns whether a unit of mass or volume follows a number."""
    return bool(
        re.match(
            r"^[\s-]?(?:kg|kilos?|kilograms?|g|grams?|t|tons?|tonnes?|lit(?:re|er)s?|l|barrels?|pounds?|lbs?|gallons?|units?|bags?|sacks?|batch(?:es)?|ounces?|oz|ml|hectolit\w+|bottles?|cups?|m3|cubic)\b",
            after,
            FLAGS,
        )
    )


def is_stock(said: Said, vocabulary: Sequence[str]) -> bool:
    """Returns whether a number is how much there is of an ingredient."""
    if matching(phrase_before(said.before), vocabulary):
        return False
    return is_quantity(said.after) and (
        said.is_limit or bool(_HAVE.search(f"{said.before} # {said.after}"))
    )
