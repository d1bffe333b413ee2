"""The unknown numbers of a puzzle: letters, people, or "the first, the second, the third"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NUMBERS = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|[2-8])\s(?:(?:different|distinct|positive|whole|natural|one-digit|single-digit|unequal|nonzero|non-zero|secret|unknown)\s){0,3}(?:numbers|digits|integers)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?:letters|digits|numbers|integers|unknowns|variables|values)\s(?:are\s|called\s|named\s)?(?P<list>[a-zA-Z](?:\s?,\s?(?:and\s)?[a-zA-Z]|\sand\s[a-zA-Z]){1,12})(?!\w)"
)
_OPERATOR = r"[+\-−*<>=≤≥≠]"
# "a" and "A" are unknowns only beside a sign; other single letters are by themselves.
_SINGLE = re.compile(
    rf"(?<![\w'’.$])(?:[b-hj-zB-HJ-Z]|[aA](?=\s?{_OPERATOR}))(?![\w'’])|(?<=\d)[b-hj-zB-HJ-Z](?=\s?{_OPERATOR})"
    rf"|(?:(?<={_OPERATOR})|(?<={_OPERATOR}\s))[aA](?![\w'’])"
)
_NAME = re.compile(r"(?<![\w'])[A-Z][a-z]{1,15}(?![\w])")
_OPENS = re.compile(r"(?:^|[.?!:;\n]\s*|[-•*]\s*)$")
_SUBJECT = re.compile(r"\s(?:is|has|was|had|will|and\s[A-Z]|weighs|owns|earns|scored)\b")
_NOT_NAMES = frozenset(
    "the a an all each every in on at how what which who where when find it its they their there together if "
    "hello hi please good good morning help three two four five six seven eight nine ten years now today let both "
    "one none no suppose find determine our my we you your this that these those for as and but so also then "
    "next after before once write solve given is are was were will can digits letters numbers sum difference "
    "monday tuesday wednesday thursday friday saturday sunday currently right exactly everyone nobody".split()
)


@dataclass(frozen=True, slots=True)
class Unknowns:
    """The names of the unknowns, and how the text writes them."""

    names: tuple[str, ...]
    pattern: re.Pattern[str]
    kind: str

    def index(self, written: str) -> int:
        """Which unknown is written so."""
        folded = [name.casefold() for name in self.names]
        key = written.casefold() if self.kind != "letters" else written
        return (self.names if self.kind == "letters" else folded).index(key)


def find_unknowns(text: str) -> Unknowns | None:
    """Returns the unknowns that a text speaks of; None where it names none.

    >>> find_unknowns("The letters a, b and c are digits; a + b = 9.").names
    ('a', 'b', 'c')
    >>> find_unknowns("Ana is twice as old as Ben. How old is Ana?").names
    ('Ana', 'Ben')
    >>> find_unknowns("Three different digits; the first is twice the second.").names
    ('first', 'second', 'third')
    """
    listed = _LETTERED.search(text)
    letters = re.findall(r"(?<!\w)[a-zA-Z](?!\w)", listed["list"]) if listed else _of_formulas(text)
    if len(letters) > 1:
        names = tuple(dict.fromkeys(letters))
        return Unknowns(names, _letters_pattern(names), "letters")
    counted = _NUMBERS.search(text)
    if counted and re.search(r"\bthe\s(?:first|second)\b", text, re.IGNORECASE):
        count = _COUNTS.get(counted["count"].lower()) or int(counted["count"])
        names = _ORDINALS[:count]
        each = "|".join(names)
        return Unknowns(
            names,
            re.compile(
                rf"\b(?:the\s)?(?P<name>{each})(?:\s(?:number|digit|one|integer))?\b", re.IGNORECASE
            ),
            "ordinals",
        )
    people = _people(text)
    if len(people) > 1:
        each = "|".join(people)
        return Unknowns(
            people,
            re.compile(rf"(?:\bthe\sage\sof\s)?(?<!\w)(?P<name>{each})(?:['’]s?(?:\sage)?)?(?!\w)"),
            "people",
        )
    return None


def _of_formulas(text: str) -> list[str]:
    return list(dict.fromkeys(_SINGLE.findall(text)))


def _letters_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Letters as words; "a" and "I" only where no noun follows them."""
    plain = "".join(name for name in names if name not in {"a", "A", "I"})
    parts = [rf"[{plain}]"] if plain else []
    parts += [
        rf"{name}(?=\s*(?:[,.;:?!)=+\-−*<>≤≥≠]|$)|\s(?:is|and|or|plus|minus|times|equals|must|has|can|was|exceeds|by|are|than|differ\w*|add)\b)"
        for name in names
        if name in {"a", "A", "I"}
    ]
    lead = r"(?:\b(?:the\s)?(?:digit|number|letter|integer|value\sof|unknown)\s)?"
    return re.compile(rf"{lead}(?<![\w'])(?P<name>{'|'.join(parts)})(?![\w'])")


def _people(text: str) -> tuple[str, ...]:
    """Capitalised words that open no sentence, or stand twice."""
    found: dict[str, int] = {}
    for match in _NAME.finditer(text):
        lead = text[max(0, match.start() - 4) : match.start()]
        opens = _OPENS.search(lead) and not _SUBJECT.match(text, match.end())
        found[match[0]] = found.get(match[0], 0) + (1 if opens else 2)
    return tuple(n for n, weight in found.items() if weight > 1 and n.lower() not in _NOT_NAMES)
