"""Numbers and rules of the question that a reply leaves out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.units import unit_of
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
from problems.plain_number import plain

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
# Rules that nothing excuses: they are about choices, not about how the answer is to be told.
_LOGIC = re.compile(
    r"\bnot\sboth\b|\bmutually\sexclusive\b|\bunless\b|\bonly\sif\b|\bexactly\sone\b|\bas\smany\s[^.;]{1,40}\sas\b(?!\spossible)"
    r"|\bmust\s(?:not\s)?(?:exceed|outnumber)\b|\bcannot\sexceed\b",
    re.IGNORECASE,
)
_IMPLIED = {"twice": 2, "double": 2, "half": 2, "thrice": 3, "triple": 3, "third": 3, "quarter": 4}
# A word before a number that it is the name of, and not "at most 3" or "needs 3".
_LABELLED = re.compile(
    r"\b(?!(?:most|least|than|of|to|and|or|only|exactly|needs?|takes?|has|have|are|is|is|by|with|for|at|in|over|under|about"
    r"|requires?|costs?|earns?|uses?|exceed|up|contains?)\b)[^\W\d_]+\s$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:numbered|labell?ed|indexed)\b[^.;]{0,20}$", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?:at\s(?:most|least)|no\s(?:more|less|fewer)\sthan|exactly|up\sto|only|maximum|minimum|more\sthan|(?:less|fewer)\sthan)"
    r"[^.;]{0,15}$",
    re.IGNORECASE,
)
# Measures of how good a thing is, which no amount of this kind of problem is counted in.
_ELSEWHERE = frozenset("mm µm nm db hz khz mhz ghz kv psi rpm".split())
_CAN = re.compile(r"\b(?:can|may)\s(?!be\s)\w+\s$", re.IGNORECASE)  # "which can print 200"
_BEFORE = 40  # characters before a number in which it is looked at what it is
_SHOWN = 5
_MOST_NAMED = 200  # rows of a table whose members a text may name one by one
_AT_THE_END = re.compile(r"[^\W\d_]\W?(\d+)$")
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
    labels = _labels(said) | _labels_of_tables(briefing, said)
    alone = _alone(briefing)
    for at, written in numbers_by_passage(briefing, is_english=is_english).items():
        by_these = used[at] | used[0]
        loose = [
            each
            for each in written
            if not _is_used(each, by_these)
            and (rounded(each.value) not in sizes or unit_of(each.unit) or each.currency)
            and not _is_in_a_name(briefing, said, each)
            and not _is_a_label(raw, each, labels)
            and not _is_a_scale(raw, each)
            and not (each.is_spelt and each.value <= _SMALL and not asked_sign(raw, each))
        ]
        if at in aside:
            loose = [each for each in loose if _limits_still(raw, each, alone)]
        if loose:
            shown = ", ".join(briefing.document.text.at(each.span) for each in loose[:_SHOWN])
            yield Doubt(
                kind=Kind.UNUSED,
                sentence=f"passage {at} holds {shown}, which nothing that cites it uses; use it, or name the "
                'passage under "unused" and say why.',
            )
    rules = _used(said, [each for each in statements if each.is_rule]) if said.model else used
    yield from _rules_left_out(briefing, cited, aside, rules)


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
        elif at in aside - cited and _LOGIC.search(text):
            yield Doubt(
                kind=Kind.DROPPED,
                sentence=f"passage {at} ({text[:80]!r}) is called unused, and states a rule; add that rule.",
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
            used[number].update(rounded(value) for value in each.used)
    written = {rounded(value) for values in list(used.values()) for value in values}
    for derived in said.derived:
        if rounded(derived.value) in written:
            used[0].update(rounded(value) for value in in_words(derived.words))
    return used


def _is_used(number: Number, values: set[float]) -> bool:
    return any(abs(value) == 1 or value in values or -value in values for value in meanings(number))


def _labels(said: Said) -> frozenset[str]:
    """The members of the sets of a reply, as texts."""
    if said.model is None:
        return frozenset()
    members = (
        part
        for each in said.model.sets
        for member in (each.members if isinstance(each.members, list) else ())
        for part in (member if isinstance(member, list) else [member])
    )
    counted = (at for each in said.model.sets for at in range(1, (each.count or 0) + 1))
    return frozenset(str(each) for each in (*members, *counted))


def _labels_of_tables(briefing: Briefing, said: Said) -> frozenset[str]:
    """The numbers in the names of members that the sets of a reply take from a table, as in "Outfall 2"."""
    if said.model is None:
        return frozenset()
    tables = {part.name: part.table for part in briefing.parts if part.table}
    found: set[str] = set()
    for each in said.model.sets:
        table = tables.get(each.table)
        if table is not None:
            cells = [cell for row in table.rows[:_MOST_NAMED] for cell in row]
            names = table.columns if each.columns == ("header",) else cells
            found.update(at for name in names for at in _AT_THE_END.findall(name))
    return frozenset(found)


def _is_a_label(raw: str, number: Number, labels: frozenset[str]) -> bool:
    """Whether a number names a member of a set, as in "Stage 3" or "numbered from 0 to 3"."""
    if plain(number.value) not in labels or number.currency or number.is_percentage:
        return False
    before = raw[max(0, number.span.start - _BEFORE) : number.span.start]
    return bool(_LABELLED.search(before)) or bool(_NUMBERED.search(before))


def _is_a_scale(raw: str, number: Number) -> bool:
    """Whether a number is the "million" of "per million litres"."""
    written = raw[number.span.start : number.span.end].lower()
    return written in {"million", "thousand"}


def _limits_still(raw: str, number: Number, alone: frozenset[str]) -> bool:
    """Whether a number that a reply calls unused looks like a limit all the same.

    Not where it is the only number of its measure, as the 0.1 of "tolerances under 0.1 mm", nor where
    it is a small number word beside no limiting words, as in "between two hubs".
    """
    if number.unit in alone | _ELSEWHERE:
        return False
    before = raw[max(0, number.span.start - _BEFORE) : number.span.start]
    if number.is_spelt and number.value <= _SMALL:
        return bool(_FIRM.search(before))
    return bool(asked_sign(raw, number)) or bool(_FIRM.search(before)) or bool(_CAN.search(before))


def _alone(briefing: Briefing) -> frozenset[str]:
    """The units that stand beside one number of the question only."""
    units = [found for each in briefing.document.numbers if (found := unit_of(each.unit))]
    held = Counter(each.dimension for each in units)
    words = {each.unit for each in briefing.document.numbers}
    return frozenset(
        word for word in words if (found := unit_of(word)) and held[found.dimension] == 1
    )


def _is_in_a_name(briefing: Briefing, said: Said, number: Number) -> bool:
    """Whether a number is part of a name that the reply uses, as in "job 3" or "A1"."""
    written = briefing.document.text.at(number.span)
    names = said.model_dump_json(exclude={"derived", "unused"})
    return re.search(rf'"[^"<>=+*/]{{0,60}}\b{re.escape(written)}"', names) is not None
