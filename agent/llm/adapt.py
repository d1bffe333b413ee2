"""What to change after a refusal, so that the same question is understood."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import JsonValue

from agent.llm.dialect import Dialect, Rung
from agent.llm.prompt import Prompt
from agent.llm.request_body import OPTIONAL
from agent.llm.server_errors import ServerError

_TOKEN_FIELDS = ("max_tokens", "max_completion_tokens")
# No other wording of the request mends these; words from the error bodies of OpenAI, Azure, vLLM,
# llama.cpp, LM Studio and Gemini.
_HOPELESS_CODES = frozenset(
    "context_length_exceeded content_filter content_policy_violation model_not_found "
    "invalid_api_key insufficient_quota billing_hard_limit_reached exceed_context_size_error".split()
)
_HOPELESS = re.compile(
    r"context (?:length|size|window)|maximum context|too many tokens|content management policy|api key|"
    r"model .{0,80}(?:not found|does not exist|not supported|is not available)|quota|billing",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"unsupported|not supported|not support|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|"
    r"use 'max_|not allowed|invalid (?:field|parameter|argument)",
    re.IGNORECASE,
)
_ABOUT_LENGTH = re.compile(
    r"max_(?:completion_|new_)?tokens|output tokens|in the completion", re.IGNORECASE
)
_TOO_LARGE = re.compile(
    r"too large|at most|less than or equal|must be (?:<=|less)|exceed|maximum|larger than|valid range|"
    r"in the completion",
    re.IGNORECASE,
)
_FEWEST_TOKENS = 256  # an answer shorter than that holds no problem
_ABOUT_SYSTEM = re.compile(r"system (?:role|message|prompt)|role.{0,20}system", re.IGNORECASE)
_ABOUT_SHAPE = re.compile(
    r"response_?format|json_?\s?(?:schema|object|mode)|schema|grammar|structured|guided",
    re.IGNORECASE,
)
_ABOUT_TOOLS = re.compile(r"\btools?\b|function.?call|tool_choice|tool.call.parser", re.IGNORECASE)


def adapted(
    dialect: Dialect, error: ServerError, body: dict[str, JsonValue], prompt: Prompt
) -> Dialect | None:
    """Returns the dialect to try next after this body was refused, None where none would help.

    A refusal that names a parameter costs that parameter; one that names the form of the answer, a
    rung; one that names nothing costs first whatever is optional, then a rung.
    """
    if error.status in {400, 422} and is_too_long_an_answer(error):
        return _halved(dialect, body)
    if error.status not in {400, 404, 422, 500, 501} or is_hopeless(error):
        return None
    below = dialect.rung.next if prompt.schema is not None else None
    about_tools = dialect.rung is Rung.TOOL and bool(_ABOUT_TOOLS.search(error.words))
    about_form = below is not None and (about_tools or bool(_ABOUT_SHAPE.search(error.words)))
    if error.status in {400, 422}:
        without = _without_refused(dialect, error, _sent(body), about_form=about_form)
        if without is not None:
            return without
    elif not about_form:  # of the others only a 404 of OpenRouter's or a 500 that names the form
        return None
    return replace(dialect, rung=below) if below is not None else None


def _without_refused(
    dialect: Dialect, error: ServerError, sent: frozenset[str], *, about_form: bool
) -> Dialect | None:
    """Returns the dialect without the parameters that a refusal is about, None where it is about none."""
    field = dialect.token_field
    named = frozenset(name for name in sent if re.search(rf"\b{name}\b", error.words))
    if field and re.search(rf"\b{field}\b", error.words) and _UNKNOWN.search(error.words):
        other = _other_field(dialect, field)
        return replace(dialect, token_field=other, dropped=dialect.dropped | {field})
    if not named and _ABOUT_SYSTEM.search(error.words) and "system" not in dialect.dropped:
        named = frozenset({"system"})
    refused = named or (frozenset() if about_form else sent)
    return replace(dialect, dropped=dialect.dropped | refused) if refused else None


def is_hopeless(error: ServerError) -> bool:
    """Whether no other wording helps: the text is too long, the key or the model is wrong.

    >>> is_hopeless(ServerError(400, "the maximum context length is 8192 tokens", "", ""))
    True
    """
    return error.code in _HOPELESS_CODES or bool(_HOPELESS.search(error.message))


def is_too_long_an_answer(error: ServerError) -> bool:
    """Whether the limit of tokens is more than the model writes, or than its context has room for.

    >>> is_too_long_an_answer(ServerError(400, "", "", "'max_tokens' is too large: 8192"))
    True
    >>> is_too_long_an_answer(ServerError(400, "", "", "Unsupported parameter: 'max_tokens'"))
    False
    """
    return bool(_ABOUT_LENGTH.search(error.words) and _TOO_LARGE.search(error.words))


def _halved(dialect: Dialect, body: dict[str, JsonValue]) -> Dialect | None:
    """Returns the dialect with half the limit of tokens; servers say in too many ways what it may be."""
    sent = body.get(dialect.token_field) if dialect.token_field else None
    if not isinstance(sent, int) or sent // 2 < _FEWEST_TOKENS:
        return None
    return replace(dialect, most_tokens=sent // 2)


def _other_field(dialect: Dialect, refused: str) -> str | None:
    """Returns the other word for the limit of tokens, None where that was refused before."""
    left = [each for each in _TOKEN_FIELDS if each != refused and each not in dialect.dropped]
    return left[0] if left else None


def _sent(body: dict[str, JsonValue]) -> frozenset[str]:
    """Returns the optional parameters that a body holds."""
    sent = {name for name in OPTIONAL if name in body}
    shape = body.get("response_format")
    named = shape.get("json_schema") if isinstance(shape, dict) else None
    if isinstance(named, dict) and "strict" in named:
        sent.add("strict")
    messages = body.get("messages")
    if isinstance(messages, list) and any(
        isinstance(each, dict) and "reasoning_content" in each for each in messages
    ):
        sent.add("reasoning_content")
    return frozenset(sent)
