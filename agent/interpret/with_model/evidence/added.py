"""Rules that a reply adds to the question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from agent.interpret.embedded.numbers import find_numbers
from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import meanings, rounded
from agent.interpret.with_model.evidence.statements import Statement
from agent.interpret.with_model.passages import Passage
from problems.plain_number import plain

_MANY = re.compile(
    r"\b(?:each|every|both|all|any|either|respectively|per|same|between|nor|or)\b", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:each|every|all|any)\b", re.IGNORECASE)
_SIGN = re.compile(r"<=?|>=?|[≤≥=]")
_SHARE = re.compile(r"[,;]|\band\b|\bbut\b|\bwhile\b", re.IGNORECASE)
# Without one of these a passage does not set one amount against another.
_RELATES = re.compile(
    r"\b(?:than|as\s(?:many|much|long|far)|exceed\w*|half|twice|double|third|quarter|ratio|share|equal\w*|same|different|if|then"
    r"|only|unless|except|requires?|needs?|must|cannot|can['’]t|may|both|either|neither|each|every|exactly|once|one|all|any|before"
    r"|after|between|balance|stock|store[ds]?|inventory|carried|left\sover|remain\w*|first|last|open\w*|used|assign\w*|visit\w*"
    r"|from|to|into|together|pair\w*)\b|%|[<>≤≥=]",
    re.IGNORECASE,
)


def added(
    briefing: Briefing, statements: Sequence[Statement], *, n_decisions: int, is_english: bool
) -> Iterator[Doubt]:
    """Yields the rules that no passage states, and those of a passage that more rules cite than it states."""
    by_passage: dict[int, list[Statement]] = {}
    shown = {passage.number: passage.shown for passage in briefing.passages}
    for each in (each for each in statements if each.is_rule):
        cited = [number for number in each.cites if number in shown]
        if not cited:
            yield _doubt(
                each, "cites no passage that there is; cite what states it, or leave it out"
            )
        elif (
            is_english and not _strong(each) and not any(_RELATES.search(shown[at]) for at in cited)
        ):
            yield _doubt(
                each,
                "sets amounts against each other, which the passages it cites do not; leave it out",
            )
        for number in cited:
            by_passage.setdefault(number, []).append(each)
    raw = briefing.document.text.raw.lower()
    for passage in briefing.passages:
        rules = by_passage.get(passage.number, [])
        stated = [each for each in rules if not _is_definition(each, raw)]
        if len(stated) > _most_rules(passage, n_decisions):
            yield Doubt(
                kind=Kind.EXTRA,
                sentence=f"{len(stated)} rules cite passage {passage.number} ({passage.shown[:80]!r}), which states fewer; "
                "leave out what it does not state, or cite what does.",
            )
        yield from _repeated(passage, rules, shown)


def _doubt(rule: Statement, words: str) -> Doubt:
    return Doubt(kind=Kind.EXTRA, sentence=f"the rule {rule.says[:120]!r} {words}.")


def _is_definition(rule: Statement, raw: str) -> bool:
    """Whether a rule only says what an auxiliary amount is, which no passage names."""
    words = rule.defines.lower().split("_")
    return bool(rule.defines) and (len(rule.defines) <= 1 or " ".join(words) not in raw)


def _strong(rule: Statement) -> bool:
    """Whether a rule holds a number of its own, or data; others only set decisions against each other."""
    return rule.holds_data or any(rounded(abs(value)) not in {0.0, 1.0} for value in rule.numbers)


def _most_rules(passage: Passage, n_decisions: int) -> int:
    """How many rules a passage can state: one a number, a clause, or a word such as "each"."""
    text = passage.shown
    signs = len(_SIGN.findall(text))
    if signs > 1:
        return signs  # a list of formulas states one rule a sign
    many = max(2, n_decisions) if _ALL.search(text) else 2 if _MANY.search(text) else 0
    return max(1, len(find_numbers(text)), len(_SHARE.findall(text)) + 1) + many


def _repeated(
    passage: Passage, rules: Sequence[Statement], shown: Mapping[int, str]
) -> Iterator[Doubt]:
    """Numbers that stand once in a passage and limit two rules, with no word such as "each" beside them."""
    if _MANY.search(passage.shown):
        return
    written = Counter(value for number in find_numbers(passage.shown) for value in meanings(number))
    taken = Counter(
        value
        for rule in rules
        for value in {rounded(each) for each in rule.numbers} - _elsewhere(passage, rule, shown)
    )
    for value, count in taken.items():
        if written[value] and count > written[value] and value not in {0.0, 1.0}:
            yield Doubt(
                kind=Kind.EXTRA,
                sentence=f"{plain(value)} stands {written[value]} time in passage {passage.number} and limits {count} "
                "rules; keep the one that it states.",
            )


def _elsewhere(passage: Passage, rule: Statement, shown: Mapping[int, str]) -> set[float]:
    """The values that the other passages hold which a rule cites."""
    others = (shown[at] for at in rule.cites if at != passage.number and at in shown)
    return {value for text in others for number in find_numbers(text) for value in meanings(number)}
