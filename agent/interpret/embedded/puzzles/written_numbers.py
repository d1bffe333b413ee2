"""Puzzles of one number by its digits, and of numbers in a row: "a two-digit number", "three consecutive"."""

from __future__ import annotations

import re
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.embedded.puzzles.drafts import FAMILY, Rule, goal_of, linear
from agent.interpret.embedded.puzzles.encoding import encode
from agent.interpret.embedded.puzzles.relations import rules_of, statements
from agent.interpret.embedded.puzzles.unknowns import Unknowns
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.relations.unread_rules import asked_about
from agent.interpret.embedded.text import Sentence
from problems.families.constraint_puzzle import ConstraintPuzzle

_PLACES = ("ones", "tens", "hundreds", "thousands")
_DIGITED = re.compile(
    r"\b(?P<n>two|three|four|[2-4])-digit\s(?:whole\s|positive\s)?(?:number|integer)\b",
    re.IGNORECASE,
)
_DIGIT_SUM = re.compile(
    r"\b(?:digit sum|sum of (?:its|the|all)(?: \w+)? digits)(?: of| is| equals| =)? #(?P<t>\d+)|\b(?:its|the|whose)(?: \w+)? digits(?: of (?:a|the) number)? (?:add up to|sum to|have a sum of) #(?P<u>\d+)"
)
_REVERSED = re.compile(
    r"\b(?:revers\w+|swap\w*|interchang\w+|exchang\w+)\b[^.;]{0,60}?#(?P<d>\d+) (?P<way>more|greater|larger|bigger|higher|less|smaller|lower)\b[^.;?]*"
    r"|\b(?:revers\w+|swap\w*|interchang\w+|exchang\w+)\b[^.;]{0,60}?(?P<verb>increases|decreases)[^.;]{0,20}? by #(?P<e>\d+)"
)
_LEFT = re.compile(r"E\d|#")
_DUTY = re.compile(
    r"\b(?:must|not|if|unless|even|odd|prime|square|divisible|multiple|times|product|different|less|more|greater|than)\b"
)
_ASKS = re.compile(r"\?|^\W*(?:find|determine|what|which)\b", re.IGNORECASE)
_CONSECUTIVE = re.compile(
    r"\b(?:the\s)?(?:sum\sof\s)?(?P<n>two|three|four|five|six|[2-9])\sconsecutive\s(?:positive\s)?(?P<kind>even|odd)?\s?(?:positive\s|whole\s|natural\s)?(?:numbers|integers)\s"
    r"(?:is|equals|add\sup\sto|sum\sto|have\sa\ssum\sof|total|adds?\sto)\s(?P<t>\d+)",
    re.IGNORECASE,
)


def read_written_number(document: Document) -> Reading | Missing | None:
    """Returns the puzzle of a number's digits, or of consecutive numbers; None where it is neither."""
    text = document.text.raw
    if match := _CONSECUTIVE.search(text):
        return _consecutive(document, match)
    match = _DIGITED.search(text)
    return _digits(document, int(find_numbers(match["n"])[0].value)) if match else None


def _digits(document: Document, n: int) -> Reading | Missing | None:
    names = _PLACES[:n]
    unknowns = Unknowns(names, _place_pattern(names), "ordinals")
    ranges = [(int(place == n - 1), 9) for place in range(n)]
    rules: list[Rule] = []
    asked = ""
    for sentence in document.text.sentences:
        encoded = encode(_DIGITED.sub("number", sentence.text).replace("units", "ones"), unknowns)
        found, rest = _of_number(encoded, names)
        told, rest = statements(rest, n)
        rules += found
        for each in told:
            rules += [rule for rule in rules_of(each, names, ranges, 0.0) if rule]
        if _ASKS.search(sentence.text):
            asked = sentence.text
            continue
        if _LEFT.search(rest) or (_DUTY.search(rest) and "·" not in rest):
            return asked_about(FAMILY, sentence)
    if not rules or not re.search(r"\bnumber\b", asked, re.IGNORECASE):
        return None
    return _reading(document, asked, names, ranges, rules)


def _place_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    each = "|".join(names)
    return re.compile(
        rf"\b(?:(?:the|its)\s)?(?P<name>{each})(?:['’]|\splace)?(?:\sdigit)?\b", re.IGNORECASE
    )


def _of_number(encoded: str, names: tuple[str, ...]) -> tuple[list[Rule], str]:
    """What is said of the digits in all: their sum, and what the number is turned round."""
    rules: list[Rule] = []
    if match := _DIGIT_SUM.search(encoded):
        rules.append(linear(dict.fromkeys(names, 1.0), "=", float(match["t"] or match["u"])))
        encoded = f"{encoded[: match.start()]}·{encoded[match.end() :]}"
    match = _REVERSED.search(encoded)
    if match:
        n = len(names)
        grows = (match["way"] or match["verb"]) in {
            "more",
            "greater",
            "larger",
            "bigger",
            "higher",
            "increases",
        }
        terms = {name: 10.0 ** (n - 1 - k) - 10.0**k for k, name in enumerate(names)}
        amount = float(match["d"] or match["e"])
        rules.append(
            linear({k: v for k, v in terms.items() if v}, "=", amount if grows else -amount)
        )
        encoded = f"{encoded[: match.start()]}·{encoded[match.end() :]}"
    return rules, encoded


def _reading(
    document: Document,
    asked: str,
    names: tuple[str, ...],
    ranges: list[tuple[int, int]],
    rules: list[Rule],
) -> Reading:
    problem = ConstraintPuzzle.model_validate(
        {
            "unknowns": [
                {"name": name, "low": low, "high": high}
                for name, (low, high) in zip(names, ranges, strict=True)
            ],
            "rules": rules,
            "objective": {name: 10.0**k for k, name in enumerate(names)},
            "goal": goal_of(asked),
        }
    )
    return Reading(problem, tuple(each.span for each in document.text.sentences))


def _consecutive(document: Document, match: re.Match[str]) -> Reading | Missing | None:
    n, total = int(find_numbers(match["n"])[0].value), int(match["t"])
    step = 2 if match["kind"] else 1
    names = [f"number {k}" for k in range(1, n + 1)]
    asked = [each for each in document.text.sentences if _ASKS.search(each.text)]
    wanted = _wanted(asked[-1], n) if asked else None
    others = [each for each in document.numbers if each.value not in {float(n), float(total)}]
    if wanted is None or [each for each in others if not (each.is_spelt and each.value <= 1)]:
        return Missing(
            FAMILY,
            "which number is asked for",
            "Which of the numbers is asked for, the smallest or the largest?",
        )
    rules = [linear({b: 1.0, a: -1.0}, "=", step) for a, b in pairwise(names)]
    rules.append(linear(dict.fromkeys(names, 1.0), "=", total))
    if match["kind"]:
        first = int(match["kind"].lower() == "odd")
        rules.append(
            {
                "kind": "table",
                "unknowns": [names[0]],
                "rows": [(k,) for k in range(first, total + 1, 2)],
            }
        )
    unknowns = [{"name": name, "low": 0, "high": min(total, 9_999)} for name in names]
    problem = ConstraintPuzzle.model_validate(
        {"unknowns": unknowns, "rules": rules, "objective": {names[wanted]: 1.0}}
    )
    return Reading(problem, tuple(each.span for each in document.text.sentences))


def _wanted(asked: Sentence, n: int) -> int | None:
    words = asked.text.lower()
    if re.search(r"\b(?:largest|greatest|biggest|highest|last)\b", words):
        return n - 1
    if re.search(r"\b(?:smallest|least|lowest|first)\b", words):
        return 0
    return n // 2 if n % 2 and "middle" in words else None
