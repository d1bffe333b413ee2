"""The activities of a project in running text: how long each takes and what it uses meanwhile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.cells import Cell, find_cells
from agent.interpret.embedded.jobs.roles import Role
from agent.interpret.embedded.text import Span

_PRONOUN = re.compile(r"^(?:it|this|these|they)\b", re.IGNORECASE)
_SETTING = re.compile(
    r"^(?:(?:each|every|all|one|any|both|no|the\swhole|the\sproject)\b|(?:project|total|deadline|we|crew|team)$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Loose:
    """A number of things that belongs to no activity: "with 4 workers"."""

    value: float
    noun: str
    span: Span


@dataclass(slots=True)
class ProjectTold:
    """Durations and uses by activity, in order; `introductions` are where each is introduced."""

    durations: dict[str, tuple[float, str]] = field(default_factory=dict)
    uses: dict[str, dict[str, float]] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    used: list[Span] = field(default_factory=list)
    introductions: list[Span] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    clash: str = ""
    spellings: dict[str, str] = field(default_factory=dict)


def singular(noun: str) -> str:
    """Returns a noun without its plural ending.

    >>> [singular(word) for word in ("workers", "people", "crew", "presses")]
    ['worker', 'person', 'crew', 'press']
    """
    word = noun.lower()
    if word in {"people", "persons", "men", "hands"}:
        return "person"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def project_told(document: Document, skipped: Sequence[Span] = ()) -> ProjectTold | None:
    """Returns the activities that a text tells, None where fewer than two have a duration.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "We have 3 workers. Tiling takes 2 days and 2 workers; wiring needs 1 worker for 4 days."
    >>> found = project_told(Document(Text(text)))
    >>> found.durations["wiring"], found.uses["Tiling"], found.loose[0].noun
    ((4.0, 'days'), {'worker': 2.0}, 'workers')
    """
    told = ProjectTold()
    current, tentative = "", dict[str, list[tuple[Cell, str]]]()
    for cell in find_cells(document, skipped):
        if len(cell.numbers) > 1:
            current = ""
            continue
        name = _name(cell, told)
        if cell.opens and not name and not (cell.rest and _PRONOUN.match(cell.rest[0])):
            current = ""
        current = name or current
        if cell.unit and cell.role in {None, Role.DURATION}:
            if current:
                _add_duration(told, current, cell, is_named=bool(name))
                told.unread.extend(cell.rest if name else ())
        elif noun := cell.noun or cell.tail:
            tentative.setdefault(current, []).append((cell, noun))
            if name and cell.role is Role.DURATION:
                told.introductions.append(Span(cell.span.start, cell.numbers[0].span.start))
    for name, cells in tentative.items():
        for cell, noun in cells:
            _add_use(told, name, cell, noun)
    return told if len(told.durations) > 1 else None


def _name(cell: Cell, told: ProjectTold) -> str:
    name = cell.head
    if not name and cell.tail and cell.unit:
        name = cell.tail
    if not name or _SETTING.match(name):
        return ""
    return told.spellings.setdefault(name.casefold(), name)


def _add_duration(told: ProjectTold, name: str, cell: Cell, *, is_named: bool) -> None:
    value = (cell.numbers[0].value, cell.unit)
    if name in told.durations and told.durations[name] != value:
        told.clash = told.clash or name
    told.durations[name] = value
    told.used.append(cell.numbers[0].span)
    if is_named:
        at_tail = not cell.head
        start = cell.numbers[0].span.end if at_tail else cell.span.start
        end = cell.span.end if at_tail else cell.numbers[0].span.start
        told.introductions.append(Span(start, end))


def _add_use(told: ProjectTold, name: str, cell: Cell, noun: str) -> None:
    number = cell.numbers[0]
    if name not in told.durations:
        told.loose.append(Loose(number.value, noun, number.span))
        return
    uses = told.uses.setdefault(name, {})
    key = singular(noun.rsplit(maxsplit=1)[-1])
    if key in uses and uses[key] != number.value:
        told.clash = told.clash or name
    uses[key] = number.value
    told.used.append(number.span)
