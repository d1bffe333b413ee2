"""What a number says of a place: what opening it costs, how much it serves, how much it needs."""

from __future__ import annotations

import re
from enum import Enum


class Role(Enum):
    """What a number told of one place is."""

    OPENING = "opening"
    CAPACITY = "capacity"
    DEMAND = "demand"
    POSITION = "position"


_CUES = (
    (
        Role.POSITION,
        r"kilomet(?:re|er)s?|km|mile(?:stone)?s?|metre|meter|position|coordinate|mark|x",
    ),
    (
        Role.CAPACITY,
        r"capacit\w+|at\smost|up\sto|no\smore\sthan|not\smore\sthan|handles?|holds?|serves?|supplies|can\s(?:serve|take|supply|make|handle|treat|deliver|cover)"
        r"|makes?|produces?|room\sfor|limit\w*|maximum|max|throughput|copes?|bakes?|stores?|places\sfor",
    ),
    (
        Role.DEMAND,
        r"demands?|demanding|d(?=\s?[=:])|sends?|sending|needs?|needing|wants?|orders?|ordering|requir\w+|requests?|consum\w+|asks?\sfor|population\w*|people|inhabitants"
        r"|residents?|patients|pupils|visits?|trips|times|weigh\w*|uses?|buys?|clients|customers|families|houses|households|children|calls"
        r"|parcels|pallets|loaves|crates|tonnes|boxes|expects?|residents|members|employees|tenants|students|workers|guests|deliver(?:y|ies)|once|twice",
    ),
    (
        Role.OPENING,
        r"open\w*|fixed|f(?=\s?[=:])|set-?\s?up|setting\sup|rent\w*|leas\w+|build\w*|built|running|runs?|operat\w+|establish\w*|construct\w*"
        r"|activat\w+|install\w*|maintain\w*|upkeep|start\w*|costs?|costing|price\w*|for|fees?|licen[cs]e|invest\w*|charges?|pays?|expenses?|used",
    ),
)
_CUE = re.compile(
    "|".join(rf"(?P<{role.value}>(?<![\w-])(?:{words})(?![\w-]))" for role, words in _CUES),
    re.IGNORECASE,
)
_WEAK = re.compile(r"(?:for|costs?|costing|pays?|charges?|used|x|km|price\w*)", re.IGNORECASE)


def role_near(words: str) -> Role | None:
    """Returns the role of the number "#" among some words: by the cue nearest before it, or after.

    >>> role_near("to open and makes # tonnes"), role_near("costs # to open")
    (<Role.CAPACITY: 'capacity'>, <Role.OPENING: 'opening'>)
    >>> role_near("# people live"), role_near("#")
    (<Role.DEMAND: 'demand'>, None)
    """
    before, _, after = words.partition("#")
    found = [match for match in _CUE.finditer(before) if match.lastgroup]
    strong = [match for match in found if not _WEAK.fullmatch(match.group())]
    behind = [match for match in _CUE.finditer(after) if not _WEAK.fullmatch(match.group())]
    for match in (*strong[-1:], *behind[:1], *found[-1:]):
        return Role(match.lastgroup)
    return None


def role_of_heading(name: str) -> Role | None:
    """Returns the role that the heading of a row or column tells; None for the name of a place.

    >>> role_of_heading("opening cost"), role_of_heading("site 1"), role_of_heading("Demand (t)")
    (<Role.OPENING: 'opening'>, None, <Role.DEMAND: 'demand'>)
    """
    words = name.strip().split()
    last = words[-1] if words else ""
    if not words or (len(words) > 1 and (last.isdigit() or (len(last) == 1 and last.isupper()))):
        return None
    match = next(iter(_CUE.finditer(name.replace("_", " "))), None)
    return Role(match.lastgroup) if match and match.lastgroup else None
