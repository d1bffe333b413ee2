"""A family's fields in the fewest words that a model needs: names, types, ranges and meanings."""

from __future__ import annotations

from functools import cache
from typing import Any

from problems.registry import families

_SIMPLE = {"number": "num", "integer": "int", "string": "str", "boolean": "bool", "null": "null"}
_LONGEST_NOTE = 80


@cache
def signature(family: str, *, is_whole: bool = True) -> str:
    """Returns the fields of a family, as TypeScript would write them.

    If not whole, those that may be left out stand there by their names only.

    >>> signature("n_queens").splitlines()[1][:9]
    '{n: int /'
    """
    spec = families()[family]
    schema = spec.model_json_schema()
    if not is_whole:
        schema = _bare(schema)
        schema["$defs"] = {k: _bare(each) for k, each in schema.get("$defs", {}).items()}
    fields = _fields(schema, schema.get("$defs", {}), skip=("family",))
    return f"{family} — {spec.summary}\n{fields}"


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without notes, and with the mere names of the fields that may be left out."""
    required = set(schema.get("required", ()))
    fields = {
        name: {key: each for key, each in field.items() if key != "description"}
        if name in required
        else {"type": "string"}
        for name, field in schema.get("properties", {}).items()
    }
    return {**schema, "properties": fields} if fields else schema


def _fields(schema: dict[str, Any], defs: dict[str, Any], skip: tuple[str, ...] = ()) -> str:
    required = set(schema.get("required", ()))
    written = [
        _field(name, field, defs, is_required=name in required)
        for name, field in schema.get("properties", {}).items()
        if name not in skip
    ]
    return "{" + ", ".join(written) + "}"


def _field(name: str, schema: dict[str, Any], defs: dict[str, Any], *, is_required: bool) -> str:
    mark = "" if is_required else "?"
    note = _short(schema.get("description", "").split("\n")[0])
    said = f" /* {note} */" if note else ""
    if mark and schema.get("type") == "string" and not _default(schema) and "enum" not in schema:
        return f"{name}?{said}"  # a unit or another word
    return f"{name}{mark}: {_type(schema, defs)}{_default(schema)}{said}"


def _short(note: str) -> str:
    """A note as far as its last whole clause.

    >>> _short("the distances between all places in one unit, row by row; null where there is no way at all")
    'the distances between all places in one unit, row by row'
    """
    if len(note) <= _LONGEST_NOTE:
        return note
    begun = note[: _LONGEST_NOTE + 1]
    clause = max(begun.rfind(mark) for mark in ("; ", ". ", ", ", ": ", " ("))
    return begun[:clause] if clause > 0 else f"{begun.rpartition(' ')[0]} …"


def _default(schema: dict[str, Any]) -> str:
    default = schema.get("default")
    return f" = {default!r}" if isinstance(default, int | float | str) and default != "" else ""


def _type(schema: dict[str, Any], defs: dict[str, Any]) -> str:
    if "$ref" in schema:
        named = defs[schema["$ref"].rpartition("/")[2]]
        return _type(named, defs)
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    if allowed:
        return "|".join(repr(each) for each in allowed)
    either = schema.get("anyOf") or schema.get("oneOf")
    if either:
        return "|".join(dict.fromkeys(_type(each, defs) for each in either))
    kind = schema.get("type")
    if kind == "array":
        return _array(schema, defs)
    return _object(schema, defs) if kind == "object" else _SIMPLE.get(str(kind), "any")


def _object(schema: dict[str, Any], defs: dict[str, Any]) -> str:
    if "properties" in schema:
        return _fields(schema, defs)
    held = schema.get("additionalProperties")
    return f"{{name: {_type(held, defs)}}}" if isinstance(held, dict) else "{}"


def _array(schema: dict[str, Any], defs: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return "[" + ", ".join(_type(each, defs) for each in schema["prefixItems"]) + "]"
    return f"[{_type(schema.get('items', {}), defs)}…]"
