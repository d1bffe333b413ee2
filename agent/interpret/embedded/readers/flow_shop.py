"""Reads questions about jobs that all take the same steps in the same order, finished soonest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.free_order import free_order
from agent.interpret.embedded.grids.matrices import find_matrices, rectangular
from agent.interpret.embedded.jobs.cells import find_cells
from agent.interpret.embedded.jobs.job_matrix import MACHINE, rows_are_machines
from agent.interpret.embedded.jobs.machine_goal import Aim, wanted
from agent.interpret.embedded.jobs.rules_left import rule_left
from agent.interpret.embedded.jobs.step_order import ORDER, common_order, tells_one_order
from agent.interpret.embedded.jobs.strays import stray_number
from agent.interpret.embedded.jobs.told_grid import told_grid
from agent.interpret.embedded.reader import Missing, OtherReading, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.flow_shop import FlowJob, FlowShop

_FAMILY = "flow_shop"
_NAMED = re.compile(r"\bflow[\s-]?shop\b|\bF[m\d]?\s?\|[^|\n]{0,20}\|\s?C_?max", re.IGNORECASE)
# Each job with an order of its own.
_OWN_ROUTES = re.compile(
    r"\bjob[\s-]?shop\b|\bpairs\b|\bits\sown\s(?:order|route|sequence)\b|\bdifferent\s(?:orders?|routes?|sequences?)\b|\boperations\s(?:in\sorder|in\sthe\sgiven)\b|\bsequence\sof\soperations\b|\b(?:in|by)\sthe\s(?:order\s)?(?:given|listed|stated|shown|written)\b",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?:last|whole|everything|all|final)\b[^.?!]{0,60}?\b(?:done|finish\w*|ready|complete\w*|over|leave|bound|ironed|painted|baked|as\searly|soonest|earliest)\b|\bhow\slong\b|\bhow\ssoon\b",
    re.IGNORECASE,
)
_PERMUTATION = re.compile(
    r"\bpermutation\b|\bovertak\w+|\bpass(?:es|ing)?\s(?:each\sother|another|one\sanother)\b|\bsame\s(?:sequence|order)\b[^.?!]{0,40}?\b(?:on|at|in|for)\s(?:all|every|each|both)\b|\bsame\s(?:job\s)?sequence\b|\b(?:every|each|all)\s(?:machine|station|stage)s?\b[^.?!]{0,60}?\bsame\s(?:order|sequence)\b|\bfifo\b|\bfirst[\s-]in[\s,-]{1,2}first[\s-]out\b|\b(?:sequence|order)\sof\s(?:the\s)?jobs\b[^.?!]{0,30}?\bsame\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"\b(?:must|has\sto|have\sto|needs?\sto)\s(?:each\s|all\s|first\s|be\s){{0,2}}(?:see|visit|go|pass|undergo|take|go\sthrough|be|\w+ed)\b|{ORDER.pattern}|{_PERMUTATION.pattern}|\b(?:one|a\ssingle|its\sown|there\s(?:is|are))\b[^.?!;]{{0,40}}?\b(?:machine|team|person|worker|station|room|desk|press|each|for)\b"
    r"|\b(?:each|every|one|a)\s(?:machine|station|step|stage|team|room|facility|of\sthem)\b[^.?!;]{0,60}?\b(?:one|single)\b|\bno\s(?:\w+\s)?(?:may|can)\sovertake\w*|\bin\s(?:which|what)\s(?:order|sequence)\b|\bstarts?\sat\stime\s(?:0|zero)\b|\b(?:unlimited|infinite|enough|no\slimit\son)\s(?:\w+\s){0,3}?(?:storage|buffers?|room|space)\b|\bmay\swait\b|\bcan\swait\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bno[\s-]?wait\b|\bblocking\b|\bwithout\swaiting\b|\bset[\s-]?up\stimes?\b|\b(?:two|three|four|[2-9])\s(?:identical|parallel)\s\w+|\bhybrid\b|\bdue\s(?:dates?|at|by)\b|\bno[\s-]idle\b|\btardiness\b|\bdifferent\s(?:orders?|routes?|sequences?)\b",
    re.IGNORECASE,
)
# With up to three machines some best schedule keeps one order of jobs on all of them (Conway,
# Maxwell and Miller, Theory of Scheduling, 1967, section 5-3).
_MOST_MACHINES_OF_A_PERMUTATION = 3


_HEADING = re.compile(r"\b(?:machines|shop|stations|stages|order|times|jobs)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Times:
    """A row for each job, a column for each machine."""

    jobs: tuple[str, ...]
    machines: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    used: tuple[Span, ...]
    unit: str = ""
    unread: tuple[str, ...] = ()


def _evidence(document: Document) -> float:
    text = document.text.raw
    if free_order(text) or _OWN_ROUTES.search(text):
        return 0.0
    if _NAMED.search(text):
        return 0.97
    aim = wanted(text)
    early = (aim is not None and aim.aim is Aim.MAKESPAN) or bool(_EARLY.search(text))
    if not early or not tells_one_order(document):
        return 0.0
    return 0.96 if re.search(r"\bmake[\s-]?span\b", text, re.IGNORECASE) else 0.91


@refusing("the schedule")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    text = document.text.raw
    is_named = bool(_NAMED.search(text))
    laid_out = bool(document.tables) or "[[" in text
    ways = (_of_matrix, _of_words) if laid_out else (_of_words, _of_matrix)
    times = next((found for way in ways if (found := way(document))), None)
    if isinstance(times, Missing):
        return times if is_named else None
    if times is None:
        return (
            _asking("the times", "How long does each job take on each machine?")
            if is_named
            else None
        )
    if other := _OTHER.search(text):
        return _asking(
            f'the rule "{other.group()}"',
            f'The question says "{other.group()}", which is not read here; is it enough that all jobs '
            "take their steps in one order and no machine does two at once?",
        )
    counted = _checked(document, times)
    if isinstance(counted, Missing):
        return counted
    placed = _in_order(document, counted)
    stray = _several_at_a_step(document, placed) or _stray(document, placed)
    left = rule_left(document, _FAMILY, placed.used, placed.jobs, placed.unread, _OWN)
    return stray or left or _reading(document, placed)


def _of_matrix(document: Document) -> _Times | Missing | None:
    matrices = [each for each in find_matrices(document) if len(each.rows) > 1]
    if len(matrices) != 1 or len(matrices[0].rows[0]) < 2:
        return None
    matrix = rectangular(matrices[0], "the table of times")
    if any(_HEADING.search(name) for name in matrix.row_names):
        return None
    if any(cell is None for row in matrix.rows for cell in row):
        return _asking("the times", "How long does each job take on each machine?")
    rows = tuple(tuple(cell or 0.0 for cell in row) for row in matrix.rows)
    jobs, machines = matrix.row_names, matrix.column_names
    turned = rows_are_machines(document, matrix)
    if turned is None and not (jobs or machines) and len(rows) == len(rows[0]):
        return _asking("what the rows are", "Is each row a job or a machine?")
    if turned:
        rows, jobs, machines = tuple(zip(*rows, strict=True)), machines, jobs
    return _named(jobs, machines, rows, matrix.spans)


def _of_words(document: Document) -> _Times | Missing | None:
    grid = told_grid(find_cells(document))
    if grid is None:
        return None
    if grid.orders_differ and common_order(document, grid.columns) is None:
        return None  # each job has an order of its own
    if any(cell is None for row in grid.values for cell in row):
        return _asking("the times", "How long does each job take on each machine?")
    rows = tuple(tuple(cell or 0.0 for cell in row) for row in grid.values)
    jobs, machines = grid.rows, grid.columns
    if all(MACHINE.match(each) for each in jobs) or (
        machines and common_order(document, jobs) and not common_order(document, machines)
    ):
        rows, jobs, machines = tuple(zip(*rows, strict=True)), machines, jobs
    return _named(jobs, machines, rows, grid.used, grid.unit, grid.unread)


def _named(
    jobs: tuple[str, ...],
    machines: tuple[str, ...],
    rows: tuple[tuple[float, ...], ...],
    used: tuple[Span, ...],
    unit: str = "",
    unread: tuple[str, ...] = (),
) -> _Times:
    n, width = len(rows), len(rows[0])
    return _Times(
        jobs if len(set(jobs)) == n else tuple(f"job {at}" for at in range(1, n + 1)),
        machines
        if len(set(machines)) == width
        else tuple(f"machine {at}" for at in range(1, width + 1)),
        rows,
        used,
        unit,
        unread,
    )


_JOBS = re.compile(
    r"\s(?:[\w'’]+\s)?(?:jobs|orders|parts|books|loads|products|patients|cars|batches|items|tasks|pieces|documents|parcels|pizzas|cakes|shirts)\b",
    re.IGNORECASE,
)
_ON_MACHINE = re.compile(
    r"^(?:the\s)?(?:\w+\s)?times?\s(?:on|at|in|for)\s|^(?:on|machine|station|stage)\s",
    re.IGNORECASE,
)


def _checked(document: Document, times: _Times) -> _Times | Missing:
    """The times with a row for each job, by the number of jobs that is told."""
    told = {
        int(number.value)
        for number in document.numbers
        if number.value >= 2 and _JOBS.match(document.text.raw, number.span.end)
    }
    n, width = len(times.jobs), len(times.machines)
    by_machine = all(_ON_MACHINE.match(each) for each in times.jobs)
    if (by_machine and n not in told - {width}) or (
        len(told) == 1 and told == {width} and width != n
    ):
        rows = tuple(zip(*times.rows, strict=True))
        named = (
            ()
            if all(re.match(r"machine \d+$", each) for each in times.machines)
            else times.machines
        )
        return _named(named, times.jobs, rows, times.used, times.unit, times.unread)
    if len(told) == 1 and told != {n}:
        return _asking(
            "the jobs", f"{told.pop()} jobs are told of, and times of {n}; what are the others?"
        )
    return times


def _several_at_a_step(document: Document, times: _Times) -> Missing | None:
    """The question about a step that more than one machine takes: "there are two irons"."""
    stems = [
        re.sub(r"(?:ing|ed|er|s)$", "", each.casefold().split()[-1]) for each in times.machines
    ]
    for number in document.numbers:
        after = document.text.raw[number.span.end : number.span.end + 30].casefold()
        word = re.match(r"\s(?:\w+\s)?(\w{3,})s\b", after)
        if number.value >= 2 and word and any(len(s) > 2 and word[1].startswith(s) for s in stems):
            shown = f"{document.text.at(number.span)} {word[1]}s"
            return _asking(f'what "{shown}" means', f'Can "{shown}" work at the same time?')
    return None


def _in_order(document: Document, times: _Times) -> _Times:
    """The machines in the order that the question tells; as written where it tells none."""
    order = common_order(document, times.machines)
    if order is None:
        return times
    return _Times(
        times.jobs,
        tuple(times.machines[at] for at in order),
        tuple(tuple(row[at] for at in order) for row in times.rows),
        times.used,
        times.unit,
        times.unread,
    )


def _reading(document: Document, times: _Times) -> Reading:
    told = bool(_PERMUTATION.search(document.text.raw))
    few = len(times.machines) <= _MOST_MACHINES_OF_A_PERMUTATION
    problem = FlowShop(
        machines=times.machines,
        jobs=tuple(
            FlowJob(name=name, durations=row)
            for name, row in zip(times.jobs, times.rows, strict=True)
        ),
        permutation=told or few,
        time_unit=times.unit,
    )
    if told or few:
        return Reading(problem, times.used)
    kept = problem.model_copy(update={"permutation": True})
    return Reading(
        problem,
        times.used,
        alternatives=(OtherReading("all machines take the jobs in one order", kept),),
        is_open=True,
    )


def _stray(document: Document, times: _Times) -> Missing | None:
    return stray_number(
        document,
        _FAMILY,
        times.used,
        (len(times.jobs), len(times.machines)),
        (*times.jobs, *times.machines),
    )


def _asking(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
