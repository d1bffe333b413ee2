"""Reads questions about activities that wait for one another and share people, all done soonest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.cells import find_cells
from agent.interpret.embedded.jobs.machine_goal import Aim, wanted
from agent.interpret.embedded.jobs.mentions import masked
from agent.interpret.embedded.jobs.network_arrays import NetworkArrays, find_network_arrays
from agent.interpret.embedded.jobs.network_table import Network, capacity_of, find_network
from agent.interpret.embedded.jobs.precedence import Precedences, find_lags, read_precedences
from agent.interpret.embedded.jobs.project_resources import UNLIMITED, resources_of
from agent.interpret.embedded.jobs.project_told import ProjectTold, project_told
from agent.interpret.embedded.jobs.rules_left import rule_left, words_left
from agent.interpret.embedded.jobs.strays import stray_number
from agent.interpret.embedded.jobs.time_units import Scale, common_unit
from agent.interpret.embedded.jobs.told_grid import told_routes
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.routing import AmbiguousPairs
from agent.interpret.embedded.routings import find_routing
from agent.interpret.embedded.text import Span
from problems.families.project_scheduling import ProjectScheduling
from problems.modelling.activity import Activity, Predecessor, Resource

_FAMILY = "project_scheduling"
_NAMED = re.compile(
    r"\brcpsp\b|\bresource[\s-]constrained\b|\bcritical[\s-]path\b|\bproject\s(?:network|scheduling|duration|plan|length)\b|\bpredecessors?\b|\bpert\b|\bcpm\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:after|once|follows?|depends?|precedes?|predecessors?|prerequisites?|preceded|before|until|waits?|when\s[^.?!]{1,60}?\b(?:done|finished|complete\w*)|requires?|needs?|then)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\bdepends\son\b|\bprecedes?\b|\bpreceded\b|\bmust\sbe\s(?:done|finished|completed?|over|ready)\sbefore\b|\b(?:can|may)\s(?:only\s)?(?:start|begin)\s(?:only\s)?(?:after|once|when)\b|\b(?:cannot|can['’]t)\s(?:start|begin)\s(?:before|until)\b",
    re.IGNORECASE,
)
_PROJECT = re.compile(
    r"\b(?:projects?|activit(?:y|ies)|tasks?|steps?|work|phases?|renovat\w+|build\w*|kitchen|cooks?|release|everything|preparations?|crew|team|workers?|people|jobs?)\b",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?:how\s(?:soon|long|early|quickly|many\s(?:hours|days|weeks|minutes|months))|earliest|soonest|shortest|minimum|minimal|least|as\s(?:soon|early|quickly)|make[\s-]?span|critical\spath|(?:project|total)\s(?:duration|length|time))\b",
    re.IGNORECASE,
)
_PLENTY = re.compile(
    r"\b(?:enough|plenty|any\snumber|unlimited|no\slimit|as\smany|sufficient)\b", re.IGNORECASE
)
_SHOPS = re.compile(
    r"\b(?:flow|job|open)[\s-]?shop\b|\bidentical\s(?:parallel\s)?machines\b", re.IGNORECASE
)
_OWN = re.compile(
    rf"{UNLIMITED.pattern}|\bwho\scan\sdo\sanything\b|\bbut\sare\sin\sone\splace\sat\sa\stime\b|\b(?:share|shares|divide)\sthe\swork\b|\b(?:can|may|could)\s(?:all\s|both\s)?(?:also\s)?(?:start|begin|be\sstarted|be\sbegun|go\son)(?:\s(?:at\sonce|immediately|right\saway|straight\saway|any\s?time|from\sthe\sstart|on\sday\s(?:0|1|one)))?|\b(?:cannot|can['’]t|can|may|must|has\sto|have\sto|should)\s(?:only\s)?(?:be\s)?(?:start\w*|begin\w*|begun|done|finished|completed?|shot|made|wait|ready|over)?"
    r"|\b(?:at\sonce|any\s?time|in\sany\sorder|immediately)\b|\b(?:each|every|any)\b[^.?!;]{0,50}?\b(?:one|a\ssingle)\b[^.?!;]{0,30}|\b(?:neither|nobody|no\sone|none|the\scook|a\s\w+|each)\b[^.?!;]{0,30}?\b(?:two|one)\s\w+\sat\s(?:once|a\stime)\b|\bonly\sonce\b|\b(?:is|are)\s(?:finished|done|complete\w*|over|ready)\b|\bno\s(?:earlier|sooner)\b|\b(?:once|when|after|until|before|follows?)\s*$|\bonly(?=\s{2,})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:crash\w*|cost|costs|budget|€|\$|overtime|deadline|penalt\w+|profit)\b|\bweekends?\b|\bwith\s(?:an?\s)?(?:second|extra|additional|another)\b|\bperhaps\b|\bmaybe\b|\bprobab\w+|\bwith\sboth\b|\bper\sday\s(?:saved|shortened)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Project:
    """What was read; `unread` are words beside the activities."""

    problem: ProjectScheduling
    used: tuple[Span, ...]
    unread: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def _evidence(document: Document) -> float:
    text = document.text.raw
    aim = wanted(text)
    early = (aim is not None and aim.aim is Aim.MAKESPAN) or bool(_EARLY.search(text))
    if not early or _SHOPS.search(text):
        return 0.0
    if _NAMED.search(text):
        return 0.97
    if _STRONG.search(text):
        return 0.96
    return 0.0 if not _ORDERED.search(text) else 0.92 if _PROJECT.search(text) else 0.6


@refusing("the project")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    text = document.text.raw
    is_named = bool(_NAMED.search(text))
    if not is_named and told_routes(find_cells(document)):
        return None  # the same few machines or people over and over: a shop
    network = find_network(document)
    arrays = find_network_arrays(document) if is_named else None
    if arrays:
        counts = (len(arrays.durations), len(arrays.capacities))
        extra = stray_number(document, _FAMILY, arrays.used, counts, ())
        return extra or _of_arrays(arrays)
    project = _of_table(document, network) if network else _of_words(document, is_named=is_named)
    if project is None and (not is_named or _is_shop(document)):
        return None
    if project is None:
        return _asking(
            "the activities",
            "Which activities are there, how long does each take, and what must be done before it?",
        )
    if isinstance(project, Missing):
        return project
    if other := _OTHER.search(text):
        return _asking(
            f'what "{other.group()}" means here',
            f'I could not work "{other.group()}" into the schedule; can you leave it out?',
        )
    stray = _stray(document, project)
    names = tuple(each.name for each in project.problem.activities)
    left = rule_left(document, _FAMILY, project.used, names, project.unread, _OWN)
    return stray or left or Reading(project.problem, project.used, project.assumptions)


def _is_shop(document: Document) -> bool:
    """Whether jobs with steps on machines are told."""
    try:
        return find_routing(document) is not None
    except AmbiguousPairs:
        return True


def _of_arrays(arrays: NetworkArrays) -> Reading | Missing:
    if arrays.missing:
        return _asking(
            arrays.missing,
            f"The arrays do not tell {arrays.missing}; please give it for each activity.",
        )
    names = tuple(f"activity {at}" for at in range(1, len(arrays.durations) + 1))
    kinds = tuple(f"resource {at}" for at in range(1, len(arrays.capacities) + 1))
    uses = arrays.uses or ((),) * len(names)
    activities = tuple(
        Activity(
            name=name,
            duration=duration,
            demands={kind: amount for kind, amount in zip(kinds, row, strict=bool(row)) if amount},
            predecessors=tuple(Predecessor(name=names[each]) for each in before),
        )
        for name, duration, row, before in zip(
            names, arrays.durations, uses, arrays.before, strict=True
        )
    )
    resources = tuple(
        Resource(name=kind, capacity=amount)
        for kind, amount in zip(kinds, arrays.capacities, strict=True)
    )
    return Reading(ProjectScheduling(activities=activities, resources=resources), arrays.used)


def _of_table(document: Document, network: Network) -> _Project | Missing:
    if network.unknown:
        return _asking(
            f"what {network.unknown} means", f'What does "{network.unknown}" in the table mean?'
        )
    capacities: dict[str, float] = {}
    used: list[Span] = [network.span] if network.span else []
    for heading, amounts in network.uses.items():
        found = capacity_of(document, heading, network, alone=len(network.uses) == 1)
        if found is None:
            return _asking(f"how much of {heading} there is", f"How much of {heading} is there?")
        capacities[heading] = found[0]
        used.append(found[1])
        if max(amounts) > found[0]:
            return _asking(
                f"how much of {heading} there is",
                f"An activity uses {max(amounts):g} of {heading} and there are {found[0]:g}; which is right?",
            )
    activities = tuple(
        Activity(
            name=name,
            duration=network.durations[at],
            demands={
                heading: amounts[at] for heading, amounts in network.uses.items() if amounts[at]
            },
            predecessors=tuple(
                Predecessor(name=each) for each in dict.fromkeys(network.before[at])
            ),
        )
        for at, name in enumerate(network.names)
    )
    resources = tuple(Resource(name=name, capacity=amount) for name, amount in capacities.items())
    problem = ProjectScheduling(activities=activities, resources=resources, time_unit=network.unit)
    return _Project(problem, tuple(used))


def _of_words(document: Document, *, is_named: bool) -> _Project | Missing | None:
    if document.tables:
        return None
    lags = find_lags(document.text.raw)
    told = project_told(document, lags)
    if told is None:
        return None
    names = tuple(told.durations)
    found = masked(document.text.raw, names, told.introductions)
    if found is None:
        return None
    waits = read_precedences(found, len(names))
    resources = resources_of(document, told)
    uses = [tuple(each.values()) for each in resources.uses.values()]
    idle = not waits.waits and not is_named
    if idle and (waits.unread or told.clash or resources.missing or set(uses) == {(1.0,)}):
        return None  # one each and no order: jobs shared out, where anything is told of them
    if idle and not uses and not _PLENTY.search(document.text.raw):
        return None
    if told.clash:
        return _asking(
            f"how {told.clash} is done", f"Two values are given for {told.clash}; which is meant?"
        )
    if waits.unread:
        return _asked_about(document, waits.unread[0])
    if resources.missing:
        return _asking(resources.missing, f"Please tell {resources.missing}.")
    return _assembled(
        document,
        told,
        waits,
        resources.capacities,
        resources.uses,
        (*lags, *resources.used),
        found.spans,
    )


def _assembled(
    document: Document,
    told: ProjectTold,
    waits: Precedences,
    capacities: dict[str, float],
    uses: dict[str, dict[str, float]],
    spans: tuple[Span, ...],
    heads: tuple[Span, ...],
) -> _Project | Missing:
    unit = common_unit(tuple(unit for _, unit in told.durations.values()))
    if unit is None:
        return _asking("the unit of time", "In which one unit are all the times?")
    names = tuple(told.durations)
    before: dict[int, list[Predecessor]] = {}
    for each in waits.waits:
        before.setdefault(each.after, []).append(Predecessor(name=names[each.before], lag=each.lag))
    for name, amounts in uses.items():
        for noun, amount in amounts.items():
            if amount > capacities[noun]:
                return _asking(
                    f"how many {noun}s there are",
                    f"{name} needs {amount:g} of {noun} and there are {capacities[noun]:g}; which is right?",
                )
    activities = tuple(
        Activity(
            name=name,
            duration=Scale(unit).of(*told.durations[name]),
            demands=uses.get(name, {}),
            predecessors=tuple(before.get(at, ())),
        )
        for at, name in enumerate(names)
    )
    resources = tuple(Resource(name=noun, capacity=amount) for noun, amount in capacities.items())
    problem = ProjectScheduling(activities=activities, resources=resources, time_unit=unit)
    used = (*told.used, *waits.used, *spans)
    phrases = words_left(document, told.introductions, (*told.used, *waits.used, *spans, *heads))
    free = not resources and not UNLIMITED.search(document.text.raw)
    said = ("Activities wait for nothing but one another.",) if free else ()
    return _Project(problem, used, phrases, said)


def _stray(document: Document, project: _Project) -> Missing | None:
    activities = project.problem.activities
    return stray_number(
        document, _FAMILY, project.used, (len(activities),), (each.name for each in activities)
    )


def _asked_about(document: Document, place: int) -> Missing:
    sentences = document.text.sentences
    said = next((each.text for each in sentences if each.span.start <= place < each.span.end), "")
    shown = " ".join(said.split())[:120]
    return _asking(
        f'what "{shown}" means here',
        f'I could not tell what must wait for what in "{shown}"; can you put it in other words?',
    )


def _asking(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
