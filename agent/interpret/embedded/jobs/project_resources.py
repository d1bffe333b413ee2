"""How much of each resource a project has, and how much of it each activity uses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.jobs.project_told import Loose, ProjectTold, singular
from agent.interpret.embedded.text import Span

UNLIMITED = re.compile(
    r"\b(?:enough|plenty|any\snumber\sof|unlimited|no\s(?:resource\s)?limits?|as\smany|without\s(?:any\s)?(?:resource\s)?limit\w*|sufficient|ample|no\sshortage|never\s(?:short|lack)\w*|in\sparallel|side\sby\sside|at\sthe\ssame\stime|simultaneous\w*)\b",
    re.IGNORECASE,
)
_EACH_ONE = re.compile(
    r"\b(?:each|every|any|all)\b[^.?!;]{0,50}?\b(?:takes?|needs?|requires?|occup\w+|keeps?|uses?|(?:done|made|handled|carried\sout)\sby|by|ties\sup)\s(?:exactly\s|only\s|just\s)?(?:one|a\ssingle|1)\b",
    re.IGNORECASE,
)
_ACTIVITIES = re.compile(
    r"^(?:activit|task|step|job|phase|scene|stage|day|week|hour|month|minute|part|thing|item)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"^(?:person|worker|employee|engineer|developer|cook|chef|mechanic|technician|crew|staff|painter|builder|helper|volunteer|member|labourer|laborer|programmer|carpenter|electrician|unit|operator|friend|colleague|assistant|specialist|gardener|nurse|researcher|student|teacher|stagehand|roofer|mason|craftsman|expert)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Resources:
    """Capacities and uses by resource; `missing` names what is not told, "" where all is."""

    capacities: dict[str, float]
    uses: dict[str, dict[str, float]]
    used: tuple[Span, ...]
    missing: str = ""


def resources_of(document: Document, told: ProjectTold) -> Resources:
    """Returns the resources of a project that sentences tell."""
    capacities = [each for each in told.loose if not _is_count(each, len(told.durations))]
    uses = {name: dict(amounts) for name, amounts in told.uses.items()}
    nouns = {singular(each.noun.split()[-1]) for each in capacities} | {
        noun for amounts in uses.values() for noun in amounts
    }
    _add_single_uses(document, told, nouns, uses)
    wanted = {noun for amounts in uses.values() for noun in amounts}
    if not wanted:
        return _by_default(document, told, capacities)
    found, used, missing = _matched(document, sorted(wanted), capacities, told)
    lacking = [name for name in told.durations if not uses.get(name)]
    if lacking and not missing:
        missing = f"how many {'s and '.join(sorted(wanted))}s {lacking[0]} needs"
    return Resources(found, uses, used, missing)


def _is_count(each: Loose, n: int) -> bool:
    return bool(_ACTIVITIES.match(each.noun)) and each.value == n


def _add_single_uses(
    document: Document, told: ProjectTold, nouns: set[str], uses: dict[str, dict[str, float]]
) -> None:
    """ "keeps one cook busy": one in words is an article elsewhere, so it is looked for here."""
    if not nouns:
        return
    one = re.compile(
        r"\b(?:one|a\ssingle)\s(?:of\s(?:the|our|them)\s)?(?P<noun>"
        + "|".join(rf"{re.escape(noun)}s?" for noun in sorted(nouns))
        + r")\b",
        re.IGNORECASE,
    )
    raw = document.text.raw
    starts = sorted((span.start, span.end) for span in told.introductions)
    names = list(told.durations)
    if len(starts) != len(names):
        return
    for at, (start, end) in enumerate(starts):
        stop = starts[at + 1][0] if at + 1 < len(starts) else _sentence_end(document, end)
        for match in one.finditer(raw, start, stop):
            uses.setdefault(names[at], {}).setdefault(singular(match["noun"]), 1.0)


def _sentence_end(document: Document, position: int) -> int:
    ends = [each.span.end for each in document.text.sentences]
    return next((end for end in ends[bisect_left(ends, position) :]), position)


def _by_default(document: Document, told: ProjectTold, capacities: Sequence[Loose]) -> Resources:
    """Nothing is said of single activities: each takes one, or nothing is short."""
    text = document.text.raw
    people = [each for each in capacities if _PEOPLE.match(singular(each.noun.split()[-1]))]
    if not capacities:
        return Resources({}, {}, ())
    if len({each.value for each in people}) == 1 and _EACH_ONE.search(text):
        noun = singular(people[0].noun.split()[-1])
        used = tuple(each.span for each in people)
        return Resources(
            {noun: people[0].value}, {name: {noun: 1.0} for name in told.durations}, used
        )
    noun = (people or list(capacities))[0].noun
    return Resources({}, {}, (), f"how many {noun} each activity needs")


def _matched(
    document: Document, wanted: Sequence[str], capacities: Sequence[Loose], told: ProjectTold
) -> tuple[dict[str, float], tuple[Span, ...], str]:
    found: dict[str, float] = {}
    used: list[Span] = []
    for noun in wanted:
        same = [each for each in capacities if singular(each.noun.split()[-1]) == noun]
        if not same and len(wanted) == 1 and len(capacities) == 1 and _fits(capacities[0], noun):
            same = list(capacities)
        values = {each.value for each in same}
        if not same and re.search(
            rf"\b(?:one|a\ssingle|only\sone)\s(?:\w+\s)?{re.escape(noun)}\b",
            document.text.raw[: told.introductions[0].start if told.introductions else 0],
            re.IGNORECASE,
        ):
            values = {1.0}
        if len(values) != 1:
            return found, tuple(used), f"how many {noun}s there are"
        found[noun] = values.pop()
        used += [each.span for each in same]
    return found, tuple(used), ""


def _fits(capacity: Loose, noun: str) -> bool:
    return bool(_PEOPLE.match(singular(capacity.noun.split()[-1])) and _PEOPLE.match(noun))
