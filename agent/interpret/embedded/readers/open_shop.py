"""Reads questions about jobs that visit machines in whatever order, finished as early as possible."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.free_order import free_order
from agent.interpret.embedded.grids.matrices import find_matrices, rectangular
from agent.interpret.embedded.jobs.rules_left import rule_left
from agent.interpret.embedded.jobs.spoken_routing import spoken_routing
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.routing import AmbiguousPairs, Routing, Step
from agent.interpret.embedded.routings import find_routing
from agent.interpret.embedded.unread import with_context
from problems.errors import BadInput
from problems.families.open_shop import OpenJob, OpenOperation, OpenShop

_FINISH = re.compile(
    r"\b(?:finish\w*|make[\s-]?span|complet\w*|done|as\s(?:early|soon|quick\w*|fast)|how\s(?:long|soon|early|quickly|fast)|ready|over|through|earliest|soonest"
    r"|(?:total|overall|shortest|least|minimum)\s(?:\w+\s){0,2}?(?:time|downtime|schedule|duration)|downtime)\b",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(
    r"\bdue\s(?:at|by|dates?)\b|\bset[\s-]?up\stimes?\b|\brelease\s(?:times?|dates?)\b|\bno[\s-]wait\b|\btardiness\b"
    r"|\blateness\b|\b(?:two|three|four|[2-9])\s(?:identical|parallel|equal)\s\w+|\beither\smachine\b"
    r"|\balternative\smachines?\b|\bweighted\b|\bpreempt\w+\sis\sallowed|\bsum\sof\s(?:the\s)?completion"
    r"|\b(?:may|can|must)\s?(?:not|only)\s(?:be\s)?(?:start\w*|begin|begun)\b|\b(?:cannot|can['’]t)\s(?:start|begin)\b|\barrives?\sat\b|\bmust\swait\s\d+|\bnot\sbefore\s\d+|\bmust\sbe\s(?:first|last)\b|\bbefore\s(?:any|the)\sother\b"
    r"|\baverage\b|\bbut\s(?:only\s)?(?:after|before)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:one|a\ssingle)\s(?:\w+\s){0,3}?at\s(?:a|any(?:\sgiven)?)\stime\b|\bmultiple\s\w+\ssimultaneously\b",
    re.IGNORECASE,
)


def _evidence(document: Document) -> float:
    text = document.text.raw
    return 0.96 if free_order(text) and _FINISH.search(text) else 0.0


@refusing("the schedule")
def _read(document: Document) -> Reading | Missing | None:
    try:
        laid_out = bool(document.tables) or "[[" in document.text.raw
        ways = (_of_matrix, _spoken) if laid_out else (_spoken, _of_matrix)
        routing = find_routing(document) or next((r for way in ways if (r := way(document))), None)
    except AmbiguousPairs:
        return Missing(
            "open_shop",
            "which number of each pair is the machine",
            "Is the first number of each pair the machine or the duration?",
            ("(machine, duration)", "(duration, machine)"),
        )
    if routing is None:
        return None
    if isinstance(routing, Missing):
        return routing
    if rule := _OTHER_RULES.search(document.text.raw):
        return Missing(
            "open_shop",
            f'the rule "{rule.group()}"',
            f'The question says "{rule.group()}", which is not read yet; is it enough that no machine '
            "and no job does two things at once?",
        )
    left = rule_about_some(document, _short_names(routing), routing.used, "open_shop")
    return _incomplete(document, routing) or left or _reading(document, routing)


def _spoken(document: Document) -> Routing | Missing | None:
    """Steps told in sentences, or the question about words beside them that may hold a rule."""
    found = spoken_routing(document)
    if found is None:
        return None
    routing, phrases = found
    left = rule_left(document, "open_shop", routing.used, routing.jobs, phrases, _OWN)
    return left or routing


_OWN = re.compile(
    r"\b(?:any|whatever|either|no|which\w*)\b[^.?!;]{0,60}?\b(?:order|sequence|first)\b|\b(?:order|sequence)\b[^.?!;]{0,60}?\b(?:matter|free|open|suits|up\sto)\b|\b(?:each|every\w*|an?|only)\b[^.?!;]{0,60}?\b(?:one|a\ssingle)\b[^.?!;]{0,40}|\b(?:must|has\sto|have\sto|needs?\sto)\s(?:be|see|visit|talk|go|undergo|pass)\b",
    re.IGNORECASE,
)


def _short_names(routing: Routing) -> tuple[str, ...]:
    """The jobs as prose names them: "Job Fiat" is "Fiat"."""
    return tuple(re.sub(r"^[Jj]ob\s(?=[^\W\d_]{2})", "", name) for name in routing.jobs)


def _of_matrix(document: Document) -> Routing | None:
    """A table of times as jobs in its rows and machines in its columns."""
    matrices = [each for each in find_matrices(document) if len(each.rows) > 1]
    if len(matrices) != 1:
        return None
    matrix = rectangular(matrices[0], "the table of times")
    rows, names, columns = matrix.rows, matrix.row_names, matrix.column_names
    if names and all(re.match(r"(?i)machine|station|m\d", name) for name in names):
        rows, names, columns = tuple(zip(*rows, strict=True)), columns, names
    machines = columns or tuple(f"machine {number}" for number in range(1, len(rows[0]) + 1))
    jobs = names or tuple(f"job {number}" for number in range(1, len(rows) + 1))
    steps = [tuple(Step(m, t) for m, t in zip(machines, row, strict=True)) for row in rows]
    return Routing(dict(zip(jobs, steps, strict=True)), matrix.spans)


def _incomplete(document: Document, routing: Routing) -> Missing | None:
    """The question about a time that is not told, or about a number that no job needs."""
    for name, steps in routing.jobs.items():
        for step in steps:
            if step.duration is None:
                what = f"the duration of {step.machine} in {name}"
                return Missing("open_shop", what, f"How long does {step.machine} take in {name}?")
            if step.duration < 0:
                raise BadInput(
                    f"{name} takes {step.duration:g} on {step.machine}; durations must be 0 or more"
                )
    machines = {step.machine for steps in routing.jobs.values() for step in steps}
    labels = set(re.findall(r"\d+", " ".join((*routing.jobs, *machines)))) | {"0"}
    counts = {1.0, float(len(routing.jobs)), float(len(machines))}
    stray = leftovers(document, routing.used, counts, labels).stray
    if stray is None or stray.value == int(stray.value) <= 1:
        return None
    shown = with_context(document, stray)
    return Missing("open_shop", f'what "{shown}" means', f'What does "{shown}" mean here?')


def _reading(document: Document, routing: Routing) -> Reading:
    jobs = tuple(
        OpenJob(
            name=name,
            operations=tuple(
                OpenOperation(machine=step.machine, duration=step.duration or 0.0) for step in steps
            ),
        )
        for name, steps in routing.jobs.items()
    )
    units = {step.unit for steps in routing.jobs.values() for step in steps if step.unit}
    problem = OpenShop(jobs=jobs, time_unit=units.pop() if len(units) == 1 else "")
    alone = "Each machine takes one job at a time."
    said = () if _ALONE.search(document.text.raw) else (alone,)
    return Reading(problem, routing.used, said)


READER = Reader(family="open_shop", evidence=_evidence, read=_read)
