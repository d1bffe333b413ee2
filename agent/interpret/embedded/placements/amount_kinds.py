"""Whether an amount between two names is a distance between places or passes between things."""

from __future__ import annotations

import re
from enum import Enum

DISTANCE = re.compile(
    r"\b(?:m|mm|cm|inch(?:es)?|millimet(?:re|er)s?|centimet(?:re|er)s?|dist|metres?|meters?|km|kilomet(?:re|er)s?|miles?|feet|ft|yards?|steps?|paces?|apart|distan\w+"
    r"|far|away|floors?|blocks?|minutes?|min|seconds?|detour|lengths?|separat\w+|way)\b",
    re.IGNORECASE,
)
FLOW = re.compile(
    r"\b(?:flows?|traffic|trips?|walks|visits?|loads?|pallets?|parts|meetings?|messages?|calls?|mails?|e-?mails?"
    r"|transfers?|deliver\w+|exchange\w*|trad(?:e|es|ing)|crates?|boxes|carts?|documents|files|letters|cables?|wires?"
    r"|connections?|links?|contacts?|consult\w*|runs|rides|journeys|patients|times|shipments?|volume|workflow"
    r"|tonnes|tons|containers?|packages|parcels|units|moves?|moved|talks?|conversations?|errands?|interact\w*"
    r"|movements?|(?:per|an?|each|every)\s(?:hour|day|shift|week|month|year|meal)|hourly|daily|weekly|monthly)\b",
    re.IGNORECASE,
)


class Kind(Enum):
    """What an amount is."""

    FLOW = "flow"
    DISTANCE = "distance"


def kind_of(words: str) -> Kind | None:
    """Returns what the words speak of last; None where they speak of neither.

    >>> kind_of("walks a day"), kind_of("metres apart"), kind_of("so many")
    (<Kind.FLOW: 'flow'>, <Kind.DISTANCE: 'distance'>, None)
    """
    distances, flows = list(DISTANCE.finditer(words)), list(FLOW.finditer(words))
    if not distances and not flows:
        return None
    last_distance = distances[-1].start() if distances else -1
    return Kind.DISTANCE if last_distance > (flows[-1].start() if flows else -1) else Kind.FLOW


def unit_kind(after: str) -> Kind | None:
    """Returns what the unit behind a number says: "steps" is a distance, "walks a day" a flow.

    >>> unit_kind(" steps"), unit_kind(" minutes' walk")
    (<Kind.DISTANCE: 'distance'>, <Kind.DISTANCE: 'distance'>)
    """
    distance, flow = DISTANCE.search(after), FLOW.search(after)
    if distance and (flow is None or distance.start() < flow.start()):
        return Kind.DISTANCE
    return Kind.FLOW if flow else None
