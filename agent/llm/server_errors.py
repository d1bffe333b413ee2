"""What a server says went wrong, out of the many shapes of its error bodies."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from agent.llm.json_shapes import mapping, text

_MOST_CHARS = 300
_MOST_DEPTH = 5
_MOST_WORDS = 4_000
_TITLE = re.compile(r"<(?:title|h1)[^>]{0,200}>([^<]{1,300})<", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,500}>")


@dataclass(frozen=True, slots=True)
class ServerError:
    """An error reply: its status, its sentence without secrets, its code.

    `words` is the sentence at length with the parameter it is about, without what some servers echo
    of the request: what a request holds must not read as what was refused.
    """

    status: int
    message: str
    code: str
    words: str


def server_error(status: int, body: bytes, secrets: Sequence[str]) -> ServerError:
    """Returns an error reply read: JSON of any of the usual shapes, HTML, plain text or nothing.

    >>> server_error(400, b'{"error": "no such thing"}', ()).message
    'no such thing'
    >>> server_error(422, b'{"detail": [{"loc": ["body", "stop"], "msg": "Extra inputs"}]}', ()).message
    'body.stop: Extra inputs'
    >>> server_error(502, b"<html><head><title>Bad gateway</title>", ()).message
    'Bad gateway'
    >>> server_error(401, b'{"error": {"message": "bad key sk-123"}}', ("sk-123",)).message
    'bad key [secret]'
    """
    written = without(body.decode("utf-8", "replace"), secrets)
    try:
        value: JsonValue = json.loads(written)
    except (ValueError, RecursionError):
        value = None
    said = error_in(value) if value is not None else _plain(written)
    inner = mapping(mapping(_first(value)).get("error")) or mapping(_first(value))
    code = inner.get("code") if isinstance(inner.get("code"), str) else inner.get("type")
    words = f"{said} {text(inner.get('param'))} {text(code)}"
    return ServerError(status, said[:_MOST_CHARS], text(code)[:80], words[:_MOST_WORDS])


def without(written: str, secrets: Sequence[str]) -> str:
    """Returns a text with every secret struck out.

    >>> without("key sk-1 is wrong", ["sk-1"])
    'key [secret] is wrong'
    """
    for secret in secrets:
        written = written.replace(secret, "[secret]")
    return written


def error_in(value: JsonValue | Mapping[str, JsonValue]) -> str:
    """Returns the sentence of an error in JSON, empty where there is none.

    >>> error_in([{"error": {"code": 400, "message": "bad", "status": "INVALID_ARGUMENT"}}])
    'bad'
    >>> error_in({"choices": [], "error": None})
    ''
    """
    said = mapping(_first(value))
    for name in ("error", "detail", "message", "errors"):
        if name == "message" and said.get("choices"):
            continue
        found = _sentence(said.get(name), _MOST_DEPTH)
        if found:
            return found[:_MOST_WORDS]
    return ""


def _first(value: object) -> JsonValue:
    return value[0] if isinstance(value, list) and value else value  # type: ignore[return-value]


def _sentence(value: JsonValue, depth: int) -> str:
    """Returns the sentence in a value, looked for no deeper than so many levels."""
    if depth == 0:
        return ""
    match value:
        case str():
            return _unwrapped(value)
        case dict():
            inner = value.get("message") or value.get("detail") or value.get("msg")
            raw = text(mapping(value.get("metadata")).get("raw"))  # OpenRouter's upstream error
            sentence = _sentence(inner, depth - 1) if inner else _fields(value)
            return f"{sentence} ({raw[:120]})" if raw else sentence
        case list():
            return "; ".join(filter(None, map(_located, value[:5])))
        case _:
            return ""


def _fields(value: dict[str, JsonValue]) -> str:
    """Returns what an error without a message says in its fields."""
    plain = (str, int, float)
    shown = [f"{name}: {each}" for name, each in value.items() if each and isinstance(each, plain)]
    return ", ".join(shown[:5])


def _located(value: JsonValue) -> str:
    """Returns one fault of a FastAPI body, its place included."""
    fault = mapping(value)
    loc = fault.get("loc")
    place = ".".join(map(str, loc)) if isinstance(loc, list) else ""
    said = text(fault.get("msg")) or text(fault.get("message")) or text(value)
    return f"{place}: {said}" if place and said else said


def _unwrapped(said: str) -> str:
    """Returns a sentence, also where JSON was put in a string (Mistral's proxy does)."""
    if said.lstrip().startswith(("{", "[")):
        try:
            inner: JsonValue = json.loads(said)
        except (ValueError, RecursionError):
            return said
        return error_in(inner) or said
    return said


def _plain(written: str) -> str:
    title = _TITLE.search(written[:20_000])
    said = title.group(1) if title else _TAG.sub(" ", written[:2_000])
    return " ".join(said.split())
