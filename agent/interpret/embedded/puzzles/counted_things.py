"""Things of two or three kinds counted by what they have: heads and legs, wheels, prices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.puzzles.drafts import FAMILY, linear
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.constraint_puzzle import ConstraintPuzzle

_NUMBER = r"(?P<{0}>[$€£]?\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a\shundred|twenty)"
_HAVE = r"(?:have|has|had|with|need|needs|costs?|weighs?|carry|carries|holds?|seats?|takes?|is\sworth|worth|are\sworth|brings?|earns?|uses?|sells?\sfor|gets?|makes?|scores?|gives?)"
_STOP = r"(?!(?:the|an?|and|of|but|which|that|with|each|every|there|are|is|in|on|it|they|he|she|has|have|nothing|all|both|some|only|many|how|by|for|to)\b)"
_NAME = rf"(?P<name>(?:{_STOP}[a-z][a-z\-]+\s)?{_STOP}[a-z][a-z\-]+)"
_ATTRIBUTE = re.compile(
    rf"\b(?:(?:an?|each|every|the)\s)?{_NAME},?\s(?:(?:which|that|who)\s)?(?:each\s|all\s)?{_HAVE}\s(?:exactly\s|just\s)?{_NUMBER.format('value')}(?:\s(?P<unit>[a-z]+)|\b)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"\b{_NAME}\s\((?:with\s)?{_NUMBER.format('value')}\s(?P<unit>[a-z]+)(?:\seach)?\)",
    re.IGNORECASE,
)
_SAME_AGAIN = re.compile(
    rf"\band\s(?:(?:an?|each|every|the)\s)?{_NAME}(?:,?\s(?:(?:which|that)\s)?(?:have|has|had))?\s(?:only\s)?{_NUMBER.format('value')}(?=\s*[.,;]|$)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\bhow\smany\s(?:of\sthem\sare\s|of\sthe\s\w+\sare\s)?(?P<name>[a-z][a-z\-]+(?:\s[a-z][a-z\-]+)?)",
    re.IGNORECASE,
)
_ALL_KINDS = re.compile(
    r"\b(?:heads?|animals?|vehicles?|things|items|pieces|of\sthem|in\sall|altogether|in\stotal|coins|notes|bills|stamps|tickets|creatures|birds|insects|tables|people|questions|toys|machines|cars|boxes|bags)\b",
    re.IGNORECASE,
)
_OTHER_RULE = re.compile(
    r"\b(?:at\s(?:least|most)|more\sthan|less\sthan|fewer\sthan|twice|times\sas|as\smany|half|maximi|minimi|profit|cheapest|unless|except|not)\b",
    re.IGNORECASE,
)
_PLACES = frozenset(
    "boxes yards farms lots garages shops theatres theaters groups zoos museums parks them farmers rooms "
    "parking together total cages boys girls meadows barns stables ponds jars banks purses wallets".split()
)
# "Tom has 17 coins" is no kind; "Geese have two legs" is one.
_PERSON = re.compile(
    r"[A-Z][a-z]*[a-rt-z]\s(?:has|had|holds|gets|earns|makes|scores|takes|bought|buys)\b"
)
_NO_UNIT = frozenset("of in on and or more less each per times".split())
# Points that are taken away do not add up with those that are given.
_LOSES = re.compile(
    r"\bpoints?\b[^?]*\b(?:loses?|lost|costs?|deduct\w*|minus|penalt\w*|negative)\b|\b(?:loses?|deduct\w*|costs?)\b[^.]{0,20}\bpoints?\b",
    re.IGNORECASE,
)
_MOST_THINGS = 5_000


@dataclass(slots=True)
class _Kinds:
    """What one of each kind has, by the unit it is counted in."""

    values: dict[str, dict[str, float]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


def speaks_of_kinds(text: str) -> bool:
    """Whether a text says what things of several kinds have, and asks how many there are."""
    return bool(_ASKED.search(text)) and len(_kinds(text).values) > 1


def read_counted_things(document: Document) -> Reading | Missing | None:
    """Returns the puzzle of so many heads and legs; None where totals or kinds are not clear."""
    text = document.text.raw
    kinds = _kinds(text)
    names = list(kinds.values)
    asked = _asked(text, names)
    if len(names) < 2 or asked is None or _OTHER_RULE.search(text) or _LOSES.search(text):
        return None
    units = {unit for each in kinds.values.values() for unit in each}
    if len(units) != 1 or any(len(each) != 1 for each in kinds.values.values()):
        return None
    unit = units.pop()
    totals = [
        each
        for each in document.numbers
        if not _within(each, kinds.spans) and not _is_article(each)
    ]
    of_unit = [each for each in totals if _is_of(each, unit, text)]
    of_all = [each for each in totals if each not in of_unit and _counts_all(each, text, names)]
    if len(of_unit) != 1 or len(of_all) != 1:
        return None
    used = (*kinds.spans, of_unit[0].span, of_all[0].span)
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return Missing(
            FAMILY, f'what "{shown}" means', f'What does the number in "{shown}" say of them?'
        )
    count = of_all[0].value
    if count != int(count) or not 0 < count <= _MOST_THINGS:
        return None
    each_has = {name: next(iter(kinds.values[name].values())) for name in names}
    problem = ConstraintPuzzle.model_validate(
        {
            "unknowns": [{"name": name, "low": 0, "high": int(count)} for name in names],
            "rules": [
                linear(dict.fromkeys(names, 1.0), "=", count),
                linear(each_has, "=", of_unit[0].value),
            ],
            "objective": asked,
        }
    )
    return Reading(problem, used)


def _kinds(text: str) -> _Kinds:
    found = _Kinds()
    unit = ""
    for match in sorted(
        [*_ATTRIBUTE.finditer(text), *_BRACKETED.finditer(text), *_SAME_AGAIN.finditer(text)],
        key=lambda m: m.start(),
    ):
        if any(span.start <= match.start("value") < span.end for span in found.spans):
            continue
        is_full = "unit" in match.re.groupindex
        told = (match["unit"] or "").lower() if is_full else ""
        money = "$" if match["value"][0] in "$€£" else ""
        unit = _stem(money or told) if (money or told) else unit
        name = _plural(match["name"].lower())
        if _PERSON.match(match[0]):
            continue
        if not unit or _is_whole(name) or (told in _NO_UNIT and not money):
            continue
        value = find_numbers(match["value"].lstrip("$€£"))[0].value
        found.values.setdefault(name, {})[unit] = value
        found.spans.append(Span(match.start(), match.end()))
    return found


def _is_whole(name: str) -> bool:
    """Whether a noun is the place or the lot itself, not one of the kinds: "a box holds 9"."""
    return name.rsplit(maxsplit=1)[-1] in _PLACES


def _stem(unit: str) -> str:
    irregular = {
        "feet": "foot",
        "men": "man",
        "dollar": "$",
        "dollars": "$",
        "euro": "$",
        "euros": "$",
    }
    return irregular.get(unit, unit.removesuffix("s"))


def _plural(name: str) -> str:
    if name.endswith("s") or name == "them":
        return name
    return f"{name}es" if name.endswith(("x", "ch", "sh")) else f"{name}s"


def _asked(text: str, names: list[str]) -> dict[str, float] | None:
    for match in _ASKED.finditer(text):
        words = match["name"].lower()
        for name in names:
            if (
                words in {name, name.removesuffix("s")}
                or words.startswith(f"{name} ")
                or words == name.split()[-1]
            ):
                return {name: 1.0}
    return None


def _within(number: Number, spans: list[Span]) -> bool:
    return any(span.contains(number.span) for span in spans)


def _is_article(number: Number) -> bool:
    return number.is_spelt and number.value <= 1


def _is_of(number: Number, unit: str, text: str) -> bool:
    return _stem(number.unit) == unit or (unit == "$" and bool(number.currency))


def _counts_all(number: Number, text: str, names: list[str]) -> bool:
    after = text[number.span.end : number.span.end + 30]
    words = {number.unit, _plural(number.unit)} | set(re.findall(r"[a-z]+", after.lower())[:3])
    return bool(_ALL_KINDS.search(after)) or any(set(name.split()) & words for name in names)
