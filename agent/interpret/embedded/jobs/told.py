"""Jobs told in running text or in a table, each with what is said of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.cells import Cell, find_cells
from agent.interpret.embedded.jobs.columns import Columns, find_columns
from agent.interpret.embedded.jobs.names import cleaned
from agent.interpret.embedded.jobs.roles import Role, role_of_heading
from agent.interpret.embedded.text import Span

_PRONOUN = re.compile(r"^(?:it|they|this(?:\sone)?|these|he|she|its?|their)\b", re.IGNORECASE)
# A phrase of one of these is the setting of a question, not the name of a job.
_SETTING = re.compile(
    r"^(?:(?:one|a\ssingle|the\sonly|our\sonly|all|each|every|any|both|no|many|some|that|the\sother|other)\b|(?:machine|clock|work|shift|day|office|shop|total|sum"
    r"|(?:processing|working|service|treatment)?\s?(?:times?|durations?)|jobs|tasks|orders|customers|patients|loads)$)",
    re.IGNORECASE,
)


_PAID = re.compile(
    r"\b(?:late|delay\w*|overdue|tard\w+|past)\b[^.]{0,60}?\b(?:costs?|pay|paid|charged?|penalt\w+|fines?|lose|loses)\b|\b(?:penalt\w+|fines?)\b",
    re.IGNORECASE,
)
_UNITS = frozenset({"units", "unit"})


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a job, with its unit of time as written."""

    value: float
    unit: str
    span: Span


@dataclass(slots=True)
class _Draft:
    amounts: dict[str, dict[Role, Amount]] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    lists: dict[Role, tuple[Amount, ...]] = field(default_factory=dict)
    used: list[Span] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    pattern: tuple[Role, ...] = ()

    def add(self, name: str, role: Role, amount: Amount) -> None:
        known = self.amounts.setdefault(name, {})
        self.spellings.setdefault(name.casefold(), name)
        if role in known and known[role].value != amount.value:
            self.clashes.append(f"the {role.value} of {name}")
        known[role] = amount
        self.used.append(amount.span)


@dataclass(frozen=True, slots=True)
class ToldJobs:
    """Jobs in order with their numbers; `unread` are words beside them, `clash` is told twice."""

    amounts: dict[str, dict[Role, Amount]]
    used: tuple[Span, ...]
    unread: tuple[str, ...] = ()
    clash: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the order of the text."""
        return tuple(self.amounts)

    def missing(self, role: Role) -> tuple[str, ...]:
        """The names of the jobs of which this is not told."""
        return tuple(name for name, known in self.amounts.items() if role not in known)

    def has(self, role: Role) -> bool:
        """Whether it is told of any job."""
        return any(role in known for known in self.amounts.values())


def told_jobs(document: Document, skipped: Sequence[Span] = ()) -> ToldJobs | None:
    """Returns the jobs of a document with their numbers, None where fewer than two are told.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Posters take 4 hours and are due at hour 5, flyers 2 hours and are due at hour 3."
    >>> found = told_jobs(Document(Text(text)))
    >>> found.names, found.amounts["flyers"][Role.DUE].value
    (('Posters', 'flyers'), 3.0)
    """
    for columns in find_columns(document):
        if Role.DURATION in columns.amounts:
            return _of_columns(columns)
    draft = _drafted(find_cells(document, skipped))
    if len(draft.lists.get(Role.DURATION, ())) > 1 and len(draft.amounts) < 2:
        draft = _of_lists(draft)
    if len(draft.amounts) < 2:
        return None
    _spread(draft)
    return ToldJobs(
        draft.amounts, tuple(draft.used), tuple(draft.unread), next(iter(draft.clashes), "")
    )


def _of_columns(columns: Columns) -> ToldJobs:
    amounts = {
        name: {
            role: Amount(values[index], columns.unit, columns.span or Span(0, 0))
            for role, values in columns.amounts.items()
        }
        for index, name in enumerate(columns.names)
    }
    return ToldJobs(amounts, (columns.span,) if columns.span else ())


def _drafted(cells: Iterable[Cell]) -> _Draft:
    draft = _Draft()
    cells = tuple(cells)
    width = _usual_width(cells)
    tells_after = any(cell.tail and cell.unit for cell in cells)  # "4 hours for the report"
    current, roles = "", list[Role]()
    section: Role | None = None  # "Deadlines: gear 6, bracket 4"
    for found in cells:
        cell = replace(found, heads=found.listed) if found.listed else found
        draft.unread.extend(cell.trailing)
        if cell.tail and not (tells_after or cell.role):
            continue  # "2 of the workers" counts workers
        name, rest = _name(cell, width, has_others=width > 0)
        if len(cell.numbers) > 1 and len(cell.heads) != len(cell.numbers):
            _add_list(draft, cell, name, roles)
            continue
        if len(cell.numbers) > 1:
            _add_respective(draft, cell)
            current = cell.heads[-1]
            continue
        if not name and cell.opens and not _says_the_same(cell):
            current = ""
        if name and name != current:
            roles = []
        current = _known(name, draft) or name or current
        if cell.opens:
            section = role_of_heading(cell.rest[-1]) if cell.rest and cell.role is None else None
        told = cell.role or section or (Role.DURATION if cell.unit else None)
        role = told or _by_pattern(draft, roles)
        counted = not cell.unit and cell.noun and cell.role in {None, Role.DURATION}
        if not current or role is None or (counted and cell.noun not in _UNITS):
            current = current if current in draft.amounts else ""
            continue
        if cell.tail == current and role in draft.amounts.get(current, {}):
            current = _numbered(current, draft)  # "a 4-hour batch, a 2-hour batch"
        roles.append(role)
        if len(roles) > len(draft.pattern):
            draft.pattern = tuple(roles)
        draft.add(current, role, Amount(cell.numbers[0].value, cell.unit, cell.numbers[0].span))
        draft.unread.extend(rest)
    return draft


def _usual_width(cells: Sequence[Cell]) -> int:
    """How many words most names have that do not open a sentence, 0 where there are no names."""
    named = [cell for cell in cells if cell.head and not _SETTING.match(cell.head)]
    inner = [cell for cell in named if not cell.opens] or named
    widths = Counter(len(cell.head.split()) for cell in inner)
    return widths.most_common(1)[0][0] if widths else 0


def _name(cell: Cell, width: int, *, has_others: bool) -> tuple[str, tuple[str, ...]]:
    """The job that a cell is about, "" for the one before, and the words left over."""
    if cell.head and not _SETTING.match(cell.head):
        if cell.tail:
            cell = replace(cell, rest=(*cell.rest, cell.tail))
        words = cell.head.split()
        if cell.opens and has_others and len(words) > width + 1:
            return " ".join(
                words[-width:]
            ), cell.rest  # "a paint line makes white (3 h), red (2 h)"
        return cell.head, cell.rest
    if cell.head and cell.inner:
        return cell.inner, cell.rest
    if cell.tail:
        return cell.tail, cell.rest
    if cell.opens and has_others and cell.rest and (cell.unit or cell.role):
        words = cell.rest[-1].split()
        name = cleaned(" ".join(words[-width:]))
        if len(words) > width and name and not _SETTING.match(name):
            return name, (*cell.rest[:-1], " ".join(words[:-width]))
    return "", cell.rest


def _known(name: str, draft: _Draft) -> str:
    """The name as it was written first: "the posters" and "Posters" are one."""
    return draft.spellings.get(name.casefold(), "") if name else ""


def _numbered(name: str, draft: _Draft) -> str:
    number = 2
    while f"{name} {number}" in draft.amounts:
        number += 1
    return f"{name} {number}"


def _says_the_same(cell: Cell) -> bool:
    return bool(cell.rest and _PRONOUN.match(cell.rest[0])) or bool(
        cell.heads and _PRONOUN.match(cell.heads[0])
    )


def _by_pattern(draft: _Draft, roles: list[Role]) -> Role | None:
    return draft.pattern[len(roles)] if len(roles) < len(draft.pattern) else None


def _add_respective(draft: _Draft, cell: Cell) -> None:
    for name, number in zip(cell.heads, cell.numbers, strict=True):
        role = cell.role or Role.DURATION
        draft.add(name, role, Amount(number.value, cell.unit, number.span))
    draft.unread.extend(cell.rest)


def _add_list(draft: _Draft, cell: Cell, name: str, roles: list[Role]) -> None:
    amounts = tuple(Amount(each.value, cell.unit, each.span) for each in cell.numbers)
    words = " ".join((*cell.rest, cell.head))
    role = cell.role or (Role.WEIGHT if _PAID.search(words) else None) or role_of_heading(words)
    if role is None and cell.unit:
        role = Role.DURATION
    if role is None and name and len(cell.numbers) == len(draft.pattern):
        for each, amount in zip(draft.pattern, amounts, strict=True):
            draft.add(name, each, amount)
        return
    if role is not None and role not in draft.lists:
        draft.lists[role] = amounts
    elif role is not None:
        draft.clashes.append(f"the {role.value}s")


def _spread(draft: _Draft) -> None:
    """Gives the lists of as many numbers as there are jobs to the jobs, in their order."""
    for role, amounts in draft.lists.items():
        if len(amounts) == len(draft.amounts) and not any(
            role in known for known in draft.amounts.values()
        ):
            for name, amount in zip(tuple(draft.amounts), amounts, strict=True):
                draft.add(name, role, amount)


def _of_lists(draft: _Draft) -> _Draft:
    """Jobs without names, told by lists of equal length, one for each thing that is said."""
    n = len(draft.lists[Role.DURATION])
    found = _Draft(unread=draft.unread, clashes=draft.clashes)
    for role, amounts in draft.lists.items():
        if len(amounts) != n:
            found.clashes.append(f"the {role.value}s of {n} jobs")
            continue
        for index, amount in enumerate(amounts, start=1):
            found.add(f"job {index}", role, amount)
    return found
