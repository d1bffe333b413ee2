"""What a model may answer: a problem of a family, a model in the small language, a question, or words."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, JsonValue, ValidationError

from problems.algebra.tokens import LONGEST_RULE
from problems.algebra.written import NAME, WrittenDecision
from problems.errors import BadInput
from problems.problem import Frozen
from problems.validation import one_sentence

LONGEST_REPLY = 400_000  # characters
_DEEPEST = 12
_LONGEST_WORDS = 300

_RANGE = re.compile(r"\s*S?(\d{1,5})(?:\s*[-–—]\s*S?(\d{1,5}))?\s*", re.IGNORECASE)
_LONGEST_RANGE = 2_000


def _each_passage(value: object) -> object:
    """Passage numbers with ranges written out.

    >>> _each_passage([1, "3-5", "S7"])
    (1, 3, 4, 5, 7)
    """
    if not isinstance(value, list | tuple):
        value = [value]
    found: list[object] = []
    for each in value:
        match = _RANGE.fullmatch(each) if isinstance(each, str) else None
        if match:
            first, last = int(match[1]), int(match[2] or match[1])
            found.extend(range(first, min(last, first + _LONGEST_RANGE) + 1))
        else:
            found.append(each)
    return tuple(found)


Cited: TypeAlias = Annotated[tuple[int, ...], BeforeValidator(_each_passage)]


class SaidSet(Frozen):
    """A set: members as written or named ({"$header": "T1"}), or the columns of a table."""

    name: str = Field(pattern=NAME)
    members: list[JsonValue] | dict[str, JsonValue] = Field(default_factory=list, max_length=5_000)
    table: str = ""
    columns: tuple[str, ...] = ()
    count: int | None = Field(default=None, ge=1, le=5_000, description="members 1, 2, … count")


class SaidData(Frozen):
    """Numbers over sets: nested lists in the order of the sets, an object by member, or a table."""

    name: str = Field(pattern=NAME)
    over: tuple[str, ...] = Field(default=(), max_length=6)
    values: JsonValue = None
    table: str = ""
    keys: tuple[str, ...] = ()
    value: str = ""
    default: float | None = None


class SaidRule(Frozen):
    """A rule of the small language, and the passages that state it."""

    name: str = Field(default="", max_length=100)
    each: str = Field(default="", max_length=LONGEST_RULE)
    rule: str = Field(max_length=LONGEST_RULE)
    cites: Cited = ()


class SaidModel(Frozen):
    """A model in the small language."""

    sets: tuple[SaidSet, ...] = Field(default=(), max_length=50)
    data: tuple[SaidData, ...] = Field(default=(), max_length=100)
    decide: tuple[WrittenDecision, ...] = Field(min_length=1, max_length=100)
    goal: Literal["minimise", "maximise"]
    objective: str = Field(max_length=LONGEST_RULE)
    cites: Cited = ()
    rules: tuple[SaidRule, ...] = Field(default=(), max_length=500)


class Derived(Frozen):
    """A number that the text does not hold as such: sums of its numbers, or the word that implies it."""

    value: float
    words: str = Field(alias="from", max_length=_LONGEST_WORDS)


class Unused(Frozen):
    """A passage, or numbers of one, that has no part in the problem, and why."""

    cites: Cited
    why: str = Field(default="", max_length=_LONGEST_WORDS)


class Kept(Frozen):
    """A point of a repair that the model disputes: its number, the passages that speak for it, and why."""

    point: int = Field(ge=1, le=100)
    cites: Cited = ()
    why: str = Field(default="", max_length=_LONGEST_WORDS)


class Said(Frozen):
    """A model's whole reply. `kind` tells which of the other fields count."""

    kind: Literal["problem", "model", "question", "reply", "several"]
    family: str = Field(default="", max_length=60)
    fields: dict[str, JsonValue] = Field(default_factory=dict)
    cites: Cited = ()
    model: SaidModel | None = None
    derived: tuple[Derived, ...] = Field(default=(), max_length=500)
    unused: tuple[Unused, ...] = Field(default=(), max_length=200)
    keep: tuple[Kept, ...] = Field(default=(), max_length=50)
    ask: str = Field(default="", max_length=2_000)
    missing: tuple[str, ...] = Field(default=(), max_length=20)
    parts: tuple[str, ...] = Field(default=(), max_length=5)


def said_of(text: str) -> Said:
    """Returns a reply as typed data; words around the JSON are passed over, and nothing is mended.

    Raises:
        BadInput: it is too long or nested too deeply, holds no JSON object, or does not fit.
    """
    if len(text) > LONGEST_REPLY:
        raise BadInput(f"the reply has {len(text)} characters; at most {LONGEST_REPLY} are read")
    data = _object(text)
    if _depth(data) > _DEEPEST:
        raise BadInput(f"the reply is nested more than {_DEEPEST} deep; flatten it")
    try:
        return Said.model_validate(data)
    except ValidationError as error:
        raise BadInput(one_sentence(error, "the reply")) from error


def _object(text: str) -> dict[str, Any]:
    """The first JSON object of a text, refusing NaN, infinities and keys that stand twice."""

    def refused(constant: str) -> float:
        raise BadInput(f"the reply holds {constant}, which is no number")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise BadInput("a key stands twice in an object of the reply; say each once")
        return found

    decoder = json.JSONDecoder(parse_constant=refused, object_pairs_hook=once)
    start = text.find("{")
    if start < 0:
        raise BadInput(
            "the reply holds no JSON object; answer with one JSON object and nothing else"
        )
    try:
        found, _ = decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise BadInput(
            f"the reply is not JSON: {error.msg.lower()} at character {error.pos}; answer with one object"
        ) from error
    except RecursionError as error:
        raise BadInput("the reply is nested too deeply; flatten it") from error
    if not isinstance(found, dict):
        raise BadInput("the reply is no JSON object")
    return found


def _depth(data: object) -> int:
    deepest, waiting = 0, [(data, 1)]
    while waiting:
        each, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(each, dict):
            waiting += [(inner, depth + 1) for inner in each.values()]
        elif isinstance(each, list):
            waiting += [(inner, depth + 1) for inner in each]
    return deepest
