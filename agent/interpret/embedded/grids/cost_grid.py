"""Costs of people for tasks, in whichever way they are written: a grid of who does what for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.pair import nodes_of
from agent.interpret.embedded.grids.enumerations import named_ranges, split_list
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices, rectangular
from agent.interpret.embedded.grids.worded_costs import worded_costs
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.text import Span

_VERB = (
    r"(?:can\s|could\s|would\s)?(?:does|rate|charge|ask|need|take|cost|want|do|charges?|costs?|asks?(?:\sfor)?|takes?|needs?|wants?|rates?|scores?|bids?"
    r"|quotes?|performs?|handles?|earns?|gives?|values?|prefers?|finish(?:es)?|completes?|offers?|has|is)"
)
_NUMBER = r"[$€£]?\s?\d+(?:\.\d+)?(?:\s?(?!(?:and|for|to|on|at|in)\b)[^\W\d_]{1,10})?"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:,\s*(?:and\s)?|\band\s|;\s*){_NUMBER})*"
_WORKER = r"(?P<worker>[A-Z][\w'’]*(?:\s(?:[A-Z][\w'’]*|\d+))?)"
# "Ana does jobs 1, 2, 3 for 9, 2, 7 euros": the tasks, then as many numbers.
_ALL_TASKS = re.compile(
    rf"{_WORKER}\s{_VERB}\s(?:the\s)?(?:(?P<kind>[a-z]+s)\s)?(?P<tasks>[^.;:]+?)\s(?:for|in|at|costs?|takes?|respectively)\s(?P<numbers>{_NUMBERS})"
)
# "Ben for 6, 4, 3", "Ben: 6, 4, 3", "Ben charges 6, 4 and 3".
_ROW = re.compile(
    rf"(?:^|[\n.;,:*•-]|\band\b)\s*(?:and\s)?{_WORKER}\s*(?:(?:\s{_VERB})?(?:\s(?:for|in|at))?\s*[:=]?|:|=)\s*(?P<numbers>{_NUMBERS})(?=\s*(?:[.;,\n?]|$|and\b|respectively|for\b))"
)
# "9 for job 1", "3 hours on painting", and "job 1 for 9", "painting in 3 hours".
_NUMBER_TASK = re.compile(
    rf"(?P<number>{_NUMBER})\s(?:for|on|to\sdo|to|at|doing|with|in)\s(?:the\s)?(?P<task>[^\W_][\w'’]*(?:\s(?:\d+|[A-Z])\b)?)"
)
_TASK_NUMBER = re.compile(
    rf"(?P<task>\b(?!(?:and|for|to|in|at|on|the|costs?|takes?|is)\b)[^\W_][\w'’]*(?:\s(?:\d+|[A-Z])\b)?)"
    rf"(?:\s?(?:for|in|at|costs?|takes?|[:=(])|(?=\s))\s?(?P<number>{_NUMBER})\)?"
)
# "Kim A 3": a worker, a task and a number, with nothing between them.
_TRIPLE = re.compile(
    rf"(?:^|[\n.;,:*•-]|\band\b)\s*(?P<worker>[A-Z][\w'’]*)\s(?P<task>[A-Z][\w'’]*|\d+)\s?[:=]?\s(?P<number>{_NUMBER})"
    r"(?=\s*(?:[.;,\n?]|$|and\b))"
)
_DECLARED = re.compile(
    r"\b(?:tasks?|jobs?|projects?|shifts?|machines?|routes?|rooms?|classes|roles?|positions?|events?|chores?|customers|strokes?)"
    r"\s*(?:are|is|:|named|called)?\s*(?P<list>[^.?!;\n()]*?(?:,\s?|\s)and\s[^\W_][\w'’]*(?:\s\d+)?)(?=\s*[.,;:?!)]|$|\s)"
)


@dataclass(frozen=True, slots=True)
class CostGrid:
    """Rows are workers, columns tasks; None where no cost is stated. `used` is where it stands."""

    workers: tuple[str, ...]
    tasks: tuple[str, ...]
    rows: tuple[tuple[float | None, ...], ...]
    used: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Uneven:
    """A worker with another number of costs than there are tasks."""

    worker: str
    found: int
    due: int


def find_cost_grid(document: Document) -> CostGrid | Uneven | None:
    """Returns the one grid of costs in a document, None where there is none.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Ana does jobs 1, 2 for 9, 2 euros, Ben for 6, 4."
    >>> grid = find_cost_grid(Document(Text(text)))
    >>> grid.workers, grid.tasks, grid.rows
    (('Ana', 'Ben'), ('job 1', 'job 2'), ((9.0, 2.0), (6.0, 4.0)))
    """
    matrices = [each for each in find_matrices(document) if len(each.rows[0]) > 1]
    if len(matrices) == 1:
        return _of_matrix(document, matrices[0])
    return (
        _of_pairs(document)
        or _of_triples(document)
        or _of_words(document)
        or _of_clauses(document)
        or _of_rows(document)
    )


def _of_matrix(document: Document, matrix: Matrix) -> CostGrid:
    rectangular(matrix, "the cost matrix")
    tasks_down = re.search(
        r"rows\s(?:are|represent|correspond\sto|stand\sfor)\s(?:the\s)?(?:tasks|jobs|projects)",
        document.text.raw,
        re.IGNORECASE,
    )
    height, width = len(matrix.rows), len(matrix.rows[0])
    rows = tuple(zip(*matrix.rows, strict=True)) if tasks_down else matrix.rows
    down, across = ("task", "worker") if tasks_down else ("worker", "task")
    row_names = matrix.row_names or tuple(f"{down} {number}" for number in range(1, height + 1))
    columns = matrix.column_names if all(matrix.column_names) else ()
    columns = columns or _declared_tasks(document, width, set(row_names))
    columns = columns or tuple(f"{across} {number}" for number in range(1, width + 1))
    workers, tasks = (columns, row_names) if tasks_down else (row_names, columns)
    return CostGrid(workers, tasks, rows, matrix.spans)


def _of_pairs(document: Document) -> CostGrid | None:
    """Costs as "Ana-roof 3, Ana-wall 5, Ben-roof 4": the first names work, the second are worked on."""
    pairs = [pair for pair in dashed_pairs(document.text.raw) if pair.weight is not None]
    workers = tuple(dict.fromkeys(pair.u for pair in pairs))
    tasks = tuple(dict.fromkeys(pair.v for pair in pairs))
    if len(workers) < 2 or len(tasks) < 2 or len(nodes_of(pairs)) != len(workers) + len(tasks):
        return None
    cost = {(pair.u, pair.v): pair.weight for pair in pairs}
    rows = tuple(tuple(cost.get((worker, task)) for task in tasks) for worker in workers)
    return CostGrid(workers, tasks, rows, tuple(pair.span for pair in pairs if pair.span))


def _of_triples(document: Document) -> CostGrid | None:
    """Costs as "Kim A 3, Kim B 5; Lee A 2, Lee B 6": a worker, a task, a number, for every pair."""
    cost: dict[tuple[str, str], Number] = {}
    for match in _TRIPLE.finditer(document.text.raw):
        numbers = document.numbers_in(Span(*match.span("number")))
        if len(numbers) == 1:
            cost[match["worker"], match["task"]] = numbers[0]
    workers = tuple(dict.fromkeys(worker for worker, _ in cost))
    tasks = tuple(dict.fromkeys(task for _, task in cost))
    is_whole = len(cost) == len(workers) * len(tasks)
    if min(len(workers), len(tasks)) < 2 or not is_whole or set(workers) & set(tasks):
        return None
    rows = tuple(tuple(cost[worker, task].value for task in tasks) for worker in workers)
    return CostGrid(workers, tasks, rows, tuple(number.span for number in cost.values()))


def _of_words(document: Document) -> CostGrid | None:
    """Costs as "Running order A on machine 1 costs 21", for every pair."""
    cost = worded_costs(document)
    if cost is None:
        return None
    workers = tuple(dict.fromkeys(worker for worker, _ in cost))
    tasks = tuple(dict.fromkeys(task for _, task in cost))
    rows = tuple(tuple(cost[worker, task].value for task in tasks) for worker in workers)
    return CostGrid(workers, tasks, rows, tuple(number.span for number in cost.values()))


def _of_clauses(document: Document) -> CostGrid | None:
    """Costs as "Ana takes 3 hours for the roof and 5 for the wall. Ben …"."""
    raw = document.text.raw
    starts = list(
        re.finditer(
            rf"(?:^|[\n.;,:?!*•]\s*|\band\s|-\s{{1,4}}){_WORKER}(?:\s(?:{_VERB}|[a-z]+s)\b|(?=\s?[:'’]))",
            raw,
        )
    )
    cost: dict[tuple[str, str], float] = {}
    used: list[Span] = []
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(raw)
        stop = re.search(r"[.?!](?:\s|$)", raw[start.end() : end])
        end = start.end() + stop.start() if stop else end
        for task, number in _tasks_of(document, Span(start.end(), end)):
            cost[(start["worker"], task)] = number.value
            used.append(number.span)
    workers = tuple(dict.fromkeys(worker for worker, _ in cost))
    tasks = tuple(dict.fromkeys(task for _, task in cost))
    shared = [task for task in tasks if sum((worker, task) in cost for worker in workers) > 1]
    if len(workers) < 2 or len(shared) < 2:
        return None
    rows = tuple(tuple(cost.get((worker, task)) for task in tasks) for worker in workers)
    return CostGrid(workers, tasks, rows, tuple(used))


def _tasks_of(document: Document, span: Span) -> Iterator[tuple[str, Number]]:
    clause = document.text.at(span)
    pattern = max((_NUMBER_TASK, _TASK_NUMBER), key=lambda each: len(each.findall(clause)))
    for match in pattern.finditer(clause):
        inside = Span(span.start + match.start("number"), span.start + match.end("number"))
        numbers = document.numbers_in(inside)
        if len(numbers) == 1:
            yield match["task"], numbers[0]


def _of_rows(document: Document) -> CostGrid | Uneven | None:
    """Costs as "Ana does jobs 1, 2, 3 for 9, 2, 7 euros, Ben for 6, 4, 3"."""
    raw = document.text.raw
    found: dict[str, tuple[Number, ...]] = {}
    tasks: tuple[str, ...] = ()
    for match in _ALL_TASKS.finditer(raw):
        kind = (match["kind"] or "").removesuffix("s")
        names = tuple(f"{kind} {name}".strip() for name in split_list(match["tasks"]))
        numbers = document.numbers_in(Span(*match.span("numbers")))
        if len(names) == len(numbers) > 1:
            tasks, found[match["worker"]] = names, numbers
    for match in _ROW.finditer(raw):
        numbers = document.numbers_in(Span(*match.span("numbers")))
        if len(numbers) > 1 or tasks:
            found.setdefault(match["worker"], numbers)
    if len(found) < 2:
        return None
    due = len(tasks) or max(len(numbers) for numbers in found.values())
    for worker, numbers in found.items():
        if len(numbers) != due:
            return Uneven(worker, len(numbers), due)
    tasks = (
        tasks
        or _declared_tasks(document, due, set(found))
        or tuple(f"task {number}" for number in range(1, due + 1))
    )
    rows = tuple(tuple(number.value for number in numbers) for numbers in found.values())
    used = tuple(number.span for numbers in found.values() for number in numbers)
    return CostGrid(tuple(found), tasks, rows, used)


def _declared_tasks(document: Document, count: int, workers: set[str]) -> tuple[str, ...]:
    raw = document.text.raw
    lists = [split_list(match["list"]) for match in _DECLARED.finditer(raw)]
    for names in (*lists, *named_ranges(raw)):
        if len(names) == len(set(names)) == count and not workers & set(names):
            return names
    return ()
