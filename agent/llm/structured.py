"""An answer as a typed value: parsed, validated, and sent back once with the reason where it fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, JsonValue, ValidationError

from agent.llm.budget import TokenBudget
from agent.llm.client import ChatClient
from agent.llm.completion import Completion
from agent.llm.errors import InvalidReply
from agent.llm.messages import Message, Schema
from agent.llm.request_body import schema_in_words
from agent.llm.usage import Usage

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_MOST_FAULTS = 12  # told to the model at once; the first ones are usually the cause of the rest


@dataclass(frozen=True, slots=True)
class Structured(Generic[T]):
    """A value that passed its checks, the answer it was in, and what all calls for it took."""

    value: T
    completion: Completion
    usage: Usage
    n_calls: int


async def complete_as(
    client: ChatClient,
    kind: type[M],
    messages: Sequence[Message],
    *,
    budget: TokenBudget | None = None,
    deadline_s: float | None = None,
    temperature: float | None = None,
    seed: int | None = None,
) -> Structured[M]:
    """Returns the answer as a pydantic model, after one repair turn at most.

    Raises:
        InvalidReply: the second answer is not of that kind either.
        LlmError: no answer came.
    """
    return await complete_checked(
        client,
        Schema.of(kind),
        messages,
        kind.model_validate,
        budget=budget,
        deadline_s=deadline_s,
        temperature=temperature,
        seed=seed,
    )


async def complete_checked(
    client: ChatClient,
    schema: Schema,
    messages: Sequence[Message],
    check: Callable[[JsonValue], T],
    *,
    budget: TokenBudget | None = None,
    deadline_s: float | None = None,
    temperature: float | None = None,
    seed: int | None = None,
) -> Structured[T]:
    """Returns what `check` makes of the answer; a ValueError it raises goes back to the model once.

    The deadline holds for each of the two calls.
    """
    asked = list(messages)
    usage = Usage()
    fault = None
    for n_calls in (1, 2):
        completion = await client.complete(
            asked,
            schema=schema,
            budget=budget,
            deadline_s=deadline_s,
            temperature=temperature,
            seed=seed,
        )
        usage += completion.usage
        fault = _fault(completion)
        if fault is None:
            try:
                return Structured(check(completion.data), completion, usage, n_calls)
            except ValidationError as error:
                fault = _faults(error)
            except ValueError as error:
                fault = str(error)[:1000]
        if n_calls == 2 or completion.refusal:
            break
        asked += _repair(completion, schema, fault or "")
    said = completion.refusal or completion.text
    raise InvalidReply(
        f"the model's answer is not the {schema.name} that was asked for, after {n_calls} attempts: "
        f"{(fault or '')[:300]}; try a larger model",
        said,
    )


def _fault(completion: Completion) -> str | None:
    """Returns why an answer has no JSON to check, None where it has."""
    if completion.refusal:
        return f"the model declines: {completion.refusal[:200]}"
    if completion.data_error and completion.is_cut:
        return (
            f"the answer was cut at its limit of tokens ({completion.data_error}); answer shorter"
        )
    return completion.data_error


def _faults(error: ValidationError) -> str:
    found = error.errors(include_url=False)
    told = [f"{'.'.join(map(str, each['loc'])) or 'the answer'}: {each['msg']}" for each in found]
    more = f"; and {len(told) - _MOST_FAULTS} more" if len(told) > _MOST_FAULTS else ""
    return "; ".join(told[:_MOST_FAULTS]) + more


def _repair(completion: Completion, schema: Schema, fault: str) -> list[Message]:
    """Returns the turns that ask once more: the answer as it was, and what is wrong with it."""
    said = completion.text or json.dumps(completion.data, ensure_ascii=False)
    return [
        Message.assistant(said[:20_000]),
        Message.user(f"That cannot be used: {fault}. Correct it. {schema_in_words(schema)}"),
    ]
