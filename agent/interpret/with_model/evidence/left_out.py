"""Numbers and rules of the question that a reply leaves out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from agent.interpret.embedded.numbers import Number
from agent.interpret.with_model.briefing import Briefing
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import (
    in_words,
    meanings,
    numbers_by_passage,
    rounded,
)
from agent.interpret.with_model.evidence.limits_in_words import asked_sign
from agent.interpret.with_model.evidence.statements import Statement
from agent.interpret.with_model.reply import Said

# What states a rule even without a number; with one, the number itself must be used.
_RULE = re.compile(
    r"\b(?:must(?!\s(?:all\s)?be\s(?:whole|integers?|non[\s-]?negative))|cannot|can['’]t|may\snot|should\snot|mustn['’]t|never|exactly\sone|at\s(?:most|least)\sone|exceed\w*|not\sboth"
    r"|either\s[^.;]{1,80}\sor\s[^.;]{1,80}\sbut|unless|except|only\sif|if\s[^.;]{1,80}\b(?:then|must|also|cannot)"
    r"|(?:no|not)\s(?:more|less|fewer)\s[^.;]{0,30}\sthan|as\smany\s[^.;]{1,40}\sas|ratio|mutually\sexclusive)\b",
    re.IGNORECASE,
)
# Words that set one amount against another; the number they imply must stand in a rule.
_RATIO = re.compile(
    r"\b(?:(twice|double|half|thrice|triple)\s(?:as\s(?:many|much)|the|of|that)|(?:an?\s|one[\s-])(third|quarter)\s(?:as|of|the))\b",
    re.IGNORECASE,
)
_IMPLIED = {"twice": 2, "double": 2, "half": 2, "thrice": 3, "triple": 3, "third": 3, "quarter": 4}
_SHOWN = 5
_SMALL = 3  # "between two houses" says nothing; "at most two" does


def left_out(
    briefing: Briefing,
    said: Said,
    statements: Sequence[Statement],
    sizes: frozenset[float],
    *,
    is_english: bool,
) -> Iterator[Doubt]:
    """Yields the numbers that nothing uses and the rules that nothing cites."""
    cited = {number for each in statements for number in each.cites}
    aside = {number for each in said.unused for number in each.cites}
    used = _used(said, statements)
    raw = briefing.document.text.raw
    for at, written in numbers_by_passage(briefing, is_english=is_english).items():
        by_these = used[at] | used[0]
        loose = [
            each
            for each in written
            if not _is_used(each, by_these)
            and rounded(each.value) not in sizes
            and not _is_in_a_name(briefing, said, each)
            and not (each.is_spelt and each.value <= _SMALL and not asked_sign(raw, each))
        ]
        if at in aside:
            loose = [each for each in loose if asked_sign(raw, each)]
        if loose:
            shown = ", ".join(briefing.document.text.at(each.span) for each in loose[:_SHOWN])
            yield Doubt(
                kind=Kind.UNUSED,
                sentence=f"passage {at} holds {shown}, which nothing that cites it uses; use it, or name the "
                'passage under "unused" and say why.',
            )
    yield from _rules_left_out(briefing, cited, aside, used)


def _rules_left_out(
    briefing: Briefing, cited: set[int], aside: set[int], used: defaultdict[int, set[float]]
) -> Iterator[Doubt]:
    for passage in briefing.passages:
        at, text = passage.number, passage.shown
        is_asking = text.rstrip().endswith("?") and not any(each.isdigit() for each in text)
        if at not in cited | aside and _RULE.search(text) and not is_asking:
            yield Doubt(
                kind=Kind.DROPPED,
                sentence=f"passage {at} ({text[:80]!r}) states a rule or a condition that nothing cites; add it, or "
                'name the passage under "unused" and say why.',
            )
        ratio = _RATIO.search(text)
        if ratio and at not in aside:
            value = float(_IMPLIED[(ratio[1] or ratio[2]).lower()])
            ways = (value, 1 / value, 1 - 1 / value, value - 1)
            wanted = {rounded(each) for each in ways} - {1.0}
            if not wanted & {abs(each) for each in used[at] | used[0]}:
                yield Doubt(
                    kind=Kind.DROPPED,
                    sentence=f"passage {at} says {ratio[0]!r}, which no rule that cites it holds; add that rule.",
                )


def _used(said: Said, statements: Sequence[Statement]) -> defaultdict[int, set[float]]:
    """The values used by what cites each passage; under 0 those that cite none, such as data."""
    used: defaultdict[int, set[float]] = defaultdict(set)
    for each in statements:
        for number in each.cites or (0,):
            used[number].update(rounded(value) for value in each.numbers)
    written = {rounded(value) for values in list(used.values()) for value in values}
    for derived in said.derived:
        if rounded(derived.value) in written:
            used[0].update(rounded(value) for value in in_words(derived.words))
    return used


def _is_used(number: Number, values: set[float]) -> bool:
    return any(abs(value) == 1 or value in values or -value in values for value in meanings(number))


def _is_in_a_name(briefing: Briefing, said: Said, number: Number) -> bool:
    """Whether a number is part of a name that the reply uses, as in "job 3" or "A1"."""
    written = briefing.document.text.at(number.span)
    names = said.model_dump_json(exclude={"derived", "unused"})
    return re.search(rf'"[^"<>=+*/]{{0,60}}\b{re.escape(written)}"', names) is not None
