"""A family's own worked question as the fields that a reply gives, for a model to see the form."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from agent.interpret.with_model.relevant import stems
from problems.errors import BadInput
from problems.registry import families

_LONGEST = 420  # characters of a question and its fields: about 100 tokens


def worked(family: str, question: str) -> str:
    """Returns the family's short example nearest to the question; empty where there is none.

    >>> worked("max_cut", "Split the network").splitlines()[0][:8]
    'Example:'
    """
    words = set(stems(question))
    found = _examples(family)
    if not found:
        return ""
    text, fields = max(found, key=lambda each: len(words & set(stems(each[0]))))
    return f'Example: "{text}" → family {family}, fields {fields}'


@cache
def _examples(family: str) -> tuple[tuple[str, str], ...]:
    """The examples that the embedded interpreter reads as this family, with their fields, if short."""
    found = []
    for example in families()[family].examples:
        try:
            read = interpret(example.text, ())
        except BadInput:
            continue
        if not isinstance(read, Interpretation) or read.problem.family != family:
            continue
        data = read.problem.model_dump(mode="json", exclude={"family"}, exclude_defaults=True)
        fields = json.dumps(_plain(data), ensure_ascii=False, separators=(",", ":"))
        if len(example.text) + len(fields) <= _LONGEST:
            found.append((example.text, fields))
    return tuple(found)


def _plain(value: Any) -> Any:
    """Whole numbers without their point."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
