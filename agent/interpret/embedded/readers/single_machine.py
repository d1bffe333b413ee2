"""Reads questions about the order in which one machine, or one person, does its jobs."""

from __future__ import annotations

import re
from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.machine_goal import Aim, Wanted, tells_when_waits_end, wanted
from agent.interpret.embedded.jobs.roles import Role
from agent.interpret.embedded.jobs.rules_left import rule_left
from agent.interpret.embedded.jobs.setups import CHANGE, SETUP, Setups, find_setups
from agent.interpret.embedded.jobs.strays import stray_number
from agent.interpret.embedded.jobs.time_units import Scale, common_unit
from agent.interpret.embedded.jobs.told import Amount, ToldJobs, told_jobs
from agent.interpret.embedded.reader import Missing, OtherReading, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from problems.families.single_machine import MachineJob, SingleMachine
from problems.modelling.machine_goals import Goal

_FAMILY = "single_machine"
_NAMED = re.compile(
    r"\bsingle[\s-]machine\b|\bone-machine\b|\bon\s(?:just\s|only\s)?one\smachine\b|(?:^|[\s(])1\s?\|\s?[^|\n]{0,20}\|[ ]?(?:sum|[CLT]_?max|[CLT]_?j|w_?j|∑|Σ|\\sum)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:one|a\ssingle|single|(?:the|our|my|his|her|their|its)\sonly|just\sone|only\sone|1)\s(?:\w+[\s-]){0,2}?\w+\b|\balone\b|\bby\s(?:him|her|my|it)self\b"
    r"|\bone\s(?:after\s(?:the\s)?(?:other|another)|by\sone|at\sa\stime)\b|\bin\s(?:which|what)\s(?:order|sequence)\b|\bsequence\b|\b(?:an?|the|my|our|her|his)\s(?:\w+\s)?(?:machine|oven|press|printer|lathe|kiln|dentist|clerk|doctor|tailor|mechanic|barber"
    r"|hairdresser|carpenter|painter|programmer|student|consultant|translator|welder|baker|plumber|electrician|surgeon|photocopier|server|processor|saw|crane|dock|berth|runway|furnace)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|[2-9])\s(?:\w+\s){0,3}?(?:machines|printers|ovens|servers|processors|workers|clerks|presses|lines|stations|cooks|doctors|cores|teams|crews|cranes|berths|docks|lathes|robots|washers|dryers|mechanics|operators|nurses|dentists|painters|bays)\b"
    r"|\bone\s(?:\w+\s)?(?:of|for)\s(?:each|every)\s(?:kind|type|sort)\b"
    r"|\bmachine\s(?:A|1)\b[^?]{0,200}?\bmachine\s(?:B|2)\b|\bfor\seach\s(?:step|stage|kind|of\sthem)\b|\bgo(?:es)?\sthrough\b|\bin\sthis\sorder\b|\b(?:flow|job|open)[\s-]?shop\b|\b(?:parallel|identical)\s\w+",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:due|deadlines?)\b|\b(?:must|should|has\sto|have\sto|needs?\sto)\s(?:all\s)?(?:be\s)?(?:make|do|print|bake|process\w*|handle|done|finish\w*|treat|see|write|paint|repair|serve|scheduled|sequenced|made|produce)\b|\bin\s(?:which|what)\s(?:order|sequence)\b|\b(?:nothing|no\s\w+)\s[^.?!;]{0,50}?\bbefore\sthe\sfirst\b"
    r"|\bfirst\b[^.?!;]{0,40}?\b(?:no|without|not)\b[^.?!;]{0,30}|\bnothing\b[^.?!;,]{0,60}?\bfirst\b|\b(?:if|when)\sthe\s(?:time|times|waits?|order)\b|\b(?:early|on\stime)\b[^.?!;]{0,60}?\b(?:no|not|zero|nothing)\b|\bwork\sthat\sis\sfinished\s(?:early|on\stime)\b|\bfinished\sat\sthe\send\b|\bclean\w*\s(?:from|when|between)\b|\b(?:chang|switch)\w+\s(?:from|between)\b"
    r"|\b(?:waits?|waiting)\b|\bset[\s-]?ups?\b|\b(?:late|delay\w*|tard\w+|penalt\w+)\b[^.?!;]{0,60}?\bif\b|\bif\b[^.?!;]{0,40}?\b(?:late|done\sin\stime|on\stime|early)\b|\bone\safter\s(?:the\s)?(?:other|another)\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\bmust\b|\bdeadlines?\b|\bno\slater\sthan\b|\bat\sthe\slatest\b|\bhas\sto\b|\bhave\sto\b",
    re.IGNORECASE,
)
_GOALS: dict[Aim, Goal] = {
    Aim.MAKESPAN: "makespan",
    Aim.COMPLETION: "completion",
    Aim.WAITING: "tardiness",
    Aim.TARDINESS: "tardiness",
    Aim.LATENESS: "lateness",
    Aim.WORST_DELAY: "lateness",
}
_DATED = frozenset({Aim.TARDINESS, Aim.LATENESS, Aim.WORST_DELAY})


def _evidence(document: Document) -> float:
    text = document.text.raw
    aim = wanted(text)
    if aim is None or _SEVERAL.search(text):
        return 0.0
    if _NAMED.search(text):
        return 0.96
    if not _ALONE.search(text):
        changes = aim.aim is Aim.MAKESPAN and _BETWEEN.search(text)
        return 0.7 if aim.aim in _DATED or changes else 0.0
    if aim.aim is Aim.MAKESPAN:
        return 0.8 if SETUP.search(text) or _RELEASED.search(text) else 0.0
    return 0.9 if aim.aim in _DATED else 0.75


_BETWEEN = re.compile(rf"{SETUP.pattern}[^?!]{{0,80}}?\b(?:between|from|after)\b", re.IGNORECASE)
_RELEASED = re.compile(
    r"\brelease|\barriv|\bready\sat\b|\bavailable\sfrom\b|\bnot\s(?:\w+\s)?before\b", re.IGNORECASE
)


@refusing("the schedule")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    aim = wanted(text)
    if not _evidence(document) or aim is None:
        return None
    is_named = bool(_NAMED.search(text))
    told = _with_setups(document)
    if told is None:
        return (
            _asking(
                "the jobs and how long each takes",
                "Which jobs are there, and how long does each take?",
            )
            if is_named
            else None
        )
    jobs, setups = told
    if jobs.clash and not is_named:
        return None
    unclear = _unclear(document, jobs, aim)
    if unclear:
        return unclear if is_named or len(jobs.missing(Role.DURATION)) < len(jobs.names) else None
    used = (*jobs.used, *(setups.used if setups else ()))
    if setups and setups.missing:
        return _asking(
            f"the time from {setups.missing}",
            f"How long does it take to change from {setups.missing}?",
        )
    stray = _stray(document, jobs, used)
    if stray and not is_named and aim.aim not in _DATED and not jobs.has(Role.RELEASE):
        return None
    left = rule_left(document, _FAMILY, used, jobs.names, jobs.unread, _OWN)
    return stray or left or _reading(document, jobs, setups, aim, used)


def _with_setups(document: Document) -> tuple[ToldJobs, Setups | None] | None:
    """The jobs and the times between them; numbers of the one are not read as the other."""
    told = tuple(each.span for each in document.text.sentences if CHANGE.search(each.text))
    first = told_jobs(document, told)
    if first is None:
        return None
    setups = find_setups(document, first.names)
    if setups is None:
        return first, None
    jobs = told_jobs(document, (*told, *setups.used)) or first
    found = find_setups(document, jobs.names)
    told = tuple(each for each in told if not document.numbers_in(each))
    return jobs, replace(found, used=(*found.used, *told)) if found else None


def _unclear(document: Document, jobs: ToldJobs, aim: Wanted) -> Missing | None:
    if jobs.clash:
        return _asking(jobs.clash, f"Two values are given for {jobs.clash}; which is meant?")
    if aim.aim is Aim.LATE_JOBS:
        return _asking(
            "the goal",
            "I cannot count late jobs yet; should the total delay be least, or the largest one?",
        )
    needed = [Role.DURATION, *([Role.DUE] if aim.aim in _DATED else [])]
    needed += [role for role in (Role.WEIGHT,) if jobs.has(role)]
    needed += (
        [Role.DUE]
        if aim.aim not in _DATED and jobs.has(Role.DUE) and len(jobs.missing(Role.DUE)) == 0
        else []
    )
    for role in needed:
        lacking = jobs.missing(role)
        if lacking:
            return _asking(
                f"the {role.value} of {lacking[0]}", f"What is the {role.value} of {lacking[0]}?"
            )
    if aim.is_weighted and not jobs.has(Role.WEIGHT):
        return _asking("the weight of each job", "How much does each job count?")
    text = document.text.raw
    if aim.aim not in _DATED and jobs.has(Role.DUE) and not _HARD.search(text):
        return _asking(
            "what the due dates are for",
            "Must every job be done by its due date, or do they not matter here?",
        )
    if aim.aim is Aim.WAITING and not tells_when_waits_end(text):
        return Missing(
            _FAMILY,
            "when a wait ends",
            "Does a wait end when the work on it begins, or when it is done?",
            ("when it begins", "when it is done"),
        )
    if aim.is_average and not _divides_evenly(len(jobs.names)):
        return _asking(
            "the goal",
            f"The average over {len(jobs.names)} jobs is not a round number; may I find the least sum instead?",
        )
    return None


def _divides_evenly(n: int) -> bool:
    """Whether one part of n is a short decimal, so that weights can hold it exactly."""
    while n % 2 == 0:
        n //= 2
    while n % 5 == 0:
        n //= 5
    return n == 1


def _stray(document: Document, jobs: ToldJobs, used: tuple[Span, ...]) -> Missing | None:
    return stray_number(document, _FAMILY, used, (len(jobs.names),), jobs.names)


def _reading(
    document: Document, jobs: ToldJobs, setups: Setups | None, aim: Wanted, used: tuple[Span, ...]
) -> Reading | Missing:
    unit = common_unit(tuple(known[Role.DURATION].unit for known in jobs.amounts.values()))
    dues = {
        known[role].unit
        for known in jobs.amounts.values()
        for role in (Role.DUE, Role.RELEASE)
        if role in known
    }
    if unit is None or any(each and common_unit((each, unit)) != unit for each in dues):
        return _asking("the unit of time", "In which one unit are all the times?")
    made = tuple(_job(name, known, aim, Scale(unit), jobs) for name, known in jobs.amounts.items())
    if aim.aim is Aim.WORST_DELAY and not _is_late(made, setups):
        return _asking(
            "the goal",
            "All can be on time; should the largest lateness be least even where it is negative?",
        )
    goal = _GOALS[aim.aim]
    if goal == "completion" and _counts_from_arrival(document, jobs):
        made = tuple(each.model_copy(update={"due": each.release}) for each in made)
        goal = "tardiness"
    problem = SingleMachine(
        jobs=made, goal=goal, setups=setups.rows if setups else (), time_unit=unit
    )
    said = tuple(
        each
        for each in (
            aim.assumption,
            "" if _ALONE.search(document.text.raw) else "One job is done at a time.",
        )
        if each
    )
    if jobs.has(Role.WEIGHT) and not _counts_weights(document):
        plain = problem.model_copy(
            update={"jobs": tuple(j.model_copy(update={"weight": 1.0}) for j in made)}
        )
        return Reading(
            problem, used, said, (OtherReading("every job counts alike", plain),), is_open=True
        )
    return Reading(problem, used, said)


def _counts_weights(document: Document) -> bool:
    return bool(
        re.search(
            r"\bweight|\bpenalt|\bpriorit|\bfines?\b|\bcosts?\b|\bimportan|\burgen",
            document.text.raw,
            re.IGNORECASE,
        )
    )


def _counts_from_arrival(document: Document, jobs: ToldJobs) -> bool:
    return jobs.has(Role.RELEASE) and bool(
        re.search(
            r"\bflow\stimes?\b|\bwait|\bturnaround|\bspend|\bstay|\bin\sthe\s(?:system|shop)\b",
            document.text.raw,
            re.IGNORECASE,
        )
    )


def _job(
    name: str, known: dict[Role, Amount], aim: Wanted, scale: Scale, jobs: ToldJobs
) -> MachineJob:
    duration, release, due = (
        _of(known.get(role), scale) for role in (Role.DURATION, Role.RELEASE, Role.DUE)
    )
    weight = known[Role.WEIGHT].value if Role.WEIGHT in known else 1.0
    hard = aim.aim not in _DATED and Role.DUE in known
    soft = release + duration if aim.aim is Aim.WAITING else due if aim.aim in _DATED else 0.0
    return MachineJob(
        name=name,
        duration=duration,
        release=release,
        due=soft,
        deadline=due if hard else None,
        weight=weight / len(jobs.names) if aim.is_average else weight,
    )


def _of(amount: Amount | None, scale: Scale) -> float:
    return scale.of(amount.value, amount.unit) if amount else 0.0


def _is_late(jobs: tuple[MachineJob, ...], setups: Setups | None) -> bool:
    """Whether the best order, by due dates, leaves some job late or just on time.

    Source: Jackson, Scheduling a production line to minimize maximum tardiness (1955).
    """
    if setups or any(job.release for job in jobs):
        return False
    clock, worst = 0.0, float("-inf")
    for job in sorted(jobs, key=lambda each: each.due):
        clock = max(clock, 0.0) + job.duration
        worst = max(worst, clock - job.due)
    return worst >= 0


def _asking(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
