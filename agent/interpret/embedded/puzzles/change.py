"""Amounts paid in coins, notes or stamps of given values, with as few pieces as possible."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.puzzles.drafts import FAMILY, linear
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.constraint_puzzle import ConstraintPuzzle
from problems.status import Sense

_PIECE = r"(?P<piece>coins?|stamps?|notes?|bills?|banknotes?|tokens?|weights?|chips?|vouchers?|tickets?|cards?|boxes|packs?|packets?|darts?|arrows?)"
_COIN = r"(?P<piece>coins?|stamps?|notes?|bills?|banknotes?|weights?)"
_MONEY = r"(?:cents?|euros?|dollars?|pence|pounds?|points?|grams?|g|kg|c|p|ct|francs?|pesos?|rupees?|units?|eggs|nuggets)"
_VALUE = rf"(?<![\d.])[$€£]?\d+(?:\.\d+)?(?:\s?(?:{_MONEY})\b)?"
_VALUES = rf"(?P<values>{_VALUE}(?:(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or)\s){_VALUE}){{1,14}})"
_OF = re.compile(
    rf"\b{_PIECE}\s(?:only\s)?(?:of|worth|valued(?:\sat)?|with\s(?:the\s)?(?:values?|denominations?)(?:\sof)?|in\s(?:the\s)?denominations\sof|are\sworth|come\sin|holding|for)\s(?:the\svalues?\s)?{_VALUES}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<values>{_VALUE}(?:-?{_MONEY})?(?:(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or)\s){_VALUE}(?:-?{_MONEY})?){{1,14}})[\s-]{_COIN}",
    re.IGNORECASE,
)
_DENOMINATIONS = re.compile(rf"\bdenominations?\s(?:are\s|of\s|:\s?)?{_VALUES}", re.IGNORECASE)
_TOTAL = re.compile(
    rf"\b(?:exactly|pays?(?:\sout|\sback)?|make(?:s|\sup)?|change\s(?:of|for)|amount\sof|give|worth|postage\sof|total(?:ling)?(?:\sof)?|sum\sof|stick|reach|score|weigh|get)\s"
    rf"(?:a\stotal\sof\s|exactly\s|out\s|change\s(?:of|for)\s|the\samount\sof\s|postage\sof\s)?"
    rf"(?P<total>[$€£]?\s?\d+(?:[.,]\d+)?)(?:\s?(?P<unit>{_MONEY})(?:\s(?:and\s)?(?P<small>\d+)(?:\s(?P<small_unit>cents?|pence|ct))?)?)?(?![\w])",
    re.IGNORECASE,
)
_FEWEST = re.compile(
    r"\b(?:smallest|fewest|least|minimum|minimal|lowest|as\sfew|minimi[sz]\w*)\b", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:largest|most|maximum|greatest|as\smany|maximi[sz]\w*)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:at\sleast|at\smost|no\smore\sthan|only|(?<!add\s)(?<!sum\s)(?<!adds\s)up\sto|available|each\s(?:kind|type|value)|must|cannot|not)\b",
    re.IGNORECASE,
)
_PLENTY = re.compile(
    r"\b(?:plenty|unlimited|any\snumber|as\smany\s(?:of\seach\s)?as|only\s(?=$|\d)|enough|infinite\w*|only\s(?:coins?|stamps?|notes?|bills?))\b",
    re.IGNORECASE,
)
_BIG = frozenset("euro euros dollar dollars pound pounds".split())
_SMALL = frozenset("cent cents pence p c ct".split())


def speaks_of_change(text: str) -> bool:
    """Whether a text speaks of pieces of several values and of how few of them make an amount."""
    values = _OF.search(text) or _BEFORE.search(text) or _DENOMINATIONS.search(text)
    return bool(values and (_FEWEST.search(text) or _MOST.search(text)) and _TOTAL.search(text))


def read_change(document: Document) -> Reading | Missing | None:
    """Returns the puzzle of making an amount with the fewest pieces; None where none is told."""
    text = document.text.raw
    match = _OF.search(text) or _BEFORE.search(text) or _DENOMINATIONS.search(text)
    if match is None:
        return None
    values = [each.value for each in find_numbers(match["values"])]
    total = next(
        (m for m in _TOTAL.finditer(text) if not match.start() <= m.start("total") < match.end()),
        None,
    )
    if total is None or len(set(values)) != len(values) or min(values) <= 0:
        return None
    amount = _amount(total, match["values"], text)
    spans = (Span(*match.span()), Span(*total.span()))
    loose = unused_numbers(document, spans)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            FAMILY, f'what "{shown}" means', f'What does the number in "{shown}" say of the pieces?'
        )
    rule = _EACH.search(_PLENTY.sub("", text[: total.start()] + text[total.end() :]))
    if rule:
        return None
    noun = match["piece"].lower() if "piece" in match.re.groupindex else "pieces"
    noun = noun if noun.endswith("s") else f"{noun}s"
    scale = _scale([*values, amount])
    names = [f"{noun} of {value:g}" for value in values]
    problem = ConstraintPuzzle.model_validate(
        {
            "unknowns": [
                {"name": n, "low": 0, "high": int(amount // v)}
                for n, v in zip(names, values, strict=True)
            ],
            "rules": [
                linear(
                    {n: v * scale for n, v in zip(names, values, strict=True)}, "=", amount * scale
                )
            ],
            "objective": dict.fromkeys(names, 1.0),
            "goal": Sense.MINIMISE if _FEWEST.search(text) else Sense.MAXIMISE,
        }
    )
    used = (*spans, *(s.span for s in document.text.sentences if _TOTAL.search(s.text)))
    return Reading(problem, used)


def _amount(match: re.Match[str], values: str, text: str) -> float:
    """The amount in the unit of the values: "4 euros 35" is 435 beside stamps of 45 and 70 cents."""
    written = re.sub(r"(?<=\d),(?=\d\d$)", ".", match["total"])
    amount = find_numbers(written.replace("$", "").replace("€", "").replace("£", ""))[0].value
    unit = (match["unit"] or "").lower()
    in_small = bool(
        re.search(
            r"\b(?:cents?|pence|ct)\b|\d\s?(?:c|p)\b",
            values + text[match.start() - 60 : match.start()] if match.start() > 60 else values,
        )
    )
    values_are_small = in_small or bool(re.search(r"(?:cent|pence)", text))
    is_big = unit in _BIG or bool(re.match(r"[$€£]", match["total"]))
    if is_big and values_are_small and not re.search(r"[$€£]|euros?|dollars?|pounds?", values):
        return amount * 100 + float(match["small"] or 0)
    return amount + float(match["small"] or 0) / 100 if match["small"] else amount


def _scale(numbers: list[float]) -> float:
    """1, or 100 where some of them have cents."""
    return 1.0 if all(abs(each - round(each)) < 1e-9 for each in numbers) else 100.0
