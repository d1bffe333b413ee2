"""Jobs and their steps in order, each on a machine for a time, in whichever way they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import find_literals
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.routing import Routing, Step
from agent.interpret.embedded.routing_literals import (
    machine_first_of,
    routing_of_literals,
    step_of_value,
)
from agent.interpret.embedded.text import Span

_KIND = (
    r"(?:job|order|product|part|item|task|batch|patient|truck|route|shipment|project|piece|vessel"
    r"|lot|customer|component)"
)
_NAME = r"[^\W_][\w'’]*"
_HEAD = re.compile(
    rf"(?:^|(?<=[.;\n])|(?<=[.;:,]\s)|(?<=\sand\s))[\s*•-]*(?:[Tt]he\s)?(?P<name>(?i:{_KIND})\s{_NAME}|(?:first|second|third|fourth|fifth)\s{_KIND}|[^\W\d_]+(?=\sgoes\s(?:first\s)?(?:in)?to\b)|(?!(?:It|Each|All|Every|The|This|There|Once|Which|What|When|One|Machines?)\b)[A-Z][\w'’]*)"
    r"\s*(?::|=|(?:(?:must|has\sto|should|first|then)\s){0,2}(?:needs?|requires?|follows?|goes|go|takes?|spends?|visits?|uses?|starts?|begins?|consists|runs?|is\sprocessed|undergoes|passes|be\sprocessed|follow)\b[^(\d:]{0,40}?(?::|(?=\d|\()|\s(?:through|on|of|by|with|to)\s|\s))"
)
_STEP_CUT = re.compile(
    r"\s*(?:,\s*(?:and\s)?(?:then|next|finally|followed\sby|after\sthat|afterwards|lastly)?|→|⇒|->|=>|;|\band\s(?:then|finally)\b|\bthen\b"
    r"|\bfollowed\sby\b|\bbefore\b|\bafter\sthat\b|\bnext\b|\bfinally\b|\band\b)\s*"
)
_CELL_LINE = re.compile(
    r"^[|\s*•-]*(?P<job>[^\W_][\w' -]{0,30}?)\s*(?:\t|,|\||:|\s{2})\s*(?P<steps>[^|]{3,2000}?)[|\s]*$"
)
_SAYS_PAIRS = re.compile(
    r"\bpairs\sof\s(?:a\s)?machine\b[^.:,;]{0,40}\band\s(?:a\s|its\s)?(?:duration|processing\stime|time)\b",
    re.IGNORECASE,
)
_PAIR_LINE = re.compile(r"^\d+(?:[ \t]+\d+){1,2000}$")
_CELL_CUT = re.compile(r"\s*(?:->|→|>)\s*")
_CELL_STEP = re.compile(
    r"^\s*(?P<name>[^\W\d_][\w' -]{0,40}?)[\s:(]{1,3}(?P<time>\d+(?:\.\d+)?)\s?"
    r"(?:h|min|minutes|hours|s|d|days)?\)?\s*$"
)
_FILLER = re.compile(
    r"\b(?:into|after|that|on|the|for|of|at|in|a|an|needs?|takes?|to|be|spends?|requires?|goes|go|through|by|with|lasting|is|are|it|uses?|using|first|visits?"
    r"|hours?|hrs?|minutes?|mins?|days?|seconds?|units?|time|weeks?|duration|h|min|s|d|its?|moves?|runs?|processed)\b",
    re.IGNORECASE,
)


def find_routing(document: Document) -> Routing | None:
    """Returns the jobs of a document, None where fewer than two are written.

    Raises:
        AmbiguousPairs: steps are pairs of numbers and no order of machine and duration is said.

    >>> from agent.interpret.embedded.text import Text
    >>> text = "Job A: 3 h cutting, then 2 h drilling. Job B: cutting 4 h, drilling 1 h."
    >>> find_routing(Document(Text(text))).jobs["Job B"][0]
    Step(machine='cutting', duration=4.0, unit='h')
    """
    return (
        _of_tables(document)
        or _of_cells(document)
        or _of_pair_lines(document)
        or routing_of_literals(document)
        or _of_clauses(document)
    )


def _of_tables(document: Document) -> Routing | None:
    for table in document.tables:
        columns = [column.strip().casefold() for column in table.columns]
        job = _column(columns, "job", "order", "product", "part", "task")
        machine = _column(columns, "machine", "station", "workstation", "resource")
        duration = _column(
            columns, "duration", "time", "hours", "minutes", "processing time", "length"
        )
        if job is None or machine is None or duration is None or len({job, machine, duration}) < 3:
            continue
        position = _column(columns, "step", "sequence", "operation", "position", "order")
        rows = list(table.rows)
        if (
            position is not None
            and position not in {job}
            and all(r[position].strip().isdigit() for r in rows)
        ):
            rows.sort(key=lambda row: int(row[position]))
        jobs: dict[str, list[Step]] = {}
        for row in rows:
            match = re.match(r"\s*[-−]?\d+(?:\.\d+)?", row[duration])
            value = float(match.group().replace("−", "-")) if match else None
            jobs.setdefault(row[job].strip(), []).append(Step(row[machine].strip(), value))
        spans = (table.span,) if table.span else ()
        return Routing({name: tuple(steps) for name, steps in jobs.items()}, spans)
    return None


def _of_cells(document: Document) -> Routing | None:
    """The jobs of lines that write all steps of a job after its name: "Ana, cutting 3 > drilling 2"."""
    jobs: dict[str, tuple[Step, ...]] = {}
    used: list[Span] = []
    for sentence in document.text.sentences:
        line = _CELL_LINE.match(sentence.text)
        steps = _steps_of_cell(line["steps"]) if line else ()
        if line and steps and line["job"] not in jobs:
            jobs[line["job"]] = steps
            used.append(sentence.span)
        elif document.numbers_in(sentence.span) and ">" in sentence.text:
            return None
    several = any(len(steps) > 1 for steps in jobs.values())
    return Routing(jobs, tuple(used)) if several and len(jobs) > 1 else None


def _of_pair_lines(document: Document) -> Routing | None:
    """The jobs of lines of whole numbers, said to be pairs of machine and duration: "0 11 1 5"."""
    if not _SAYS_PAIRS.search(document.text.raw):
        return None
    jobs: dict[str, tuple[Step, ...]] = {}
    used: list[Span] = []
    for sentence in document.text.sentences:
        if _PAIR_LINE.match(sentence.text):
            numbers = [int(number) for number in sentence.text.split()]
            if len(numbers) % 2:
                return None
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            steps = tuple(Step(f"machine {machine}", float(time)) for machine, time in pairs)
            jobs[f"job {len(jobs) + 1}"] = steps
            used.append(sentence.span)
    return Routing(jobs, tuple(used)) if len(jobs) > 1 else None


def _steps_of_cell(cell: str) -> tuple[Step, ...]:
    """The steps of a cell, none where one of them is not a name and a time.

    >>> [(step.machine, step.duration) for step in _steps_of_cell("X-ray 30 > blood test 5")]
    [('X-ray', 30.0), ('blood test', 5.0)]
    """
    found = [_CELL_STEP.match(piece) for piece in _CELL_CUT.split(cell)]
    steps = tuple(Step(match["name"], float(match["time"])) for match in found if match)
    return steps if len(steps) == len(found) and steps else ()


def _column(columns: list[str], *names: str) -> int | None:
    return next((columns.index(name) for name in names if name in columns), None)


def _of_clauses(document: Document) -> Routing | None:
    raw = document.text.raw
    heads = list(_HEAD.finditer(raw))
    jobs: dict[str, tuple[Step, ...]] = {}
    used: list[Span] = []
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(raw)
        stop = re.search(r"[.?!;](?=\s|$)|\n", raw[head.end() : end])
        clause = Span(head.end(), head.end() + stop.start() if stop else end)
        steps = tuple(_steps(document, clause))
        if steps and any(step.duration is not None for step in steps) and head["name"] not in jobs:
            jobs[head["name"]] = steps
            used.append(clause)
    return Routing(jobs, tuple(used)) if len(jobs) > 1 else None


def _steps(document: Document, clause: Span) -> Iterator[Step]:
    text = document.text.at(clause)
    pairs = [each for each in find_literals(text) if isinstance(each.value, tuple)]
    if pairs and all(len(each.value) == 2 for each in pairs if isinstance(each.value, tuple)):
        for pair in pairs:
            step = step_of_value(pair.value, machine_first=machine_first_of(document.text.raw))
            if step:
                yield step
        return
    start = 0
    for cut in (*_STEP_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = Span(clause.start + start, clause.start + end)
        start = cut.end() if cut else end
        step = _step(document, piece)
        if step:
            yield step


def _step(document: Document, piece: Span) -> Step | None:
    text = document.text.at(piece)
    numbers = [n for n in document.numbers_in(piece) if not _is_label(text, n, piece.start)]
    if len(numbers) > 1:
        numbers = numbers[-1:] if len(numbers) == 2 and numbers[-1].unit else numbers[:1]
    rest = text
    for number in numbers:
        at = number.span.start - piece.start, number.span.end - piece.start
        rest = (
            text[: at[0]]
            + " "
            + re.sub(r"^\s?(?:h|hrs?|hours?|min\w*|days?|s|units?)\b", " ", text[at[1] :])
        )
    machine = " ".join(re.sub(r"[():=\[\]]", " ", _FILLER.sub(" ", rest)).split()).strip(" -–")
    if not machine or len(machine.split()) > 3:
        return None
    unit = numbers[0].unit if numbers and numbers[0].unit not in machine.lower().split() else ""
    return Step(machine, numbers[0].value if numbers else None, unit if _is_unit(unit) else "")


def _is_label(text: str, number: Number, offset: int) -> bool:
    """Whether a number names a machine ("machine 2", "M 1") rather than a time."""
    before = text[: number.span.start - offset]
    return bool(
        re.search(
            r"\b(?:machine|station|workstation|press|lathe|mill|line|centre|center|bay|team|hub)\s$",
            before,
            re.I,
        )
    )


def _is_unit(word: str) -> bool:
    return bool(re.fullmatch(r"h|hrs?|hours?|min|mins|minutes?|days?|s|seconds?|weeks?|d", word))
