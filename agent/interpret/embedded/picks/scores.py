"""What each thing scores alone: a table, "Ana 9, Ben 6", or numbers in the order of listed names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.text import Span

_JOIN = re.compile(r"\s?(?:points?\s?)?(?:,\s?(?:and\s)?|\sand\s|;\s?)")
_RANGE = re.compile(
    r"\b(?P<stem>[A-Za-z]{0,12}[ ]?)(?P<first>1|A)\s?(?:to|through|until|–|-|…|\.\.\.?)\s?(?P<stem2>[A-Za-z]{0,12}[ ]?)(?P<last>\d{1,3}|[B-Z])\b"
)
_NAMED = r"(?<![\w-])(?:{names})(?![\w-]|\s?[-–]\s?\w)"
_BETWEEN = re.compile(
    r"\s?(?:[:=(]\s?|(?:is|has|at|with|of|scores?|gets?|by|to|worth|rated|a|relevance|scoring|the|tells?|points?)\s){0,4}"
)
_LIST = re.compile(
    r"(?:\b(?:features?|variables?|columns?|measurements?|sensors?|witnesses|payments?|rows|names?|of|candidates|items|signals|attributes|predictors"
    r"|accounts?|invoices|works|are|from|among|:)\s)?(?P<names>[^\W_][\w'-]*(?:\s(?!(?:and|or|with|for|whose)\b)[\w'-]+)?(?:,\s[^\W_][\w'-]*(?:\s(?!(?:and|or|with|for|whose)\b)[\w'-]+)?){0,200}(?:,?\s(?:and|or|&)\s[^\W_][\w'-]*(?:\s(?:\d+|[A-Z])\b)?)?)"
)

_NO_NAMES = frozenset(
    "minus exactly least most the and by others pairs less above below over under than about with points only "
    "just another all at to".split()
)


@dataclass(frozen=True, slots=True)
class Scores:
    """The names in order, their scores, and where those stand."""

    names: tuple[str, ...]
    values: tuple[float, ...]
    spans: tuple[Span, ...]


def find_scores(
    document: Document, names: Sequence[str], size: int, but: Sequence[Span]
) -> Scores | None:
    """Returns the score of each thing, None where one is not told or told twice.

    `names` are those known from pairs, `size` how many things there are at least.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_scores(Document(Text("Scores: Ana 9, Ben 6.")), ("Ana", "Ben"), 2, ())
    >>> found.names, found.values
    (('Ana', 'Ben'), (9.0, 6.0))
    """
    return (
        _of_table(document, names, but)
        or _in_a_row(document, names, size, but)
        or _named(document, names, size, but)
    )


def _of_table(document: Document, names: Sequence[str], but: Sequence[Span]) -> Scores | None:
    for table in document.tables:
        if table.span in but or len(table.columns) != 2 or len(table.rows) < 2:
            continue
        cells = [find_numbers(row[1]) for row in table.rows]
        found = tuple(row[0].strip() for row in table.rows)
        known = {name.casefold() for name in found}
        if all(len(each) == 1 for each in cells) and {n.casefold() for n in names} <= known:
            spans = (table.span,) if table.span else ()
            return Scores(found, tuple(each[0].value for each in cells), spans)
    return None


def _in_a_row(
    document: Document, names: Sequence[str], size: int, but: Sequence[Span]
) -> Scores | None:
    """The numbers of the one row of as many numbers as there are things, in their order."""
    raw, covered = document.text.raw, Covered(but)
    loose = [each for each in document.numbers if not covered.overlaps(each.span)]
    runs: list[list[Number]] = []
    for number in loose:
        gap = raw[runs[-1][-1].span.end : number.span.start] if runs else ""
        if runs and len(gap) < 20 and _JOIN.fullmatch(gap):
            runs[-1].append(number)
        else:
            runs.append([number])
    rows = [run for run in runs if len(run) >= max(2, size)]
    if len(rows) != 1:
        return None
    ordered = _listed(document, names, len(rows[0]), rows[0][0].span.start)
    if ordered is None:
        return None
    spans = tuple(number.span for number in rows[0])
    return Scores(ordered, tuple(number.value for number in rows[0]), spans)


def _listed(
    document: Document, names: Sequence[str], size: int, until: int
) -> tuple[str, ...] | None:
    """The names in the order in which a list or a range before the row has them."""
    raw = document.text.raw
    known = {name.casefold() for name in names}
    for match in _RANGE.finditer(raw[:until]):
        expanded = _expanded(match)
        if len(expanded) == size and (not known or {n.casefold() for n in expanded} >= known):
            return expanded
    for match in _LIST.finditer(raw):
        listed = tuple(re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|&)\s", match["names"]))
        if len(listed) != size:
            continue
        ends = (listed[0].split()[-1], *listed[1:-1], listed[-1].split()[0])
        for shift in (listed, ends, tuple(name.split()[-1] for name in listed)):
            if len(set(shift)) == size and {n.casefold() for n in shift} >= known:
                return shift
    if not names:
        return tuple(f"{at}" for at in range(1, size + 1))
    return None


def _expanded(match: re.Match[str]) -> tuple[str, ...]:
    stem, first, last = match["stem"], match["first"], match["last"]
    if first.isdigit() != last.isdigit():
        return ()
    if first.isdigit():
        stem = re.sub(r"s\s$", " ", stem)
        return tuple(f"{stem}{at}" for at in range(1, int(last) + 1))
    return tuple(chr(code) for code in range(ord("A"), ord(last) + 1))


def _named(
    document: Document, names: Sequence[str], size: int, but: Sequence[Span]
) -> Scores | None:
    """The numbers behind the names: "Ana 9, Ben 6", "A (12)"."""
    if not names:
        return None
    raw, covered = document.text.raw, Covered(but)
    more = _neighbours(document, names, covered)
    known = sorted({*names, *more}, key=len, reverse=True)
    pattern = re.compile(_NAMED.format(names="|".join(map(re.escape, known))), re.IGNORECASE)
    found: dict[str, tuple[float, Span]] = {}
    for match in pattern.finditer(raw):
        if covered.overlaps(Span(*match.span())):
            continue
        gap = _BETWEEN.match(raw, match.end())
        start = gap.end() if gap else match.end()
        number = next(
            (n for n in document.numbers_in(Span(start, start + 24)) if n.span.start == start), None
        )
        if number is None or start == match.end():
            continue
        name = match[0].casefold()
        if name in found and found[name][0] != number.value:
            return None
        found[name] = (number.value, number.span)
    spelling = {name.casefold(): name for name in known}
    if len(found) < max(2, size) or not {name.casefold() for name in names} <= set(found):
        return None
    return Scores(
        tuple(spelling[name] for name in found),
        tuple(value for value, _ in found.values()),
        tuple(span for _, span in found.values()),
    )


def _neighbours(document: Document, names: Sequence[str], covered: Covered) -> tuple[str, ...]:
    """Names in a row with known ones that no pair has: "A 12, B 11 and D 6" where D is like none."""
    raw = document.text.raw
    entry = re.compile(
        r"(?:[,:;]\s|\band\s|\bof\s)(?P<name>[^\W\d_][\w']*(?:\s(?:\d+|[A-Z]))?)\s\(?(?=\d)"
    )
    capital = {name[0].isupper() for name in names}
    return tuple(
        match["name"]
        for match in entry.finditer(raw)
        if not covered.overlaps(Span(*match.span()))
        and match["name"][0].isupper() in capital
        and match["name"].lower() not in _NO_NAMES
    )
