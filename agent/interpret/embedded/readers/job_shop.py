"""Reads questions about jobs whose steps run in order on machines, finished as early as possible."""

from __future__ import annotations

import re
from collections import Counter

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.free_order import free_order
from agent.interpret.embedded.grids.matrices import find_matrices, rectangular
from agent.interpret.embedded.jobs.rules_left import rule_left
from agent.interpret.embedded.jobs.spoken_routing import spoken_routing
from agent.interpret.embedded.leftovers import Leftovers, leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.readers.flow_shop import READER as FLOW_SHOP
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.routing import AmbiguousPairs, Routing, Step
from agent.interpret.embedded.routings import find_routing
from problems.errors import BadInput
from problems.families.job_shop import Job, JobShop, Operation

_NAMED = re.compile(r"\bjob[\s-]?shop\b|\bflow[\s-]?shop\b|\bmake[\s-]?span\b", re.IGNORECASE)
_SEQUENCE = re.compile(
    r"\b(?:then|sequen\w*|order|steps?|stages?|operations?|followed\sby|first|series|workflows?|pipeline|after\sthat|afterwards)\b|→|->",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\b(?:machines?|\w*stations?|hubs?|centers?|centres?|devices?|teams?|bays?|terminals?|instruments?|tools?|depots?|docks?|checkpoints?"
    r"|workbench\w*|warehouses?|labs?|cutting|drilling|painting|milling|turning|lathe|press|ovens?|workshops?|kitchens?|clinics?|rooms?|booths?|grinders?|mills?|saws?|drills?|mixers?|fridges?"
    r"|furnaces?|kilns?|cutters?|printers?|laundr(?:y|ies)|washers?|garages?|lifts?)\b",
    re.IGNORECASE,
)
_FINISH = re.compile(
    r"\b(?:finish\w*|make[\s-]?span|complet\w*|done|as\s(?:early|soon|quick\w*)|how\slong|shortest\s(?:time|schedule)|total\s(?:production\s)?time|earliest)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:(?:room|space|place)\sfor\s(?:only\s|just\s)?one|one\s\w+\s(?:fits|for\seach)|one\s(?:\w+\s){0,3}?at\s(?:a|any(?:\sgiven)?)\stime|one\s(?:machine|of\seach)|one\s(?:\w+\s)?\w+(?:,|\sand)\s(?:and\s)?one\s\w+|only\s(?:one|handle)|single-threaded|exclusiv\w*|overlap\w*"
    r"|at\sa\stime|at\sany\s(?:given\s)?time|cannot\s(?:do|process|handle)\stwo|one\sjob|each\s(?:machine|station)\b)",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(
    r"\bdue\s(?:at|by|dates?)\b|\bset[\s-]?up\stimes?\b|\brelease\s(?:times?|dates?)\b|\bno[\s-]wait\b|\btardiness\b|\blateness\b"
    r"|\b(?:two|three|four|[2-9])\s(?:identical|parallel|equal)\s\w+|\beither\smachine\b|\balternative\smachines?\b|\bweighted\b|\bpreempt\w+\sis\sallowed"
    r"|\bsum\sof\s(?:the\s)?completion|\b(?:may|can|must)\s?(?:not|only)\s(?:be\s)?(?:start\w*|begin|begun)\b|\b(?:cannot|can['’]t)\s(?:start|begin)\b|\barrives?\sat\b|\bmust\swait\s\d+|\bnot\sbefore\s\d+",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:then|after\sthat|afterwards|followed\sby)\b", re.IGNORECASE)
_FLOW_SHOP = re.compile(
    r"\bpermutation\sflow[\s-]?shop\b|\bflow[\s-]?shop\b[^.?!]{0,80}\bpermutation", re.IGNORECASE
)
_SAME_ORDER = re.compile(
    r"\b(?:same\s(?:processing\s)?(?:order|sequence|route)|flow[\s-]?shop|in\sseries|every\sjob\s(?:goes|passes)\sthrough)\b",
    re.IGNORECASE,
)
# With up to three machines some best schedule keeps one order of jobs on all of them (Conway,
# Maxwell and Miller, Theory of Scheduling, 1967, section 5-3), so a job shop has the same makespan.
_MOST_MACHINES_OF_A_PERMUTATION = 3


def _evidence(document: Document) -> float:
    text = document.text.raw
    finish = _FINISH.search(text)
    if _NAMED.search(text):
        return 0.95
    if finish and _SEQUENCE.search(text) and _MACHINE.search(text) and _ALONE.search(text):
        return 0.85
    if finish and _THEN.search(text) and _ALONE.search(text):
        return 0.8
    return 0.0


@refusing("the schedule")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document) or free_order(text) or _FLOW_SHOP.search(text):
        return None
    if isinstance(FLOW_SHOP.read(document), Reading):
        return None  # every job takes the same steps in one order
    try:
        routing = (_SAME_ORDER.search(text) and _flow(document)) or (
            None if _FLOW_SHOP.search(text) else find_routing(document) or _spoken(document)
        )
    except AmbiguousPairs:
        return Missing(
            "job_shop",
            "which number of each pair is the machine",
            "Is the first number of each pair the machine or the duration?",
            ("(machine, duration)", "(duration, machine)"),
        )
    if routing is None and (_FLOW_SHOP.search(text) or not _NAMED.search(text)):
        return None
    if match := _OTHER_RULES.search(text):
        return Missing(
            "job_shop",
            f'the rule "{match.group()}"',
            f'The question says "{match.group()}", which is not read yet; may each job keep the order '
            "of its steps as written, with nothing but that and its machines to respect?",
        )
    if not routing:
        return Missing(
            "job_shop",
            "the steps of each job",
            "Which steps has each job, on which machine and for how long? "
            'Write them as "Job A: 3 h cutting, then 2 h drilling".',
        )
    return _of_routing(document, routing)


def _spoken(document: Document) -> Routing | None:
    """Steps told in sentences, where no words are left over that may hold a rule."""
    found = spoken_routing(document)
    if found is None:
        return None
    routing, phrases = found
    left = rule_left(document, "job_shop", routing.used, routing.jobs, phrases, _OWN)
    return None if left else routing


_OWN = re.compile(
    r"\b(?:then|after\sthat|afterwards|followed\sby|first|in\sthis\sorder|in\sthe\s(?:given\s)?order(?:\sgiven)?)\b|\b(?:each|every)\b[^.?!;]{0,60}?\bone\b[^.?!;]{0,40}|\b(?:must|has\sto|have\sto|needs?\sto)\sbe\s\w+\b|\b(?:orders?|routes?)\s(?:is|are)\sfixed\b",
    re.IGNORECASE,
)


def _flow(document: Document) -> Routing | None:
    """A flow shop's table of times as one routing a job, machines in the order of the columns."""
    matrices = [matrix for matrix in find_matrices(document) if len(matrix.rows) > 1]
    if len(matrices) != 1:
        return None
    matrix = rectangular(matrices[0], "the table of times")
    rows, names, columns = matrix.rows, matrix.row_names, matrix.column_names
    if names and all(name.lower().startswith(("machine", "m")) for name in names):
        rows, names, columns = tuple(zip(*rows, strict=True)), columns, names
    width = len(rows[0])
    permutation = re.search(
        r"\bpermutation|\bsequence\sof\s(?:the\s)?jobs|same\sorder\son", document.text.raw, re.I
    )
    if permutation and width > _MOST_MACHINES_OF_A_PERMUTATION:
        return None
    machines = columns or tuple(f"machine {number}" for number in range(1, width + 1))
    jobs = names or tuple(f"job {number}" for number in range(1, len(rows) + 1))
    steps = [tuple(Step(m, t) for m, t in zip(machines, row, strict=True)) for row in rows]
    return Routing(dict(zip(jobs, steps, strict=True)), matrix.spans)


def _of_routing(document: Document, routing: Routing) -> Reading | Missing:
    for name, steps in routing.jobs.items():
        for step in steps:
            if step.duration is None:
                return Missing(
                    "job_shop",
                    f"the duration of {step.machine} in {name}",
                    f"How long does {step.machine} take in {name}?",
                )
            if step.duration < 0:
                raise BadInput(
                    f"{step.machine} in {name} takes {step.duration:g}; a duration must be 0 or more"
                )
    spelling: dict[str, str] = {}
    jobs = tuple(
        Job(
            name=name,
            operations=tuple(
                Operation(
                    machine=spelling.setdefault(step.machine.casefold(), step.machine),
                    duration=step.duration or 0.0,
                )
                for step in steps
            ),
        )
        for name, steps in routing.jobs.items()
    )
    rest = _rest(document, routing, len(spelling))
    stray = _asked_about(document, rest, f"{len(jobs)} jobs on {len(spelling)} machines were read.")
    if stray:
        return stray
    units = Counter(step.unit for steps in routing.jobs.values() for step in steps if step.unit)
    same_unit = len({unit.removesuffix("s") for unit in units}) == 1
    problem = JobShop(jobs=jobs, time_unit=units.most_common(1)[0][0] if same_unit else "")
    total = re.search(r"\btotal\scompletion\stime\b", document.text.raw, re.IGNORECASE)
    said = "The total completion time is taken as the time when everything is finished."
    return Reading(problem, (*routing.used, *rest.explained), (said,) if total else ())


def _rest(document: Document, routing: Routing, n_machines: int) -> Leftovers:
    """The numbers beside the routing: counts of jobs and machines, parts of their names, others."""
    words = " ".join(
        (*routing.jobs, *(s.machine for steps in routing.jobs.values() for s in steps))
    )
    labels = set(re.findall(r"\d+", words)) | {"0"}
    counts = {1.0, float(len(routing.jobs)), float(n_machines)}
    return leftovers(document, routing.used, counts, labels)


def _asked_about(document: Document, rest: Leftovers, what_was_read: str) -> Missing | None:
    """A stated number of jobs that differs from the jobs that were read, or a number left over."""
    number = rest.stray
    if number is None or number.value == int(number.value) <= 1:
        return None
    written = document.text.at(number.span)
    return Missing(
        "job_shop",
        f"what {written} refers to",
        f"What does the number {written} say? {what_was_read}",
    )


READER = Reader(family="job_shop", evidence=_evidence, read=_read, takes_sheets=True)
