"""Reads questions that give every task to one agent within what each agent can bear."""

from __future__ import annotations

import re

from agent.interpret.embedded.agents.capacities import Worker, find_workers
from agent.interpret.embedded.agents.grids import Grids
from agent.interpret.embedded.agents.tabled import grids_of_matrices, grids_of_table
from agent.interpret.embedded.agents.told import grids_of_phrases, grids_of_rows
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.generalised_assignment import Agent, GeneralisedAssignment
from problems.status import Sense

_FAMILY = "generalised_assignment"
_CALLED = re.compile(r"\bgenerali[sz]ed\sassignment", re.IGNORECASE)
_LEAST = re.compile(
    r"\bminimi[sz]\w*|\b(?:minimum|lowest|least|cheapest|smallest|fewest)\b|\bas\s(?:little|low|cheap\w*)\b|\bhow\scheap\w*",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\bmaximi[sz]\w*|\b(?:maximum|highest|greatest|largest|most)\b|\bas\s(?:much|high)\b",
    re.IGNORECASE,
)
# What says that each task is done, by one agent.
_EACH = re.compile(r"\b(?:each|every|all|which|who|both|schedule)\b", re.IGNORECASE)
_RULES = re.compile(
    r"\b(?:may\snot|cannot|can't|must\snot|never|not\sallowed|unless|except|at\sleast|overtime|fixed|set-?up|penalt\w+|only\s(?:on|by|if|one\sof)|if"
    r"|different|same|apart|both|neither|optional|undone|at\smost\sonce|not\sat\sall|left|skip\w*|reject\w*|bonus|double|together|before|after|split\sbetween|shared|parts?\sof|fractions?|at\smost\s(?:one|two|three|four|five|\d+)\s(?:jobs?|tasks?|orders?|apps?|items?|batches)"
    r"|no\smore\sthan\s(?:one|two|three|four|five|\d+)\s(?:jobs?|tasks?|orders?|apps?|items?|batches))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:not|cannot|can't)\s(?:be\s)?(?:split|divided|shared)\b", re.IGNORECASE)

_HOURS = re.compile(r"h|hrs?|hours?", re.IGNORECASE)
_HOURLY = re.compile(r"\b(?:an|per|every|each)\shour\b|\bhourly\b|/\s?h\b", re.IGNORECASE)


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 100_000:
        return 0.0
    if _CALLED.search(text):
        return 0.96
    if not (_LEAST.search(text) or _MOST.search(text)) or not _EACH.search(text):
        return 0.0
    workers = find_workers(document)
    return 0.95 if len(workers) > 1 and _grids(document, workers) else 0.0


def _grids(document: Document, workers: tuple[Worker, ...]) -> Grids | None:
    names = tuple(each.name for each in workers)
    unit = next((each.unit for each in workers if each.unit), "")
    but = tuple(span for each in workers for span in each.spans)
    return (
        grids_of_table(document, names, unit)
        or grids_of_matrices(document, names)
        or grids_of_rows(document, names, but)
        or grids_of_phrases(document, names, but, unit)
    )


@refusing("the tasks")
def _read(document: Document) -> Reading | Missing | None:
    workers = find_workers(document)
    is_called = bool(_CALLED.search(document.text.raw))
    if len(workers) < 2:
        return _missing("the capacities", "How much can each agent do?") if is_called else None
    grids = _grids(document, workers)
    if grids is None:
        asks = "What does each task take of each agent, and what does it cost with each?"
        return _missing("the loads and costs", asks) if is_called else None
    goal = _goal(document)
    if goal is None:
        return _missing("the goal", "Is the total to be as small or as large as possible?")
    if rule := _RULES.search(_WHOLE.sub(" ", document.text.raw)):
        shown = rule.group()
        return _missing(
            f'what "{shown}" asks for',
            f'The question says "{shown}", which is not read yet; can you put it in other words, or leave it out?',
        )
    if _HOURS.fullmatch(workers[0].unit) and (match := _HOURLY.search(document.text.raw)):
        shown = match.group()
        return _missing(
            f'what "{shown}" means',
            f"Are the amounts {shown}, or for the whole task? Please give them for the whole task.",
        )
    used = (
        *(span for each in workers for span in each.spans),
        *grids.spans,
        *(n.span for n in document.numbers if _counts(document, n, workers, grids)),
    )
    loose = unused_numbers(document, used)
    if loose:
        shown = with_context(document, loose[0])
        return _missing(f'what "{shown}" means', f'What does the number in "{shown}" say here?')
    problem = GeneralisedAssignment(
        agents=tuple(Agent(name=each.name, capacity=each.capacity) for each in workers),
        tasks=grids.tasks,
        costs=grids.costs,
        loads=grids.loads,
        goal=goal,
        load_unit=next((each.unit for each in workers if each.unit), ""),
    )
    return Reading(problem, used, ("Every task is given to exactly one agent.",))


def _goal(document: Document) -> Sense | None:
    """Whether the total is to be small or large; None where both are said or neither is."""
    text = re.sub(r"\bat\s(?:the\s)?(?:most|least)\b", " ", document.text.raw)
    least, most = bool(_LEAST.search(text)), bool(_MOST.search(text))
    if least == most:
        return None
    return Sense.MINIMISE if least else Sense.MAXIMISE


def _counts(document: Document, number: Number, workers: tuple[Worker, ...], grids: Grids) -> bool:
    """Whether a number counts agents or tasks, or ends the name of one."""
    raw = document.text.raw
    before = raw[max(0, number.span.start - 30) : number.span.end].lower()
    if any(before.endswith(name.lower()) for name in (*(w.name for w in workers), *grids.tasks)):
        return True
    if number.value not in {float(len(workers)), float(len(grids.tasks))}:
        return False
    after = raw[number.span.end :][:30]
    if re.search(r"\bof\s(?:the|these|them)\s?\S+$", before) and re.match(r"[;,.?\s]|$", after):
        return True
    limits = re.search(r"\b(?:most|least|exactly|only|than|to|just)\s\S+$", before)
    return not limits and bool(
        re.match(r",|\s(?:[a-z]+\s)?[a-z]+s\b|\s(?:people|batches)\b", after)
    )


def _missing(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read)
