"""The JSON in a model's text: strict about JSON, patient about what stands around it.

Nothing is repaired. JSON that is cut, or has a name twice, or numbers that are none, goes back to the
model with the reason: a repaired object is something for anything.
"""

from __future__ import annotations

import json
import re

from pydantic import JsonValue

_FENCE = re.compile(r"```(?:[a-zA-Z0-9]{0,12})[ \t]*\n(.*?)```", re.DOTALL)
_MOST_DEPTH = 100  # deeper than any family's form; Python's own parser stops at about 1,000


class NotJson(ValueError):
    """The text holds no JSON object that can be read; the message says why, for the model to mend."""


def json_in(said: str) -> JsonValue:
    """Returns the one JSON object or array in a text: bare, in a code fence, or within prose.

    >>> json_in('Here it is: {"a": [1, 2]} as you asked.')
    {'a': [1, 2]}
    >>> json_in('{"a": NaN}')
    Traceback (most recent call last):
        ...
    agent.llm.json_text.NotJson: NaN is no number in JSON
    """
    trimmed = said.strip().lstrip("\ufeff")
    if not trimmed:
        raise NotJson("the answer is empty")
    if trimmed[0] in "{[":
        return strict_json(trimmed, may_end_in_prose=True)
    fenced = [each for each in _FENCE.findall(trimmed) if each.strip()[:1] in ("{", "[")]
    if fenced:
        return strict_json(fenced[-1].strip())
    starts = [at for at in (trimmed.find("{"), trimmed.find("[")) if at >= 0]
    if not starts:
        raise NotJson("the answer holds no JSON object")
    start = trimmed.find("{") if "{" in trimmed else min(starts)
    return strict_json(trimmed[start:], may_end_in_prose=True)


def strict_json(written: str, *, may_end_in_prose: bool = False) -> JsonValue:
    """Returns the JSON value that a text begins with.

    Raises:
        NotJson: it is cut or malformed, has a name twice, NaN or an infinity, or is nested too deep.
    """
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)
    try:
        value, end = decoder.raw_decode(written)
    except json.JSONDecodeError as error:
        raise NotJson(f"{error.msg} at line {error.lineno} column {error.colno}") from None
    except RecursionError:
        raise NotJson("the JSON is nested too deep") from None
    except NotJson:
        raise
    except ValueError:
        raise NotJson("a number has too many digits") from None
    if _depth(value) > _MOST_DEPTH:
        raise NotJson(f"the JSON is nested deeper than {_MOST_DEPTH} levels")
    rest = written[end:].strip()
    if rest and (not may_end_in_prose or rest[0] in "{["):
        raise NotJson("more follows after the JSON object; answer with one object only")
    found: JsonValue = value
    return found


def _once(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotJson(f"the name {twice[:60]!r} stands twice in one object")
    return found


def _no_constant(word: str) -> JsonValue:
    raise NotJson(f"{word} is no number in JSON")


def _depth(value: JsonValue) -> int:
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if depth > _MOST_DEPTH:
            break
    return depth
