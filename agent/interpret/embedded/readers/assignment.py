"""Reads questions that give each person or machine one task, cheapest or best overall."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.cost_grid import CostGrid, Uneven, find_cost_grid
from agent.interpret.embedded.grids.enumerations import split_list
from agent.interpret.embedded.grids.interest import interest_evidence, read_interest
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.assignment import Assignment
from problems.status import Sense

_ONE_EACH = re.compile(
    r"\bone\s(?:\w+\s)?(?:each|apiece|(?:for|to|on|in|at|by|with|onto|into)\s(?:each|every)|per\s\w+)|\beach\sof\s(?:the\s|them\s)(?:\w+\s){1,4}?one\b"
    r"|\b(?:each|every(?:one|body)?)\s(?:\w+\s){1,4}?of\s(?:his|her|their|its)\sown\b|\beveryone\s(?:\w+\s){0,2}?one\b|\b(?:each|every)\s(?:\w+\s){1,3}?(?:(?:must|should|may|can|is|has|gets?|does|do|to|be|will|needs?|takes?)\s){0,4}"
    r"(?:(?:exactly|only|just|at\smost|assigned|done|given|handled|performed|carried|covered|by|to|out)\s){0,4}(?:one|a\ssingle|a\sdifferent)\b"
    r"|\bone[\s-]to[\s-]one|\b(?:exactly|only|at\smost)\sone\b|\ba\sdifferent\s(?:task|job|worker|person)\b|\bassignment\sproblem\b"
    r"|\bmatch\w*\b[^.?!]{0,300}\b(?:each|one|every)\b",
    re.IGNORECASE,
)
_ASSIGN = re.compile(
    r"\b(?:assign\w*|hand\w*|get|gets|cover\w*|driv(?:es?|ers?)|couriers?|go(?:es)?\sto|swims?|children|presents?|gifts?|rates?|would\srate|rooms?|seats?|orders?|runs?|players?|positions?|swimmers?|legs|taxis?"
    r"|desks?|posts?|texts?|translat\w*|agents?|persons?|people|jobs?|tasks?|who\s(?:should|does|gets)|workers?|match\w*|projects?|shifts?|roles?|chores?|allocat\w*|pair\w*|does|line-?up|strokes?|class(?:es)?|customers?|machines?)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:cheap\w*|minim(?:i[sz]\w*|um|al)|smallest|least|lowest|fewest|shortest|fast\w*|quick\w*|as\s(?:little|few|cheap\w*|low|fast)|total\scosts?"
    r"|maxim(?:i[sz]\w*|um|al)|best|highest|most|largest|greatest|as\s(?:much|happy|high|small|large|short|good|great))\b",
    re.IGNORECASE,
)
_MAXIMISE = re.compile(
    r"\b(?:maxim(?:i[sz]\w*|um|al)|highest|(?<!at\s)most|largest|greatest|as\s(?:much|happy|high|good|large|great)|best\s(?:total|overall|possible|sum))\b",
    re.IGNORECASE,
)
_MINIMISE = re.compile(
    r"\b(?:minim(?:i[sz]\w*|um|al)|cheap\w*|(?<!at\s)least|lowest|fewest|smallest|shortest|fast\w*|quick\w*"
    r"|as\s(?:little|few|low|short|small))\b",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(
    r"\b(?:up\sto|at\smost|at\sleast|exactly)\s(?:two|three|\d+)\s(?:tasks|jobs|projects|workers|people)|\b(?:two|three|several|multiple)\s(?:tasks|jobs|projects)\s(?:each|per)"
    r"|\bcapacit\w+|\bsupply\b|\bdemand\b|\bhours\savailable|\bmakespan\b|\bno\sone\sworks\smore|\bin\ssequence\b",
    re.IGNORECASE,
)
_NAME_LIST = re.compile(r"\b[A-Z][\w'’]*(?:,\s[A-Z][\w'’]*){1,40},?\sand\s[A-Z][\w'’]*")
_FORBIDDEN = re.compile(
    r"\b(?P<worker>[A-Z][\w'’]*(?:\s\d+)?)\s(?:cannot|can['’]?t|can\snot|must\snot|may\snot|is\snot\sallowed\sto|won['’]?t|refuses\sto|is\sunable\sto)"
    r"\s(?:do|take|be\sassigned(?:\sto)?|work\son|perform|handle|get|have)\s(?:the\s)?(?P<task>[^\W_][\w'’]*(?:\s(?:\d+|[A-Z])\b)?)",
)


# Who does what when is a schedule, not an assignment.
_SCHEDULED = re.compile(
    r"\bin\s(?:whatever|whichever|any)\sorder\b|\bone\s(?:\w+\s){1,2}at\sa\stime\b|\bat\sthe\ssame\stime\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if _SCHEDULED.search(text):
        return 0.0
    interest = interest_evidence(text)
    if interest:
        return interest
    if _ONE_EACH.search(text) and _ASSIGN.search(text) and _BETTER.search(text):
        return 0.8
    return 0.0


@refusing("the assignment")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document):
        return None
    if interest_evidence(text):
        return read_interest(document)
    grid = find_cost_grid(document)
    if grid is None or _OTHER_RULES.search(text):
        return None
    if isinstance(grid, Uneven):
        return Missing(
            "assignment",
            f"a cost for {grid.worker}",
            f"{grid.worker} has {grid.found} costs and there are {grid.due} tasks; which is absent?",
        )
    return _of_grid(document, grid)


def _of_grid(document: Document, grid: CostGrid) -> Reading | Missing:
    text = document.text.raw
    if absent := _without_costs(text, grid):
        return Missing(
            "assignment",
            f"the costs of {absent}",
            f"What are the costs of {absent}? None are given.",
        )
    forbidden, spans = _forbidden(document, grid)
    if unsaid := _unsaid(grid, forbidden, text):
        return unsaid
    most, least = _MAXIMISE.search(text), _MINIMISE.search(text)
    if bool(most) == bool(least):
        return Missing(
            "assignment",
            "the goal",
            "Should the total be as small as possible (costs) or as large as possible (ratings)?",
            ("smallest total", "largest total"),
        )
    labels = {word for name in (*grid.workers, *grid.tasks) for word in name.split()}
    counts = {1.0, float(len(grid.workers)), float(len(grid.tasks))}
    rest = leftovers(document, (*grid.used, *spans), counts, labels)
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return Missing(
            "assignment",
            f"what {written} refers to",
            f"What does the number {written} say? It fits none of the costs that were read.",
        )
    problem = Assignment(
        workers=grid.workers,
        tasks=grid.tasks,
        costs=tuple(
            tuple(
                None if (worker, task) in forbidden else cost
                for task, cost in zip(grid.tasks, row, strict=True)
            )
            for worker, row in zip(grid.workers, grid.rows, strict=True)
        ),
        goal=Sense.MAXIMISE if most else Sense.MINIMISE,
        cost_unit=_unit(document, grid.used),
    )
    return Reading(problem, (*grid.used, *spans, *rest.explained))


def _without_costs(text: str, grid: CostGrid) -> str | None:
    """A person or task that a list names beside those of the grid, and that has no costs."""
    for match in _NAME_LIST.finditer(text):
        names = split_list(match.group())
        for known in (set(grid.workers), set(grid.tasks)):
            extra = [name for name in names if name not in known]
            if len(extra) * 2 < len(names) and len(extra) < len(names) - 1:
                return extra[0] if extra else None
    return None


def _unsaid(grid: CostGrid, forbidden: set[tuple[str, str]], text: str) -> Missing | None:
    """The first pair without a cost that nothing rules out."""
    if _absent_is_said(text, grid):
        return None
    for worker, row in zip(grid.workers, grid.rows, strict=True):
        for task, cost in zip(grid.tasks, row, strict=True):
            if cost is None and (worker, task) not in forbidden:
                return Missing(
                    "assignment",
                    f"the cost of {worker} for {task}",
                    f"What does {worker} cost for {task}, or is that not allowed?",
                )
    return None


def _forbidden(document: Document, grid: CostGrid) -> tuple[set[tuple[str, str]], list[Span]]:
    """The pairs that the question rules out, and where it does."""
    workers = {worker.casefold(): worker for worker in grid.workers}
    tasks = {task.casefold(): task for task in grid.tasks}
    pairs, spans = set(), []
    for match in _FORBIDDEN.finditer(document.text.raw):
        worker = workers.get(match["worker"].casefold())
        written = match["task"].casefold()
        task = tasks.get(written) or tasks.get(written.rpartition(" ")[2])
        if worker and task:
            pairs.add((worker, task))
            spans.append(Span(*match.span()))
    return pairs, spans


def _absent_is_said(text: str, grid: CostGrid) -> bool:
    """Whether a matrix or table says itself that a pair is not allowed, by a dash or null."""
    written_as_grid = (
        any(len(text[span.start : span.end]) > 15 for span in grid.used) or not grid.used
    )
    return written_as_grid and len(grid.used) < 2


def _unit(document: Document, used: tuple[Span, ...]) -> str:
    numbers = [number for span in used for number in document.numbers_in(span)]
    currencies = {number.currency for number in numbers if number.currency}
    words = {number.unit for number in numbers} & set(
        "euros euro dollars pounds hours minutes days points".split()
    )
    units = currencies | words
    return units.pop() if len(units) == 1 else ""


READER = Reader(family="assignment", evidence=_evidence, read=_read, takes_sheets=True)
