"""Projects written as arrays: durations, what each activity uses, capacities, and pairs or lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value, find_literals, parts
from agent.interpret.embedded.text import Span

_LABEL = re.compile(r"(?P<label>[^\W\d][\w ]{0,60}?)\s?(?::|=|are|is)?\s*$")
_KINDS = (
    (
        "successors",
        re.compile(r"succ|precedence|arcs?\b|links?\b|edges?\b|relations?|\bbefore", re.IGNORECASE),
    ),
    ("predecessors", re.compile(r"predec|\bpreds?\b|depend|prereq", re.IGNORECASE)),
    ("capacities", re.compile(r"capac|avail|limits?\b|supply", re.IGNORECASE)),
    (
        "uses",
        re.compile(r"need|demand|usage|\buses?\b|require|consum|resource|request", re.IGNORECASE),
    ),
    ("durations", re.compile(r"duration|processing|\btimes?\b|length", re.IGNORECASE)),
)
_SCALAR = re.compile(
    r"\b(?:capacity|available|availability|limit)\b[^.;\d\[\]]{0,30}?(?P<number>\d+(?:\.\d+)?)(?![\d.,]*\])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NetworkArrays:
    """What the arrays say; `before` holds for each activity the places of those it waits for."""

    durations: tuple[float, ...]
    uses: tuple[tuple[float, ...], ...]
    capacities: tuple[float, ...]
    before: tuple[tuple[int, ...], ...]
    used: tuple[Span, ...]
    missing: str = ""


def find_network_arrays(document: Document) -> NetworkArrays | None:
    """Returns the project that arrays hold, None where there is none.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "durations = [2, 3], demands = [[1], [2]], capacities = [2], precedence = [[0, 1]]"
    >>> found = find_network_arrays(Document(Text(text)))
    >>> found.uses, found.before
    (((1.0,), (2.0,)), ((), (0,)))
    """
    found: dict[str, Value] = {}
    used: list[Span] = []
    for kind, value, span in _labelled(document):
        if kind in found:
            return None
        found[kind] = value
        used.append(span)
    durations = _numbers(found.get("durations"))
    links = found.get("successors", found.get("predecessors"))
    if not durations or len(durations) < 2 or (links is None and "uses" not in found):
        return None
    n = len(durations)
    uses, capacities = _grid(found.get("uses"), n), _numbers(found.get("capacities"))
    if uses and not capacities and (match := _SCALAR.search(document.text.raw)):
        capacities = (float(match["number"]),)
        used.append(Span(*match.span("number")))
    if uses and len(uses[0]) != len(capacities):
        return NetworkArrays(
            durations, (), (), (), tuple(used), "how much of each resource there is"
        )
    before = _before(links, n, turned="successors" not in found)
    if before is None:
        return NetworkArrays(
            durations, uses, capacities, (), tuple(used), "what must be done before what"
        )
    return NetworkArrays(durations, uses, capacities, before, tuple(used))


def _labelled(document: Document) -> Iterator[tuple[str, Value, Span]]:
    raw = document.text.raw.replace("[]", "- ")  # as long as it was: nothing is waited for
    for literal in find_literals(raw):
        before = _LABEL.search(raw[max(0, literal.span.start - 70) : literal.span.start])
        for name, value in parts(literal.value, before["label"] if before else ""):
            words = name.replace("_", " ")
            kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), "")
            if kind and isinstance(value, tuple) and not all(isinstance(v, str) for v in value):
                yield kind, value, literal.span


def _numbers(value: Value) -> tuple[float, ...]:
    if not isinstance(value, tuple) or not all(isinstance(each, float) for each in value):
        return ()
    return tuple(each for each in value if isinstance(each, float))


def _grid(value: Value, n: int) -> tuple[tuple[float, ...], ...]:
    """A row for each activity, of what it uses of each resource."""
    if not isinstance(value, tuple):
        return ()
    alone = _numbers(value)
    rows = tuple((each,) for each in alone) if alone else tuple(_numbers(row) for row in value)
    if len(rows) != n and rows and all(len(row) == n for row in rows):
        rows = tuple(zip(*rows, strict=True))
    return rows if len(rows) == n and len({len(row) for row in rows}) == 1 and rows[0] else ()


def _before(value: Value, n: int, *, turned: bool) -> tuple[tuple[int, ...], ...] | None:
    """For each activity those it waits for; None where the numbering is not clear."""
    if value is None:
        return ((),) * n
    if not isinstance(value, tuple):
        return None
    rows = [
        _numbers(row) if isinstance(row, tuple) else () if row is None else (row,) for row in value
    ]
    whole = [[int(each) for each in row if isinstance(each, float)] for row in rows]
    if any(len(kept) < len(row) for kept, row in zip(whole, rows, strict=True)):
        return None
    pairs = all(len(row) == 2 for row in whole) and (len(whole) != n or not turned)
    if not pairs and len(whole) != n:
        return None
    lists = tuple(map(tuple, whole))
    possible = [
        waits
        for first in (0, 1)
        if (waits := _counted_from(first, lists, n, pairs=pairs, turned=turned)) is not None
    ]
    return possible[0] if len(possible) == 1 or len({*possible}) == 1 else None


def _counted_from(
    first: int, rows: tuple[tuple[int, ...], ...], n: int, *, pairs: bool, turned: bool
) -> tuple[tuple[int, ...], ...] | None:
    """What waits for what where the first activity has that number; None where that cannot be."""
    if pairs:
        links = [(row[0] - first, row[1] - first) for row in rows]
    else:
        told = [(other - first, at) for at, row in enumerate(rows) for other in row]
        links = told if turned else [(at, other) for other, at in told]
    if not all(0 <= earlier < n and 0 <= later < n for earlier, later in links):
        return None
    waits: list[list[int]] = [[] for _ in range(n)]
    for earlier, later in links:
        if earlier not in waits[later]:
            waits[later].append(earlier)
    try:
        TopologicalSorter(dict(enumerate(waits))).prepare()
    except CycleError:
        return None
    return tuple(map(tuple, waits))
