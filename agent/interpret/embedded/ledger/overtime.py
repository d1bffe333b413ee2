"""Deliveries over several periods, made in normal time or overtime and kept from one to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Sentence
from agent.interpret.embedded.unread import unused_numbers
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_PERIOD = r"(?:day|week|month|quarter|year|season|shift|period)"
_DELIVERS = re.compile(
    rf"\b(?:deliver\w*|demand\w*|orders?|needs?|needed|require\w*|ship\w*|suppl\w+|sales?|sell\w*)\b.*?\b{_PERIOD}s\b|\b{_PERIOD}s\b.*?\b(?:deliver\w*|demand\w*|needed|require\w*|ship\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
_OVERTIME = re.compile(
    r"\b(?:overtime|extra\sshifts?|extra\shours|weekend\s(?:work|shifts?)|subcontract\w*)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:kept|keep\w*|stor\w+|held|hold\w*|carr(?:y|ied|ying)|stock\w*|inventory)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:empty|no\s(?:\w+\s){0,3}?(?:at\s(?:first|the\sstart|the\sbeginning)|to\sstart\swith|in\sstock|on\shand|left\sover)|nothing\sin\sstock|starts?\swith\s(?:none|nothing))\b",
    re.IGNORECASE,
)
_CHEAPEST = re.compile(
    r"\b(?:cheap\w*|least|lowest|minimi[sz]\w*|as\s(?:little|low|cheap\w*)\b[^.?!]{0,40}\bpossible)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:at\s(?:least|most)|no\smore|no\sless|no\sfewer|if|unless|except|only|cannot|must\snot|back-?order\w*|late|fixed|set-?up|lost|discount|hir(?:e|ed|ing)|fir(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_MONEY_WORD = re.compile(
    r"\s?(?:[$€£]|euros?|eur|dollars?|usd|francs?|chf|pounds?|gbp|pence|cents?)\b", re.IGNORECASE
)
_FEWEST = 2
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to make: its most in a period and what one costs."""

    name: str
    most: float
    cost: float


def read_overtime(document: Document) -> Reading | None:
    """Returns the reading of such a plan; None where the words leave any part of it open."""
    text = document.text.raw
    if (
        len(text) > _LONGEST
        or document.tables
        or not _OVERTIME.search(text)
        or not _CHEAPEST.search(text)
    ):
        return None
    if _RULES.search(text) or not _KEEPS.search(text) or not _EMPTY.search(text):
        return None
    needs: list[float] | None = None
    ways: list[_Way] = []
    holding: float | None = None
    counts: list[Number] = []
    for sentence in document.text.sentences:
        numbers = [
            n for n in document.numbers_in(sentence.span) if not (n.is_spelt and n.value == 1)
        ]
        if not numbers:
            continue
        if (
            needs is None
            and len(numbers) > _FEWEST
            and _DELIVERS.search(sentence.text)
            and not _OVERTIME.search(sentence.text)
        ):
            counts = [n for n in numbers if n.is_spelt]
            needs = [n.value for n in numbers if not n.is_spelt and not n.currency]
        elif _OVERTIME.search(sentence.text) and not ways:
            ways = _ways(sentence, numbers, text)
        elif (
            _KEEPS.search(sentence.text)
            and holding is None
            and len(numbers) == 1
            and _is_money(numbers[0], text)
        ):
            holding = numbers[0].value
        else:
            return None
    if (
        not needs
        or len(ways) != _FEWEST
        or holding is None
        or any(n.value != len(needs) for n in counts)
    ):
        return None
    spans = tuple(sentence.span for sentence in document.text.sentences)
    if unused_numbers(document, spans):
        return None
    note = "Only whole numbers are made, since things are counted."
    return Reading(_program(needs, ways, holding), spans, (note,))


def _is_money(number: Number, text: str) -> bool:
    return bool(number.currency) or bool(_MONEY_WORD.match(text, number.span.end))


def _ways(sentence: Sentence, numbers: list[Number], text: str) -> list[_Way]:
    """Normal time and overtime, each "N a month at C each", told in this order."""
    if (
        len(numbers) != 2 * _FEWEST
        or [_is_money(n, text) for n in numbers] != [False, True] * _FEWEST
    ):
        return []
    over = _OVERTIME.search(sentence.text)
    assert over is not None
    at = sentence.span.start + over.start()
    if not numbers[1].span.end < at:
        return []
    return [
        _Way("normal time", numbers[0].value, numbers[1].value),
        _Way("overtime", numbers[2].value, numbers[3].value),
    ]


def _program(needs: list[float], ways: list[_Way], holding: float) -> LinearProgram:
    variables: list[Variable] = []
    linear: dict[str, float] = {}
    limits: list[Constraint] = []
    for period, need in enumerate(needs, 1):
        terms: dict[str, float] = {}
        for way in ways:
            name = f"made in {way.name} in period {period}"
            variables.append(Variable(name=name, kind="integer", upper=way.most))
            linear[name], terms[name] = way.cost, 1.0
        if period > 1:
            terms[f"kept after period {period - 1}"] = 1.0
        if period < len(needs):
            name = f"kept after period {period}"
            variables.append(Variable(name=name, kind="integer"))
            linear[name], terms[name] = holding, -1.0
        limits.append(
            Constraint(name=f"deliveries of period {period}", terms=terms, relation="=", rhs=need)
        )
    return LinearProgram(
        variables=tuple(variables), goal=Sense.MINIMISE, linear=linear, constraints=tuple(limits)
    )
