"""How much each agent can do: "Ana has 8 hours and Ben 7", "2 agents of capacities 14 and 16"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_SAYS = re.compile(
    r"\b(?:has|have|with|can|could|may|free|available|capacit(?:y|ies)|room\sfor|holds?|works?|offers?|limits?|up\sto|at\smost|of)\b",
    re.IGNORECASE,
)
_AGENT = (
    r"(?:agents?|workers?|machines?|servers?|kilns?|ovens?|barns?|tailors?|trucks?|vans?|teams?|crews?|people|persons?|employees?|technicians?"
    r"|engineers?|plants?|factor(?:y|ies)|lines?|printers?|rooms?|halls?|warehouses?|hosts?|nodes?|clusters?|nurses?|couriers?|drivers?|robots?"
    r"|processors?|cpus?|contractors?|suppliers?|departments?|labs?|studios?|stables?|hangars?|docks?|presses|press|lathes?|consultants?|programmers?"
    r"|developers?|clerks?|shops?|depots?|vehicles?|tanks?|silos?|editors?|translators?|painters?|electricians?|plumbers?|carpenters?|cooks?|chefs?)"
)
_COUNT = re.compile(
    rf"\b(?P<count>two|three|four|five|six|seven|eight|\d{{1,3}})\s(?:[a-z]+\s)?(?P<noun>{_AGENT})\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"\b(?:the\s)?(?P<name>(?:(?!and\s|the\s|or\s|while\s)[a-z]+\s)?{_AGENT}\s(?:\d{{1,3}}|[A-Z])\b|(?:old|new|first|second|third|fourth|left|right|big|small|large|red|blue|green|north"
    rf"|south|east|west|upper|lower|senior|junior)\s(?:one|{_AGENT})\b|(?!(?:The|Two|Three|Four|For|We|It|Each|Every|Generalised|Generalized|Please|All"
    r"|This|GB|MB|Its|Their|Job|Task|Order)\b)[A-Z][a-z]+(?:\s[A-Z]\b)?|[A-Z]\d{1,2}\b|\b[A-Z]\b)",
)
_SENTENCE_NAME = re.compile(
    rf"^(?:the\s)?(?P<name>(?:[a-z]+\s)?{_AGENT}\s(?:\d{{1,3}}|[A-Z])\b)", re.IGNORECASE
)

_ROW = re.compile(
    r"\bcapacities\s?(?:are|is|of|=|:)?\s?(?P<row>[\[(]?\d[\d.]*(?:\s(?!and\b)[a-z]{1,8})?(?:(?:,\s?(?:and\s)?|\sand\s)\d[\d.]*){1,999})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Worker:
    """An agent, its capacity, the unit as written, and where the numbers stand."""

    name: str
    capacity: float
    unit: str
    spans: tuple[Span, ...]


def find_workers(document: Document) -> tuple[Worker, ...]:
    """Returns the agents of the first sentence that gives several a capacity each.

    >>> from agent.interpret.embedded.text import Text
    >>> [(w.name, w.capacity) for w in find_workers(Document(Text("Ana has 8 hours and Ben 7.")))]
    [('Ana', 8.0), ('Ben', 7.0)]
    """
    singles: list[Worker] = []
    for sentence in document.text.sentences:
        start = sentence.span.start
        for piece in re.finditer(r"[^;:]+", sentence.text):
            span = Span(start + piece.start(), start + piece.end())
            found = _of_clause(document, piece[0], span) if _SAYS.search(piece[0]) else []
            if len(found) > 1:
                return tuple(found)
            singles += found
    if listed := _listed(document):
        return listed
    names = {each.name for each in singles}
    return tuple(singles) if len(singles) > 1 and len(names) == len(singles) else ()


def _listed(document: Document) -> tuple[Worker, ...]:
    """The agents of "capacities: 20, 15 and 18 kg", called as the text counts them."""
    raw = document.text.raw
    match = _ROW.search(raw)
    if match is None:
        return ()
    numbers = document.numbers_in(Span(match.start("row"), match.end()))
    counts = {c["noun"].lower().removesuffix("s") for c in _COUNT.finditer(raw)}
    noun = counts.pop() if len(counts) == 1 else "agent"
    return tuple(
        Worker(f"{noun} {at}", n.value, _unit(list(numbers)), (n.span,))
        for at, n in enumerate(numbers, start=1)
    )


def _of_clause(document: Document, text: str, span: Span) -> list[Worker]:
    names = list(_NAME.finditer(text))
    first = _SENTENCE_NAME.match(text)
    if first:
        names = [first, *(m for m in names if m.start("name") >= first.end())]
    labels = [Span(span.start + m.start("name"), span.start + m.end("name")) for m in names]
    numbers = [
        n
        for n in document.numbers_in(span)
        if not any(label.contains(n.span) for label in labels) and not (n.is_spelt and n.value <= 1)
    ]
    count = _COUNT.search(text)
    if count and numbers and numbers[0].span.start == span.start + count.start():
        return _counted(text, span, numbers, count)
    return _named(names, numbers, span)


def _counted(text: str, span: Span, numbers: list[Number], count: re.Match[str]) -> list[Worker]:
    """The agents of "three machines can run 10, 9 and 8 hours"; a count of tasks may follow."""
    n, noun = int(numbers[0].value), count["noun"].lower()
    single = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    values = numbers[1:]
    if len(values) == 1 and re.search(r"\b(?:each|every|apiece)\b", text):
        return [
            Worker(
                f"{single} {at}", values[0].value, _unit(values), (numbers[0].span, values[0].span)
            )
            for at in range(1, n + 1)
        ]
    listed = values[:n]
    joined = all(
        re.fullmatch(
            r"\s?(?:[a-z]+\s)?(?:,|and|,\sand)\s",
            text[a.span.end - span.start : b.span.start - span.start],
            re.IGNORECASE,
        )
        for a, b in pairwise(listed)
    )
    if len(listed) != n or n < 2 or not joined or len(values) > n + 1:
        return []
    return [
        Worker(f"{single} {at}", v.value, _unit(listed), (numbers[0].span, v.span))
        for at, v in enumerate(listed, start=1)
    ]


def _named(names: list[re.Match[str]], numbers: list[Number], span: Span) -> list[Worker]:
    """The agents of "Ana has 8 hours and Ben 7": a name before every number, each once."""
    found: list[Worker] = []
    end = span.start
    for number in numbers:
        between = [
            m
            for m in names
            if end <= span.start + m.start("name")
            and span.start + m.end("name") <= number.span.start
        ]
        if not between:
            return []
        found.append(
            Worker(_tidy(between[-1]["name"]), number.value, _unit(numbers), (number.span,))
        )
        end = number.span.end
    unique = {each.name.lower() for each in found}
    return found if len(unique) == len(found) else []


def _tidy(name: str) -> str:
    words = name.split()
    return " ".join(
        [
            words[0].lower() if re.fullmatch(_AGENT, words[0], re.IGNORECASE) else words[0],
            *words[1:],
        ]
    )


def _unit(numbers: list[Number]) -> str:
    no_unit = {"and", "or", "for", "of", "on", "each", "while"}
    return next((n.unit for n in numbers if n.unit and n.unit not in no_unit), "")
