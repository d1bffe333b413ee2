"""Rarer wordings of a sentence put into the words that the grammar of sums reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.interpret.embedded.linear.tokens import Token

_PARTS = {"thirds": 1 / 3, "quarters": 0.25, "fourths": 0.25, "fifths": 0.2, "eighths": 0.125,
          "tenths": 0.1}  # fmt: skip
_FACTORS = {
    "doubled": "twice", "double": "twice", "twice": "twice", "tripled": "thrice",
    "triple": "thrice", "thrice": "thrice", "halved": "half", "half": "half",
}  # fmt: skip
_WEIGHING = frozenset("doubled tripled halved counted counting multiplied weighted times".split())
_BETWEEN = frozenset("as by a factor of with the weight being is".split())
_REASON = frozenset("due because since for owing given as".split())
_REACHING = frozenset("meet reach achieve attain".split())
_LONGEST_BRACKET = 16


def reworded(tokens: Sequence[Token]) -> Sequence[Token]:
    """Returns the tokens with parts as numbers, weights in front of amounts and comparisons said once."""
    return _plain_comparisons(_weights_in_front(_parts_as_numbers(tokens)))


def _parts_as_numbers(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "three quarters of X" as "0.75 of X", "forty percent of X" as "40% of X"."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.number is not None and not last.number.is_percentage:
            if token.text in _PARTS and last.value == int(last.value):
                number = replace(last.number, value=last.value * _PARTS[token.text])
                found[-1] = replace(last, number=number)
                continue
            if token.text in {"percent", "%"} and last.number.is_spelt:
                found[-1] = replace(last, number=replace(last.number, value=last.value / 100))
                continue
        found.append(token)
    return found


def _weights_in_front(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "X (counted as double, since it is large)" as "twice X", "X (multiplied by 3)" as "3 times X"."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        opens = index + 1 < len(tokens) and tokens[index + 1].text == "("
        if tokens[index].kind == "entity" and opens:
            close = _closing(tokens, index + 1)
            weight = _weight(tokens[index + 2 : close]) if close else None
            if weight is not None:
                found += [*weight, tokens[index]]
                index = close + 1
                continue
        found.append(tokens[index])
        index += 1
    return found


def _closing(tokens: Sequence[Token], start: int) -> int:
    """Where the bracket that opens at `start` closes, 0 where it holds another or is long."""
    for index in range(start + 1, min(len(tokens), start + _LONGEST_BRACKET)):
        if tokens[index].text == "(":
            return 0
        if tokens[index].text == ")":
            return index
    return 0


def _weight(inside: Sequence[Token]) -> list[Token] | None:
    """The factor that a bracket tells, None where it tells anything else."""
    if not any(token.text in _WEIGHING for token in inside[:4]):
        return None
    for index, token in enumerate(inside):
        rest = [t for t in inside[index + 1 :] if t.text != "times"]
        # What follows the factor may only be its reason, and holds no number and no amount.
        quiet = all(t.kind in {"word", "stop"} for t in rest)
        ends = not rest or rest[0].text in _REASON or rest[0].kind == "stop"
        if token.text in _FACTORS:
            return [replace(token, text=_FACTORS[token.text])] if quiet and ends else None
        if token.kind == "number":
            times = Token("word", "times", token.span)
            return [token, times] if quiet and ends else None
        if token.text not in _BETWEEN | _WEIGHING:
            return None
    return None


def _plain_comparisons(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "at least meet a minimum score of N" and "meet or exceed N" as "at least N"."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        texts = [each.text for each in found[-2:]]
        exceeds = (
            token.kind == "compare" and token.relation in {">", ">="} and "exceed" in token.text
        )
        if exceeds and len(texts) == 2 and texts[0] in _REACHING and texts[1] == "or":
            found[-2:] = [replace(token, relation=">=", text="at least")]
            continue
        follows = found and found[-1].kind == "compare" and not found[-1].is_split
        ahead = tokens[index + 1] if index + 1 < len(tokens) else None
        if follows and token.text in _REACHING and found[-1].relation == ">=":
            continue
        numbered = ahead is not None and ahead.kind == "number"
        than = any(each.text == "than" for each in tokens[index : index + 6])
        if follows and token.text == "by" and numbered and than:
            continue  # "at least by 500 units more than"
        found.append(token)
    return found
