"""A JSON schema without the keywords that some servers refuse; validation here keeps to all of them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

# Azure's list of unsupported keywords, learn.microsoft.com/azure/ai-services/openai/how-to/
# structured-outputs; the last three are refused or misread by grammar-building servers.
_REFUSED = frozenset(
    "minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "patternProperties unevaluatedProperties propertyNames minProperties maxProperties "
    "unevaluatedItems contains minContains maxContains minItems maxItems uniqueItems "
    "default examples discriminator".split()
)
_NAMED = ("properties", "$defs", "definitions")  # below these, keys are names and no keywords
_VALUES = ("enum", "const", "required")  # and below these are no schemas


def bare(schema: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Returns the schema with only the keywords that say its shape; it accepts whatever the whole does.

    >>> bare({"type": "object", "properties": {"format": {"type": "string", "minLength": 2}}})
    {'type': 'object', 'properties': {'format': {'type': 'string'}}}
    >>> bare({"enum": [{"format": "a"}]})
    {'enum': [{'format': 'a'}]}
    """
    return {
        name: _named(value) if name in _NAMED else value if name in _VALUES else _inner(value)
        for name, value in schema.items()
        if name not in _REFUSED
    }


def _named(value: JsonValue) -> JsonValue:
    return (
        {name: _inner(each) for name, each in value.items()} if isinstance(value, dict) else value
    )


def _inner(value: JsonValue) -> JsonValue:
    match value:
        case dict():
            return bare(value)
        case list():
            return [_inner(each) for each in value]
        case _:
            return value


def is_strict(schema: JsonValue) -> bool:
    """Whether OpenAI's `strict` takes the schema: every object closed, every property required.

    >>> closed = {"type": "object", "properties": {"a": {}}, "additionalProperties": False}
    >>> is_strict(closed), is_strict(closed | {"required": ["a"]})
    (False, True)
    """
    match schema:
        case dict():
            return (
                not schema.keys() & _REFUSED
                and _is_closed(schema)
                and all(
                    all(map(is_strict, value.values()))
                    if name in _NAMED and isinstance(value, dict)
                    else name in _VALUES or is_strict(value)
                    for name, value in schema.items()
                )
            )
        case list():
            return all(map(is_strict, schema))
        case _:
            return True


def _is_closed(schema: Mapping[str, JsonValue]) -> bool:
    """Whether an object takes its own properties only, and all of them; other types are closed."""
    if schema.get("type") != "object" and "properties" not in schema:
        return True
    properties = schema.get("properties")
    names = set(properties) if isinstance(properties, dict) else set()
    required = schema.get("required")
    told = (
        {each for each in required if isinstance(each, str)}
        if isinstance(required, list)
        else set()
    )
    return schema.get("additionalProperties") is False and names == told
