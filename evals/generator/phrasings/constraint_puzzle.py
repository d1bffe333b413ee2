"""Constraint puzzle questions: cryptarithms, ages, digits and farmyards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import told
from evals.generator.grammar.names import PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Phrasing, Question, asked

_SUMS = (  # each has exactly one solution with no leading zero
    ("SEND", "MORE", "MONEY"),
    ("CROSS", "ROADS", "DANGER"),
    ("DONALD", "GERALD", "ROBERT"),
    ("BASE", "BALL", "GAMES"),
    ("EAT", "THAT", "APPLE"),
    ("FORTY", "TEN", "TEN", "SIXTY"),
    ("THREE", "THREE", "TWO", "TWO", "ONE", "ELEVEN"),
)


def _word(word: str, factor: int, terms: dict[str, int]) -> None:
    for place, letter in enumerate(reversed(word)):
        terms[letter] = terms.get(letter, 0) + factor * 10**place


def _cryptarithm(draw: Draw, size: int) -> Question:
    *parts, total = draw.one(_SUMS)
    terms: dict[str, int] = {}
    for word in parts:
        _word(word, 1, terms)
    _word(total, -1, terms)
    letters = sorted({c for word in (*parts, total) for c in word})
    first = {word[0] for word in (*parts, total)}
    aim: dict[str, int] = {}
    _word(total, 1, aim)
    text = draw.one(
        [
            f"{' + '.join(parts)} = {total}. Each letter is a different digit, and no number starts with 0. What is {total}?",
            f"Solve the cryptarithm {' + '.join(parts)} = {total}: different letters stand for different digits and the first letters are not zero. What number does {total} stand for?",
        ]
    )
    return asked(
        text,
        "constraint_puzzle",
        unknowns=[{"name": c, "low": int(c in first), "high": 9} for c in letters],
        rules=[
            {"kind": "all_different", "unknowns": letters},
            {"kind": "linear", "terms": terms, "relation": "=", "rhs": 0},
        ],
        objective=aim,
    )


def _unknowns(names: Sequence[str], low: int, high: int) -> list[dict[str, Any]]:
    return [{"name": n, "low": low, "high": high} for n in names]


def _rule(terms: dict[str, int], relation: str, rhs: int) -> dict[str, Any]:
    return {"kind": "linear", "terms": terms, "relation": relation, "rhs": rhs}


def _ages(draw: Draw, size: int) -> Question:
    a, b, c = draw.some(PEOPLE, 3)
    young, k = draw.whole(3, 9), draw.whole(2, 4)
    gap = draw.whole(2, 9)
    total = young + k * young + k * young + gap
    text = compose(
        draw,
        f"{b} is {in_words(k)} times as old as {a}, and {c} is {in_words(gap)} years older than {b}.",
        f"Together {a}, {b} and {c} are {total} years old; all ages are whole numbers of at least 1 and at most 120.",
        f"How old is {c}?",
    )
    rules = [
        _rule({b: 1, a: -k}, "=", 0),
        _rule({c: 1, b: -1}, "=", gap),
        _rule({a: 1, b: 1, c: 1}, "=", total),
    ]
    return asked(
        text,
        "constraint_puzzle",
        unknowns=_unknowns([a, b, c], 1, 120),
        rules=rules,
        objective={c: 1},
    )


def _digits(draw: Draw, size: int) -> Question:
    names = list("abcd"[: 3 + size % 2])
    hidden = draw.different(len(names), 1, 9)
    pairs = list(zip(names, hidden, strict=True))
    rules = [
        {"kind": "all_different", "unknowns": names},
        _rule(dict.fromkeys(names, 1), "=", sum(hidden)),
        _rule({names[0]: 1, names[1]: -1}, "=", hidden[0] - hidden[1]),
    ]
    first, second = sorted(pairs[:2], key=lambda pair: -pair[1])
    facts = [
        f"the letters {', '.join(names)} are different digits from 1 to 9",
        f"their sum is {sum(hidden)}",
        f"the digit {first[0]} is {first[1] - second[1]} more than {second[0]}",
    ]
    aim = draw.one(["smallest", "largest"])
    text = compose(
        draw,
        "",
        told(draw, facts),
        f"What is the {aim} value that {names[-1]} can have?",
    )
    goal = "minimise" if aim == "smallest" else "maximise"
    return asked(
        text,
        "constraint_puzzle",
        unknowns=_unknowns(names, 1, 9),
        rules=rules,
        objective={names[-1]: 1},
        goal=goal,
    )


def _farm(draw: Draw, size: int) -> Question:
    hens, cows = draw.different(2, 2, 30)
    text = compose(
        draw,
        "A yard holds nothing but hens, which have two legs, and cows, which have four.",
        f"There are {hens + cows} heads and {2 * hens + 4 * cows} legs in the yard.",
        "How many cows are in the yard?",
    )
    rules = [
        _rule({"hens": 1, "cows": 1}, "=", hens + cows),
        _rule({"hens": 2, "cows": 4}, "=", 2 * hens + 4 * cows),
    ]
    return asked(
        text,
        "constraint_puzzle",
        unknowns=_unknowns(["hens", "cows"], 0, hens + cows),
        rules=rules,
        objective={"cows": 1},
    )


def _coins(draw: Draw, size: int) -> Question:
    values = [5, 10, 20][: 2 + size % 2]
    counts = draw.wholes(len(values), 1, 6)
    total = sum(v * n for v, n in zip(values, counts, strict=True))
    names = [f"coins of {v}" for v in values]
    text = compose(
        draw,
        f"A machine has plenty of coins of {' and '.join(map(str, values)) if len(values) < 3 else '5, 10 and 20'} cents.",
        "",
        f"What is the smallest number of coins with which the machine can pay out exactly {total} cents?",
    )
    return asked(
        text,
        "constraint_puzzle",
        unknowns=_unknowns(names, 0, total // 5),
        rules=[_rule(dict(zip(names, values, strict=True)), "=", total)],
        objective=dict.fromkeys(names, 1),
    )


PHRASING = Phrasing((_cryptarithm, _ages, _digits, _farm, _coins))
