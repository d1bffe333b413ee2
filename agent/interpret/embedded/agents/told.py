"""Loads and costs in sentences: rows of numbers for each agent, or task by task."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.agents.grids import Grids, kind_of
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_JOIN = re.compile(r"\s?(?:,\s?(?:and\s)?|\sand\s)[$€£]?")
_TASKS = re.compile(
    r"\b(?P<noun>jobs?|tasks?|orders?|apps?|batch(?:es)?|loads?|projects?|databases?|parcels?|texts?|rooms?|clients?|patients?|deliver(?:y|ies)|packages?)\s"
    r"(?P<list>(?:[A-Z]\w*|\d{1,3})(?:,\s(?:[A-Z]\w*|\d{1,3})){1,50},?\s?(?:and\s)?(?:[A-Z]\w*|\d{1,3})?|(?P<first>\d{1,3}|[A-Z])\s?(?:to|through|-|–)\s?(?P<last>\d{1,3}|[A-Z]))\b"
)
_ENTRY = re.compile(
    r"\s?[^\W\d_]{0,12}\s?(?:for|on|with|per)\s(?:the\s)?(?P<task>(?:[a-z]+\s)?(?:\d{1,3}|[A-Z])\b|[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class _Run:
    numbers: tuple[Number, ...]
    worker: int
    kind: str


def task_range(document: Document) -> tuple[tuple[str, ...], Span] | None:
    """Returns the tasks that a list or a range names, and where, None where there is none.

    >>> from agent.interpret.embedded.text import Text
    >>> task_range(Document(Text("Ana needs hours for jobs 1 to 3.")))[0]
    ('job 1', 'job 2', 'job 3')
    """
    for match in _TASKS.finditer(document.text.raw):
        noun = re.sub(r"(?:(?<=batch)es|s)$", "", match["noun"].lower())
        if match["first"]:
            first, last = match["first"], match["last"]
            if first.isdigit() and last.isdigit():
                labels = [str(at) for at in range(int(first), int(last) + 1)]
            else:
                labels = [chr(at) for at in range(ord(first[0]), ord(last[0]) + 1)]
        else:
            labels = [each for each in re.split(r",\s(?:and\s)?|\sand\s", match["list"]) if each]
        if len(labels) > 1:
            return tuple(f"{noun} {each}" for each in labels), Span(*match.span())
    return None


def grids_of_rows(
    document: Document, workers: tuple[str, ...], but: tuple[Span, ...]
) -> Grids | None:
    """Returns rows of numbers, one of loads and one of costs for each agent."""
    named = task_range(document)
    skipped = (*but, *((named[1],) if named else ()))
    runs = _runs(document, workers, skipped)
    common = [run for run in runs or () if run.worker < 0]
    if runs and len(common) == 1:  # "the parcels weigh …": the same with whoever takes them
        runs = [run for run in runs if run.worker >= 0]
        runs += [_Run(common[0].numbers, at, "load") for at in range(len(workers))]
    if runs is None or {(run.worker, run.kind) for run in runs} != {
        (at, kind) for at in range(len(workers)) for kind in ("load", "cost")
    }:
        return None
    size = len(runs[0].numbers)
    if any(len(run.numbers) != size for run in runs) or len(runs) != 2 * len(workers):
        return None
    tasks = (
        named[0]
        if named and len(named[0]) == size
        else tuple(f"task {at}" for at in range(1, size + 1))
    )
    by_place = {(run.worker, run.kind): tuple(n.value for n in run.numbers) for run in runs}
    return Grids(
        tasks,
        tuple(by_place[at, "load"] for at in range(len(workers))),
        tuple(by_place[at, "cost"] for at in range(len(workers))),
        (*(n.span for run in runs for n in run.numbers), *((named[1],) if named else ())),
    )


def _runs(
    document: Document, workers: tuple[str, ...], skipped: tuple[Span, ...]
) -> list[_Run] | None:
    raw, covered = document.text.raw, Covered((*skipped, *_labels(document, workers)))
    groups: list[list[Number]] = []
    for number in document.numbers:
        if covered.overlaps(number.span):
            continue
        between = raw[groups[-1][-1].span.end : number.span.start] if groups else ""
        if groups and _JOIN.fullmatch(between):
            groups[-1].append(number)
        else:
            groups.append([number])
    groups = [group for group in groups if len(group) > 1]
    found: list[_Run] = []
    mentions = _mentions(document, workers)
    for at, group in enumerate(groups):
        start, stop = group[0].span.start, group[-1].span.end
        left = groups[at - 1][-1].span.end if at else max(0, start - 200)
        right = groups[at + 1][0].span.start if at + 1 < len(groups) else len(raw)
        lead = raw[left:start]
        worker = _owner(mentions, raw, (left, start), (stop, min(right, stop + 60)))
        if worker is None:
            worker = (
                found[-1].worker
                if found and found[-1].worker >= 0 and not re.search(r"[.;]\s", lead)
                else None
            )
        unit = group[-1].unit if kind_of(group[-1].unit) else ""
        kind = ("cost" if group[0].currency else "") or kind_of(unit) or kind_of(lead)
        kind = kind or (found[-1].kind if found else "")
        if not kind or (worker is None and kind == "cost"):
            return None
        found.append(_Run(tuple(group), -1 if worker is None else worker, kind))
    return found


def _owner(
    mentions: list[tuple[int, int, int]], raw: str, before: tuple[int, int], after: tuple[int, int]
) -> int | None:
    """The agent named right behind a row ("on machine 1"), else last before it."""
    for start, _, worker in mentions:
        if after[0] <= start < after[1] and re.fullmatch(
            r"[^,.;:\d]{0,24}\b(?:on|with|by|for|at|in)\s(?:the\s)?", raw[after[0] : start]
        ):
            return worker
    inside = [worker for start, _, worker in mentions if before[0] <= start < before[1]]
    return inside[-1] if inside else None


def _mentions(document: Document, workers: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Where the agents are named, in order."""
    pattern = re.compile(
        "|".join(rf"(?P<w{at}>\b{re.escape(name)}\b)" for at, name in enumerate(workers)),
        re.IGNORECASE,
    )
    return [
        (*match.span(), int((match.lastgroup or "w0")[1:]))
        for match in pattern.finditer(document.text.raw)
    ]


def _labels(document: Document, workers: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end, _ in _mentions(document, workers))


def grids_of_phrases(
    document: Document, workers: tuple[str, ...], but: tuple[Span, ...], unit: str
) -> Grids | None:
    """Returns "Ana would take 7 hours for job A at 30 euros, …" as loads and costs."""
    raw, covered = document.text.raw, Covered((*but, *_labels(document, workers)))
    mentions = _mentions(document, workers)
    cells: dict[tuple[int, str], list[Number]] = {}
    task, spelling = "", dict[str, str]()
    for number in document.numbers:
        if covered.overlaps(number.span) or (number.is_spelt and number.value <= 2):
            continue
        if re.search(
            r"\b(?:job|task|order|batch|app|room|text|project)\s$", raw[: number.span.start][-10:]
        ):
            continue
        owner = next((w for start, _, w in reversed(mentions) if start < number.span.start), None)
        is_load = number.unit == unit and unit
        entry = _ENTRY.match(raw[number.span.end : number.span.end + 60]) if is_load else None
        if is_load:
            task = entry["task"] if entry else ""
        if (
            owner is None
            or not task
            or (not is_load and kind_of(number.currency or number.unit) != "cost")
        ):
            return None
        spelling.setdefault(task.lower(), task)
        cells.setdefault((owner, task.lower()), []).append(number)
    tasks = tuple(spelling)
    places = [(at, task) for at in range(len(workers)) for task in tasks]
    if len(tasks) < 2 or any(len(cells.get(place, ())) != 2 for place in places):
        return None

    def rows(*, of_loads: bool) -> tuple[tuple[float, ...], ...]:
        return tuple(
            tuple(
                next(n.value for n in cells[at, task] if (n.unit == unit) is of_loads)
                for task in tasks
            )
            for at in range(len(workers))
        )

    if any(sum(n.unit == unit for n in cells[place]) != 1 for place in places):
        return None
    spans = tuple(number.span for each in cells.values() for number in each)
    return Grids(tuple(spelling.values()), rows(of_loads=True), rows(of_loads=False), spans)
