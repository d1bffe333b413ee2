"""Reads questions about jobs shared out over machines or people, all finished as early as possible."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.matrices import find_matrices, rectangular
from agent.interpret.embedded.jobs.cells import find_cells
from agent.interpret.embedded.jobs.job_matrix import MACHINE, rows_are_machines
from agent.interpret.embedded.jobs.machine_count import MachineCount, machine_count
from agent.interpret.embedded.jobs.machine_goal import Aim, wanted
from agent.interpret.embedded.jobs.roles import Role
from agent.interpret.embedded.jobs.rules_left import rule_left
from agent.interpret.embedded.jobs.sizes import find_sizes
from agent.interpret.embedded.jobs.speeds import find_speeds
from agent.interpret.embedded.jobs.strays import stray_number
from agent.interpret.embedded.jobs.time_units import Scale, common_unit
from agent.interpret.embedded.jobs.told import told_jobs
from agent.interpret.embedded.jobs.told_grid import ToldGrid, told_grid
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.parallel_machines import ParallelMachines

_FAMILY = "parallel_machines"
_NAMED = re.compile(
    r"\b(?:parallel|identical|unrelated|uniform)\s(?:parallel\s)?(?:machines|processors|servers|cores|workers)\b|\b[PQR]m?\d?\s?\|\s?\|\s?C_?max|\bmultiprocessor\sscheduling\b|\bload\sbalancing\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:identical|equal|equally|alike|same\s(?:speed|pace|rate|skill)|interchangeable|parallel|side\sby\sside|at\sthe\ssame\s(?:time|pace|speed)|just\sas\sfast|as\sfast\sas)\b",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\b(?:share[sd]?|split|divid\w+|distribut\w+|assign\w*|allocat\w+|spread|who\sdoes|who\smakes|who\stakes|which\s\w+\s(?:\w+\s){0,2}?(?:which|what|goes)|on\sone\sof|by\sone\sof)\b"
    r"|\b(?:each|every|an?)\s[^.?!;]{0,60}?\b(?:by|on|to|with)\s(?:exactly\s|only\s|just\s)?(?:one|either|any|a\ssingle)\b",
    re.IGNORECASE,
)
_TO_ONE = re.compile(
    r"\b(?:each|every|an?)\s(?:job|task|order|load|part|file|document|batch)\b[^.?!;]{0,40}?\b(?:on|by|to)\s(?:exactly\s|only\s)?(?:one|a\ssingle|any|either)\s(?:of\s(?:the\s)?)?(?:(?:two|three|four)\s)?\w+",
    re.IGNORECASE,
)
_BUSIEST = re.compile(
    r"\b(?:busiest|longest[\s-]working|most\s(?:loaded|burdened)|last\sto\sfinish|max(?:imum|imal)?\s(?:load|completion|work\w*|time|finish\w*)|largest\s(?:load|total)|heaviest\sload|longest\s(?:shift|day|load|total|finish\w*))\b|\blast\s[^.?!]{0,40}?\b(?:leave|done|finish\w*|complete\w*|served|empty|over|ends?)\b",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(
    r"\b(?:flow|job|open)[\s-]?shop\b|\bthen\b|\bfollowed\sby\b|\b(?:afterwards|after\s(?:that|which|it))\b|\bin\s(?:this|that|the\ssame|the\sgiven)\sorder\b|\bpredecessors?\b|\bin\s(?:any|whatever)\sorder\b|\bsteps?\b|\boperations\b|\bstages?\b"
    r"|\b(?:goes|go|pass\w*|visits?)\s(?:\w+\s)?through\b|\bas\ssoon\sas\sit\b|\bonce\sit\b|\bonly\safter\b|\bfirst\s(?:\w+\s){1,6}?and\b|\bin\s(?:which|what)\s(?:order|sequence)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\bwait(?:s|ing)?\b|\b(?:each|every|all|any|one|an?)\b[^.?!;]{0,80}?\b(?:by|with|on|to|at|for)\s(?:exactly\s|only\s|just\s)?(?:one|a\ssingle|any|either|both)\b(?:\sof\s(?:them|the\s\w+|our\s\w+|these\s\w+))?(?:\sfrom\sstart\sto\sfinish|\sfrom\sstart\sto\send)?|\b(?:each|every)\s(?:\w+\s){1,5}?(?:one|a\ssingle)\s\w+(?:\sat\sa\stime)?"
    r"|\b(?:split|divid\w+|distribut\w+|share[sd]?|assign\w*|parallel)\b|\b(?:can(?:not|['’]t)?|may\snot|must\snot|not)\sbe\s(?:split|divided|shared|interrupted|broken\sup)\b|\bat\sthe\ssame\s(?:time|pace|speed|rate)\b|\bequally\s\w+|\bsimultaneous\w*|\bside\sby\sside\b"
    r"|\b(?:must|has\sto|have\sto|should|needs?\sto)\s(?:all\s)?be\s(?:done|finished|processed|run|printed|washed|graded|completed|over|made|unloaded|repaired|assigned|scheduled|handled|treated|served)\b(?:\s(?:on|by)\s(?:exactly\s|only\s)?(?:one|a\ssingle)\s\w+)?|\bif\sthe\s\w+\sare\s(?:divided|shared|split|distributed)\b|\bnot\s(?:be\s)?split\b|\b(?:no|never)\s\w+\sat\sonce\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Shop:
    """What the question holds, and where; `unread` are words beside the jobs."""

    problem: ParallelMachines
    used: tuple[Span, ...]
    names: tuple[str, ...]
    unread: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def _evidence(document: Document) -> float:
    text = document.text.raw
    aim = wanted(text)
    early = (aim is not None and aim.aim is Aim.MAKESPAN) or bool(_BUSIEST.search(text))
    if not early or _SEQUENCE.search(text):
        return 0.0
    if _NAMED.search(text):
        return 0.97
    if _TO_ONE.search(text):
        return 0.96
    several = machine_count(document) is not None
    if several and _ALIKE.search(text) and re.search(r"\bmake[\s-]?span\b", text, re.IGNORECASE):
        return 0.96
    if several and (_ALIKE.search(text) or _SHARES.search(text)):
        return 0.9
    return 0.7 if _SHARES.search(text) or several else 0.0


@refusing("the schedule")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    shop = _with_speeds(document) or _of_matrix(document) or _of_words(document) or _alike(document)
    if shop is None:
        if not _NAMED.search(document.text.raw):
            return None
        return _asking(
            "the jobs and machines", "How long does each job take, and how many machines are there?"
        )
    if isinstance(shop, Missing):
        return shop
    stray = _stray(document, shop)
    left = rule_left(document, _FAMILY, shop.used, shop.names, shop.unread, _OWN)
    return stray or left or Reading(shop.problem, shop.used, shop.assumptions)


def _with_speeds(document: Document) -> _Shop | Missing | None:
    speeds = find_speeds(document)
    if speeds is None:
        return None
    counted = machine_count(document)
    skipped = (*speeds.used, *(counted.used if counted else ()))
    sizes = find_sizes(document, speeds.noun, skipped)
    if sizes is None:
        return None
    if counted and counted.value != len(speeds.values):
        return _asking(
            "the speed of each machine",
            f"There are {counted.value} machines and {len(speeds.values)} speeds; how fast is each?",
        )
    names, used = tuple(sizes[0]), sizes[1]
    problem = ParallelMachines(
        jobs=names,
        machines=tuple(f"machine {at}" for at in range(1, len(speeds.values) + 1)),
        durations=tuple(sizes[0].values()),
        speeds=speeds.values,
        time_unit=speeds.time,
    )
    return _Shop(problem, (*skipped, *used), names)


def _of_matrix(document: Document) -> _Shop | Missing | None:
    """A table of a time for each job on each machine."""
    if not _SHARES.search(document.text.raw) and not _NAMED.search(document.text.raw):
        return None
    matrices = [each for each in find_matrices(document) if len(each.rows) > 1]
    if len(matrices) != 1 or len(matrices[0].rows[0]) < 2:
        return None
    matrix = rectangular(matrices[0], "the table of times")
    if any(
        re.search(r"\b(?:time|hours|minutes|duration|length|pages|due|weight)\b", each, re.I)
        for each in matrix.column_names
    ):
        return None
    rows = matrix.rows
    turned = rows_are_machines(document, matrix)
    if turned is None and not _NAMED.search(document.text.raw):
        return None
    if turned is None:
        return Missing(
            _FAMILY,
            "what the rows are",
            "Is each row of the table a job or a machine?",
            ("a row for each job", "a row for each machine"),
        )
    jobs, machines = matrix.row_names, matrix.column_names
    if turned:
        rows, jobs, machines = tuple(zip(*rows, strict=True)), machines, jobs
    jobs = (
        jobs
        if len(set(jobs)) == len(rows)
        else tuple(f"job {at}" for at in range(1, len(rows) + 1))
    )
    width = len(rows[0])
    machines = (
        machines
        if len(set(machines)) == width
        else tuple(f"machine {at}" for at in range(1, width + 1))
    )
    counted = machine_count(document)
    used = (*matrix.spans, *(counted.used if counted else ()))
    if counted and counted.value not in {width, len(rows)}:
        return _asking(
            "the times of each machine",
            f"There are {counted.value} machines and times for {width}; what are the others?",
        )
    problem = ParallelMachines(jobs=jobs, machines=machines, times=rows)
    return _Shop(problem, used, ())


def _of_words(document: Document) -> _Shop | Missing | None:
    """A time for each job on each machine, told in sentences."""
    if not _SHARES.search(document.text.raw) and not _NAMED.search(document.text.raw):
        return None
    counted = machine_count(document)
    skipped = counted.used if counted else ()
    grid = told_grid(find_cells(document, skipped))
    if grid is None:
        return None
    values, jobs, machines = grid.values, grid.rows, grid.columns
    if not machines and all(each.istitle() and " " not in each for each in jobs):
        values, machines = (
            tuple(zip(*values, strict=True)),
            jobs,
        )  # people, by the order of the jobs
        jobs = tuple(f"job {at}" for at in range(1, len(values) + 1))
    elif not machines:
        return None
    elif _rows_act(document, grid, counted):
        values, jobs, machines = tuple(zip(*values, strict=True)), machines, jobs
    for job, row in zip(jobs, values, strict=True):
        for machine, cell in zip(machines, row, strict=True):
            if cell is None:
                return _asking(
                    f"the time of {machine} for {job}",
                    f"How long does {machine} need for {job}, if it can do it?",
                )
    if counted and counted.value != len(machines):
        return None
    problem = ParallelMachines(jobs=jobs, machines=machines, times=values, time_unit=grid.unit)
    return _Shop(problem, (*grid.used, *skipped), jobs, grid.unread)


def _rows_act(document: Document, grid: ToldGrid, counted: MachineCount | None) -> bool:
    """Whether the rows are the machines: "Ana needs 4 hours for the report"."""
    n_rows, n_columns = len(grid.rows), len(grid.columns)
    if counted and n_rows != n_columns:
        return counted.value == n_rows
    if all(MACHINE.match(each) or (each.istitle() and " " not in each) for each in grid.columns):
        return False
    people = all(each.split()[0].istitle() for each in grid.rows[1:])
    return people and (grid.subjects_act or n_rows < n_columns)


def _alike(document: Document) -> _Shop | Missing | None:
    counted = machine_count(document)
    if counted is None:
        return None
    jobs = told_jobs(document, counted.used)
    if jobs is None or len(counted.used) >= len(jobs.names):
        return None  # a crew that every job uses some of
    if jobs.clash and not _NAMED.search(document.text.raw):
        return None
    if jobs.clash:
        return _asking(jobs.clash, f"Two values are given for {jobs.clash}; which is meant?")
    if jobs.has(Role.DUE) or jobs.has(Role.RELEASE) or jobs.has(Role.WEIGHT):
        return _asking(
            "what the dates or weights are for",
            "May I leave due dates, arrivals and weights aside, and just finish all as early as possible?",
        )
    lacking = jobs.missing(Role.DURATION)
    if lacking:
        return _asking(f"the duration of {lacking[0]}", f"How long does {lacking[0]} take?")
    times = [known[Role.DURATION] for known in jobs.amounts.values()]
    unit = common_unit(tuple(each.unit for each in times))
    if unit is None:
        return _asking("the unit of time", "In which one unit are all the times?")
    text = document.text.raw
    if re.search(
        r"\b(?:twice|half|double|(?:\d|two|three|four)\stimes|faster|slower|quicker)\b",
        text,
        re.IGNORECASE,
    ):
        return _asking("the speed of each machine", "How long does each job take on each machine?")
    problem = ParallelMachines(
        jobs=jobs.names,
        machines=tuple(f"machine {at}" for at in range(1, counted.value + 1)),
        durations=tuple(Scale(unit).of(each.value, each.unit) for each in times),
        time_unit=unit,
    )
    said = () if _ALIKE.search(text) else (f"The {counted.value} {counted.noun} are equally fast.",)
    return _Shop(problem, (*jobs.used, *counted.used), jobs.names, jobs.unread, said)


def _stray(document: Document, shop: _Shop) -> Missing | None:
    problem = shop.problem
    return stray_number(
        document,
        _FAMILY,
        shop.used,
        (len(problem.jobs), len(problem.machines)),
        (*problem.jobs, *problem.machines),
    )


def _asking(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
