"""Reads questions that divide amounts into piles as equal as possible."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import find_literals, parts
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.tables import is_number
from agent.interpret.embedded.text import Span
from problems.errors import BadInput
from problems.families.number_partition import NumberPartition

_COUNT = r"(?P<count>\d+|two|three|four|five|six|seven|eight|nine|ten)"
_GROUPS = (
    r"(?:piles?|heaps?|groups?|sets?|subsets?|parts?|teams?|heirs?|children|siblings|brothers|sisters|people|persons"
    r"|boxes|bags?|stacks?|shares?|halves|crates|trucks?|vans?|lorries|buckets?|partitions?|friends|trolleys|shelves"
    r"|bins?|sides?|workers|machines|servers|baskets?|canoes?|cars|rafts|boats?|rooms|classes|tables|columns|lists?|drivers|carts?|sons|daughters|cousins|players)"
)
_INTO = re.compile(
    rf"\b(?:into|between|among|amongst|over|across|onto|in|to|on|for|by)\s(?:the\s|my\s|our\s|her\s|his\s)?{_COUNT}\s"
    rf"(?:\w+\s){{0,2}}?{_GROUPS}\b",
    re.IGNORECASE,
)
# "Three heirs share paintings worth …"
_SHARERS = re.compile(
    rf"\b{_COUNT}\s(?:\w+\s){{0,2}}?{_GROUPS}\s(?:want\sto\s|must\s|have\sto\s|are\sto\s|will\s)?(?:share|split|divide|get|receive|inherit)\b",
    re.IGNORECASE,
)
# "Make 3 heaps of these stones", "two canoes", "both carry", "Jo and a sister", "team Blue and team Green".
_MADE = re.compile(
    rf"\b(?:make|form|build|fill|pack|in)\s{_COUNT}\s(?:\w+\s){{0,2}}?{_GROUPS}\b", re.IGNORECASE
)
_TWO = re.compile(
    rf"\b(?:two|both|2)\s(?:\w+\s)?{_GROUPS}\b|\band\s(?:a|his|her|my)\s(?:sister|brother|friend|cousin|partner)\b"
    r"|\b(?P<side>team|group|side|pile|box|van|truck)\s\w+\s(?:and|or)\s(?P=side)\s\w+",
    re.IGNORECASE,
)
_HALVES = re.compile(r"\b(?:in|into)\s(?:two\s)?(?:half|halves|two)\b", re.IGNORECASE)
_DIVIDE = re.compile(
    r"\b(?:divid|split|partition|shar|distribut|balanc|allocat|separat|sort|put|load|assign|group|make|form|compet|inherit|goes)\w*",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\b(?:as\s(?:\w+\s)?(?:equal|even|fair|close|balanced|similar|near)\w*(?:\s\w+){0,3}\sas|(?:nearly|almost)\s(?:equal|the\ssame)"
    r"|as\s(?:fairly|evenly|equally|justly)\sas|close\sin|(?:differ\w*)\sas\slittle|equally|evenly|fairly"
    r"|(?:differ\w*|gap|imbalance)[^.?!]{0,300}(?:smallest|small\sas|little\sas|minim\w*|least|low)"
    r"|(?:smallest|minim\w*|least|lowest)[^.?!]{0,300}(?:differ\w*|gap|imbalance)|same\s(?:total|sum|weight)|as\s(?:few|little|small)\s[^.?!]{0,60}?more\sthan|equal\sshares|as\snear\sas\scan\sbe"
    r"|least\s(?:possible\s)?difference)\b",
    re.IGNORECASE,
)
_COUNTS_PILES = re.compile(
    rf"\s(?:\w+\s){{0,2}}?(?:{_GROUPS}|crews?|hands|families)\b", re.IGNORECASE
)
_OTHER_FAMILY = re.compile(
    r"\b(?:per\s(?:unit|hour)|profit|makespan|capacit(?:y|ies))\b", re.IGNORECASE
)
_NOT_UNITS = frozenset(["", *"and or into across between among over to on in for by".split()])
_OTHER_RULES = re.compile(
    r"\b(?:same\snumber\sof|equal(?:ly)?\s(?:many|sized?|numbers?)|equal[\s-]size\w*|consecutive|contiguous|in\sorder"
    r"|at\smost|at\sleast|no\smore\sthan|cannot|can['’]?t|must\s(?:be|go|stay)\s(?:together|apart)|exactly\s(?:\d+|two|three|four)\s"
    r"(?:items?|in\seach|each)|break\spoints?|maximum\s(?:load|sum))\b",
    re.IGNORECASE,
)
# "8, 7, 6 and 3", "8 kg, 7 kg and 6 kg", "8 7 6 3": three or more numbers, or two after a noun.
_AMOUNT = r"[-−]?[$€£]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?(?:%|(?!(?:and|or|into)\b)[^\W\d_]{1,8}))?"
_LIST = re.compile(
    rf"{_AMOUNT}(?:\s*(?:,\s*(?:and\s)?|\band\s|\s&\s|;\s*|(?<=\d)\s(?=\d)){_AMOUNT})+",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(?:^|[,:;.]|\n[*•\s-]{0,6}|\band\b)\s*|\b(?=an?\s|the\s)"
    r"|\b(?:skills?|weights?|values?|amounts?|sizes?|loads?|lengths?|times|ratings?)\s)(?:an?\s|the\s)?(?P<name>[^\W\d_][^\W\d]*(?:\s[^\W_]+)?)\s*"
    r"(?::|=|\(|\s(?:of|at|weighs|weighing|is|is\sworth|has|worth|with|takes|costs|lasts|brings|weigh)\s|\s)\s*(?P<number>[$€£]?\d+(?:\.\d+)?)\s*(?P<unit>[^\W\d_]{0,8})\)?"
    r"(?=\s*(?:[,;.?\n]|$|\band\b))",
    re.IGNORECASE,
)


def _counted(text: str) -> re.Match[str] | None:
    """Where the question says into how many piles, or among how many people."""
    return _INTO.search(text) or _SHARERS.search(text) or _MADE.search(text)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _OTHER_FAMILY.search(text):
        return 0.0
    grouped = _counted(text) or _HALVES.search(text) or _TWO.search(text)
    if not (grouped and _DIVIDE.search(text) and _EQUAL.search(text)):
        return 0.0
    return 0.85 if len(document.numbers) >= 3 or document.tables else 0.5


@refusing("the list of amounts")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document):
        return None
    counted = _counted(text)
    used = [Span(*counted.span("count"))] if counted else []
    count = document.numbers_in(used[0]) if used else ()
    amounts = _tabled(document) or _listed(document, used) or _named(document, used)
    if rule := _OTHER_RULES.search(text):
        return amounts and Missing(
            "number_partition",
            f'the rule "{rule.group()}"',
            f'The question says "{rule.group()}", a rule beyond equal sums that is not read yet; '
            "is it enough that the sums are as equal as possible?",
        )
    if amounts is None:
        return Missing(
            "number_partition",
            "the amounts",
            'Which amounts are to be divided? List each once, such as "8, 7, 6 and 3".',
        )
    return _of_amounts(document, amounts, round(count[0].value) if count else 2, used)


def _of_amounts(
    document: Document,
    amounts: tuple[list[Number], tuple[str, ...]],
    n_piles: int,
    used: list[Span],
) -> Reading | Missing:
    numbers, names = amounts
    scaled = [n for n in numbers if not n.is_spelt and document.text.at(n.span)[-1].isalpha()]
    if 0 < len(scaled) < len(numbers):
        written = document.text.at(scaled[0].span)
        return Missing(
            "number_partition",
            "the scale of the amounts",
            f"Do all the amounts count like {written}, or only that one? Write each of them out.",
        )
    spans = [*used, *(number.span for number in numbers)]
    placed = set(spans)
    others = [number for number in document.numbers if number.span not in placed]
    text = document.text.raw
    labels = set(re.findall(r"\d+", " ".join(names)))
    counts = [
        number
        for number in others
        if _counts(number, numbers, n_piles)
        or (number.value == n_piles and _COUNTS_PILES.match(text, number.span.end))
        or (number.value == n_piles and text[: number.span.start].lower().endswith("the "))
        or (f"{number.value:g}" in labels and _counts_nothing(text, number))
    ]
    rest = [
        number
        for number in others
        if number not in counts and not (number.is_spelt and number.value <= 1)
    ]
    if rest:
        written = document.text.at(rest[0].span)
        return Missing(
            "number_partition",
            f"what {written} refers to",
            f"Is {written} one of the amounts to divide, or what else does it say?",
        )
    negative = next((number for number in numbers if number.value < 0), None)
    if negative:
        raise BadInput(
            f"the amount {negative.value:g} is negative; amounts to divide must be 0 or more"
        )
    if n_piles < 2:
        raise BadInput(f"{n_piles} pile leaves nothing to divide; give 2 piles or more")
    units = {number.unit for number in numbers if number.unit not in _NOT_UNITS}
    problem = NumberPartition(
        numbers=tuple(number.value for number in numbers),
        names=names,
        n_piles=n_piles,
        unit=units.pop() if len(units) == 1 else numbers[0].currency,
    )
    return Reading(problem, (*spans, *(number.span for number in counts)))


def _counts_nothing(text: str, number: Number) -> bool:
    """Whether a number stands inside a name, as 5 does in "Class 5a"."""
    return text[number.span.end : number.span.end + 1].isalpha() or bool(
        re.search(r"[^\W\d_]\s$", text[max(0, number.span.start - 2) : number.span.start])
    )


def _counts(number: Number, numbers: list[Number], n_piles: int) -> bool:
    """Whether a number says how many amounts or piles there are: "seven weights", "3 heirs"."""
    named = number.unit not in {"", "and", "or", numbers[-1].unit}
    return named and number.value in {n_piles, len(numbers)} and number.span < numbers[0].span


def _listed(document: Document, used: list[Span]) -> tuple[list[Number], tuple[str, ...]] | None:
    """The one list of amounts in brackets or in running text, None where there is none or several."""
    text = document.text.raw
    spans = [
        literal.span
        for literal in find_literals(text)
        for _, value in parts(literal.value)
        if isinstance(value, tuple) and len(value) > 1 and all(isinstance(v, float) for v in value)
    ]
    found = (Span(*match.span()) for match in _LIST.finditer(text))
    spans = spans or [span for span in found if not any(span.contains(each) for each in used)]
    lists = [each for span in spans if len(each := list(document.numbers_in(span))) > 1]
    values = {tuple(number.value for number in numbers) for numbers in lists}
    return (lists[0], ()) if len(values) == 1 else None


def _tabled(document: Document) -> tuple[list[Number], tuple[str, ...]] | None:
    """The one column of numbers of the one table, with the names beside it."""
    if len(document.tables) != 1 or document.tables[0].span is None:
        return None
    table, span = document.tables[0], document.tables[0].span
    columns = [i for i in range(len(table.columns)) if all(is_number(row[i]) for row in table.rows)]
    numbers = list(document.numbers_in(span))
    if len(columns) != 1 or len(numbers) != len(table.rows) or len(table.columns) > 2:
        return None
    names = tuple(row[1 - columns[0]] for row in table.rows) if len(table.columns) == 2 else ()
    return numbers, names if len(set(names)) == len(names) else ()


def _named(document: Document, used: list[Span]) -> tuple[list[Number], tuple[str, ...]] | None:
    found: list[tuple[str, Number]] = []
    for match in _NAMED.finditer(document.text.raw):
        numbers = document.numbers_in(Span(match.start("number"), match.end()))
        if len(numbers) == 1 and numbers[0].span not in used:
            name = re.sub(r"\s(?:worth|weighs|is|takes|costs|of|at)$", "", match["name"])
            found.append((name, numbers[0]))
    names = tuple(name for name, _ in found)
    if len(found) < 2:
        return None
    return [number for _, number in found], names if len(set(names)) == len(names) else ()


READER = Reader(family="number_partition", evidence=_evidence, read=_read, takes_sheets=True)
