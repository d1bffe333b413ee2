"""How long each of several things takes with each of several others, as running text tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from agent.interpret.embedded.jobs.cells import Cell
from agent.interpret.embedded.jobs.names import cleaned
from agent.interpret.embedded.jobs.roles import Role
from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class ToldGrid:
    """Rows and columns with a number for each pair, None where none is told.

    `columns` is empty where only the order of the numbers tells them apart. `subjects_act` is whether
    the rows do the work ("Ana needs 4 hours for the report") rather than have it done;
    `orders_differ` whether some rows tell their columns in another order.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    unit: str
    used: tuple[Span, ...]
    unread: tuple[str, ...]
    subjects_act: bool = False
    orders_differ: bool = False


@dataclass(frozen=True, slots=True)
class ToldRoutes:
    """The steps of each job in order: the name of each and its time."""

    jobs: dict[str, tuple[tuple[str, float], ...]]
    unit: str
    used: tuple[Span, ...]
    unread: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    name: str
    labels: list[str] = field(default_factory=list)
    values: list[float] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    rows: dict[str, _Row] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    used: list[Span] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    units: Counter[str] = field(default_factory=Counter)
    n_acting: int = 0

    def row(self, name: str) -> _Row:
        key = name.casefold()
        return self.rows.setdefault(key, _Row(name))


def told_grid(cells: Iterable[Cell]) -> ToldGrid | None:
    """Returns the grid that the cells of a text hold, None where they hold none.

    >>> from agent.interpret.embedded.document import Document
    >>> from agent.interpret.embedded.jobs.cells import find_cells
    >>> from agent.interpret.embedded.text import Text
    >>> text = "Order A takes 3 hours of washing and 6 of ironing, B 5 and 2, C 1 and 2."
    >>> found = told_grid(find_cells(Document(Text(text))))
    >>> found.rows, found.columns, found.values
    (('Order A', 'B', 'C'), ('washing', 'ironing'), ((3.0, 6.0), (5.0, 2.0), (1.0, 2.0)))
    """
    return _grid(_drafted(cells))


def told_routes(cells: Iterable[Cell]) -> ToldRoutes | None:
    """Returns the jobs of a text that tells a name with every time, None where one has none.

    At least one step is taken by several jobs.

    >>> from agent.interpret.embedded.document import Document
    >>> from agent.interpret.embedded.jobs.cells import find_cells
    >>> from agent.interpret.embedded.text import Text
    >>> text = "The hat is worked on by Ana for 2 days, then by Ben for 3; the mask by Ben for 1, then by Ana for 4."
    >>> told_routes(find_cells(Document(Text(text)))).jobs["hat"]
    (('Ana', 2.0), ('Ben', 3.0))
    """
    draft = _drafted(cells)
    rows = list(draft.rows.values())
    if len(rows) < 2 or any(len(row.labels) != len(row.values) for row in rows):
        return None
    steps = Counter(label for row in rows for label in {each.casefold() for each in row.labels})
    if not steps or max(steps.values()) < 2 or all(len(row.labels) < 2 for row in rows):
        return None
    unit = next((each for each, _ in draft.units.most_common() if each), "")
    jobs = {row.name: tuple(zip(row.labels, row.values, strict=True)) for row in rows}
    return ToldRoutes(jobs, unit, tuple(draft.used), tuple(draft.unread))


def _drafted(cells: Iterable[Cell]) -> _Draft:
    usable = [cell for cell in cells if _is_duration(cell)]
    repeated = _repeated(usable)
    draft = _Draft()
    current: _Row | None = None
    for cell in usable:
        current = _placed(cell, current, repeated, draft)
    return draft


def _is_duration(cell: Cell) -> bool:
    if cell.role not in {None, Role.DURATION}:
        return False
    return (
        bool(cell.unit) or not cell.noun or len(cell.numbers) > 1 or cell.noun in {"units", "unit"}
    )


def _repeated(cells: Sequence[Cell]) -> frozenset[str]:
    """The names that stand beside numbers more than once: those of the columns."""
    counts: Counter[str] = Counter()
    for cell in cells:
        counts.update({each.casefold() for each in (cell.tail, cell.inner) if each})
        if cell.head:
            words = cell.head.casefold().split()
            counts[" ".join(words)] += 1
            if short := _SHORT.match(cell.head.casefold()):
                counts[short["place"]] += 1
            if cell.opens and not cell.tail and not cell.inner:
                counts.update(" ".join(words[-n:]) for n in (1, 2, 3) if n + 1 < len(words))
        elif cell.role and cell.rest and not cell.tail:
            words = cell.rest[-1].casefold().split()
            counts.update(" ".join(words[-n:]) for n in (1, 2) if n < len(words))
    return frozenset(name for name, times in counts.items() if times > 1)


def _placed(
    cell: Cell, current: _Row | None, repeated: frozenset[str], draft: _Draft
) -> _Row | None:
    row_name, label = _names(cell, repeated)
    if not row_name and cell.rest and len(cell.numbers) == 1:
        row_name, label = _before(cell, label, repeated)
        cell = replace(cell, rest=cell.rest[:-1]) if row_name else cell
    if len(cell.numbers) > 1:
        return _run(cell, current, draft)
    if row_name:
        current = draft.row(row_name)
        draft.unread.extend((*cell.rest, *cell.trailing))
    elif cell.opens and not label:
        return None
    elif not cell.opens or label:
        draft.unread.extend((*cell.rest, *cell.trailing))
    if current is None:
        return None
    if cell.tail and row_name:
        draft.n_acting += 1
    if label:
        current.labels.append(label)
    current.values.append(cell.numbers[0].value)
    draft.used.append(cell.numbers[0].span)
    draft.units[cell.unit] += 1
    return current


def _run(cell: Cell, current: _Row | None, draft: _Draft) -> _Row | None:
    """A row of numbers side by side: "P 5, 9, 8", or "2, 3 and 1 days for the atlas"."""
    if len(cell.heads) == len(cell.numbers) and cell.tail:
        draft.heads = cell.heads
    if cell.listed:
        draft.heads = cell.listed
    name = cell.tail or cell.head
    if not name:
        return current
    row = draft.row(name)
    row.values += cell.values
    draft.used += [number.span for number in cell.numbers]
    draft.unread.extend((*cell.rest, *cell.trailing))
    draft.units[cell.unit] += 1
    return row


def _names(cell: Cell, repeated: frozenset[str]) -> tuple[str, str]:
    """The name of the row that begins with a cell, "" for the row before, and that of the column."""
    if cell.tail:
        return cell.head, cell.tail
    if cell.inner and cell.head:
        return cell.head, cell.inner
    head = cell.head
    if cell.follows and head and not cell.opens:
        return "", head
    short = _SHORT.match(head)
    if short and short["place"].casefold() in repeated:
        return cleaned(short["name"]), short["place"]
    if head and head.casefold() in repeated:
        return "", head
    words = head.split()
    if cell.opens:
        for n in (3, 2, 1):
            if n < len(words) and " ".join(words[-n:]).casefold() in repeated:
                return _subject(words[:-n]), " ".join(words[-n:])
    return head, ""


def _before(cell: Cell, label: str, repeated: frozenset[str]) -> tuple[str, str]:
    """The row told before the column: "Phone A: shaker 4 h", "Ana is cut for 10 minutes"."""
    last = cell.rest[-1]
    if label:
        name = cleaned(last)
        return ("" if name.casefold() in repeated else name), label
    placed = _PLACED.match(last)
    if placed and not cell.head and cell.role is Role.DURATION:
        name = cleaned(placed["name"])
        return name, cleaned(placed["place"]) if name else label
    words = last.split()
    verb = next((at for at, word in enumerate(words) if at and word.lower() in _VERBS), 0)
    if cell.head or not verb or words[-1].casefold() not in repeated:
        return "", label
    return cleaned(" ".join(words[:verb])), words[-1]


# "The mask is worked on by Ben", "the mask by Ben".
_PLACED = re.compile(
    r"(?P<name>(?:(?!\s(?:is|are|must|has|have|will|goes|gets)\s).){1,60}?)\s(?:is|are|must\sbe|has\sto\sbe|will\sbe|goes|gets)\s(?:\w+\s){0,3}(?:by|in|on|at|to|into|through|with)\s(?:the\s)?(?P<place>[^\s]+(?:\s[^\s]+)?)$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?P<name>.{1,40}?)\s(?:by|in|on|at|to|into|through|with)\s(?:the\s)?(?P<place>.{1,40})$",
    re.IGNORECASE,
)
_VERBS = frozenset(
    "is are must has have needs spends stays goes gets should will can takes requires".split()
)


def _subject(words: list[str]) -> str:
    """ "Painter Pia paints the": the name that such words begin with."""
    kept = [word for word in words if word.lower() not in {"the", "a", "an"}]
    if len(kept) > 1 and kept[-1].islower() and kept[0][0].isupper():
        kept = kept[:-1]
    return " ".join(kept)


def _grid(draft: _Draft) -> ToldGrid | None:
    rows = list(draft.rows.values())
    if len(rows) < 2:
        return None
    labelled = next((row for row in rows if len(row.labels) == len(row.values) > 1), None)
    columns = tuple(labelled.labels) if labelled else draft.heads
    width = len(columns) or len(rows[0].values)
    if width < 2:
        return None
    values, differ = [], False
    keys = [name.casefold() for name in columns]
    for row in rows:
        if row.labels and len(row.labels) == len(row.values):
            named = [label.casefold() for label in row.labels]
            differ = differ or named != [key for key in keys if key in named]
            told = dict(zip(named, row.values, strict=True))
            if len(told) < len(row.labels) or not set(told) <= set(keys):
                return None
            values.append(tuple(told.get(key) for key in keys))
        elif not row.labels and len(row.values) == width:
            values.append(tuple(row.values))
        else:
            return None
    unit = next((each for each, _ in draft.units.most_common() if each), "")
    return ToldGrid(
        tuple(row.name for row in rows),
        columns,
        tuple(values),
        unit,
        tuple(draft.used),
        tuple(draft.unread),
        subjects_act=draft.n_acting > 0,
        orders_differ=differ,
    )
