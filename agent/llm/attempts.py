"""One question asked until it is answered: the ladder, the retries, the budget."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pydantic import JsonValue

from agent.llm.adapt import adapted
from agent.llm.budget import Reservation, TokenBudget
from agent.llm.capabilities import Capabilities, Key
from agent.llm.completion import Delta, OnDelta
from agent.llm.dialect import Dialect, first_guess
from agent.llm.endpoint import Route
from agent.llm.errors import BrokenReply, BudgetExhausted, LlmError, Refused, Unreachable
from agent.llm.exchange import Exchange, Rejection
from agent.llm.faults import Failed, Fault, Turned, too_long_a_wait
from agent.llm.prompt import Prompt
from agent.llm.prompt_bound import PromptBound
from agent.llm.reply import Reply
from agent.llm.request_body import request_body
from agent.llm.retries import wait_s
from agent.llm.settings import Settings
from agent.llm.usage import Usage, estimated, reported

_MOST_ADAPTATIONS = 12  # five rungs, two words for tokens, two addresses, and room
_LEAST_ANSWER = 64  # tokens; a budget that leaves fewer is spent
_LOG = logging.getLogger("verdiq.llm")


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, the dialect it was given in, what it took, and after how many requests."""

    reply: Reply
    dialect: Dialect
    usage: Usage
    n_attempts: int = 1


@dataclass(frozen=True, slots=True)
class Attempts:
    """What stays the same from one request to the next."""

    settings: Settings
    routes: tuple[Route, ...]
    exchange: Exchange
    capabilities: Capabilities
    key: Key
    rng: random.Random
    bound: PromptBound = field(default_factory=PromptBound)

    async def answer(
        self, prompt: Prompt, budget: TokenBudget | None, on_delta: OnDelta | None, ends_at: float
    ) -> Answer:
        """Returns the answer.

        Raises:
            LlmError: of whichever kind ended it.
        """
        known = self.capabilities.known(self.key)
        host, is_azure = self.routes[0].chat.host, self.routes[0].is_azure
        dialect = known or first_guess(host, is_azure=is_azure)
        heard = _Heard(on_delta)
        had_most, is_lasting = dialect.most_tokens, True
        n_failed = n_adapted = 0
        while True:
            result = await self._once(prompt, dialect, budget, heard)
            if isinstance(result, Answer):
                learnt = dialect if is_lasting else replace(dialect, most_tokens=had_most)
                if learnt != known:
                    self.capabilities.learn(self.key, learnt)
                return replace(result, n_attempts=1 + n_failed + n_adapted)
            fault, body = result
            other = self._other(dialect, fault, body, prompt)
            if other is not None and n_adapted < _MOST_ADAPTATIONS:
                dialect, n_adapted = other, n_adapted + 1
                is_lasting = is_lasting and not _is_of_this_prompt(fault)
                continue
            n_failed += 1
            if n_failed >= self.settings.max_attempts or heard.anything or not fault.is_passing:
                raise fault.final(host, n_failed)
            await self._wait(fault, n_failed, ends_at)

    async def _once(
        self, prompt: Prompt, dialect: Dialect, budget: TokenBudget | None, heard: _Heard
    ) -> Answer | tuple[Fault, dict[str, JsonValue]]:
        """Returns what came of one request, its share of the budget settled."""
        body = self._body(prompt, dialect, heard)
        reservation = None
        if budget is not None:
            prompt_tokens = self.bound.most_tokens(body)
            prompt, reservation = reserved(prompt, prompt_tokens, dialect, budget)
            body = self._body(prompt, dialect, heard)
        url = self.routes[min(dialect.route, len(self.routes) - 1)].chat
        try:
            reply = await self.exchange.send(url, body, heard.tell if heard.on_delta else None)
        except (Unreachable, BrokenReply, Refused) as error:
            _close(reservation, error)
            return Failed(error), body
        except BaseException:  # cancelled, or out of time: what it took is not known
            _close(reservation, None)
            raise
        if isinstance(reply, Rejection):
            if reservation is not None:
                reservation.release()
            _LOG.debug("%s answered HTTP %d", url.host, reply.error.status)
            return Turned(reply), body
        usage = self._usage(reply, body)
        _settle(reservation, usage)
        _LOG.debug("%s answered with %d tokens", url.host, usage.completion_tokens)
        return Answer(reply, dialect, usage)

    def _body(self, prompt: Prompt, dialect: Dialect, heard: _Heard) -> dict[str, JsonValue]:
        settings = self.settings
        is_streamed = heard.on_delta is not None or settings.stream
        extra = settings.extra_body
        return request_body(prompt, settings.model, dialect, is_streamed=is_streamed, extra=extra)

    def _usage(self, reply: Reply, body: Mapping[str, JsonValue]) -> Usage:
        """Returns what the server reports, which is remembered, or a guess."""
        found = reported(reply.usage, self.settings.prices)
        if found is not None:
            self.bound.learn(body, found.prompt_tokens)
            return found
        n_read = len(json.dumps(body["messages"], ensure_ascii=False))
        return estimated(n_read, reply.n_chars, self.settings.prices)

    def _other(
        self, dialect: Dialect, fault: Fault, body: dict[str, JsonValue], prompt: Prompt
    ) -> Dialect | None:
        """Returns how to ask next: at the other address on a bare 404, else in other words."""
        if isinstance(fault, Failed):
            return None
        error = fault.rejection.error
        is_elsewhere = error.status in {404, 405} and "model" not in error.words.lower()
        if is_elsewhere and dialect.route + 1 < len(self.routes):
            return replace(dialect, route=dialect.route + 1)
        return adapted(dialect, error, body, prompt)

    async def _wait(self, fault: Fault, n_failed: int, ends_at: float) -> None:
        headers = fault.rejection.headers if isinstance(fault, Turned) else {}
        pause_s = wait_s(n_failed, headers, self.rng)
        left_s = ends_at - asyncio.get_running_loop().time()
        if pause_s >= left_s:
            raise too_long_a_wait(fault, self.routes[0].chat.host, pause_s, left_s)
        await asyncio.sleep(pause_s)


def _is_of_this_prompt(fault: Fault) -> bool:
    """Whether a shorter prompt would not have been refused: it and its answer fill the context."""
    return isinstance(fault, Turned) and "context" in fault.rejection.error.words.lower()


@dataclass(slots=True)
class _Heard:
    """Passes deltas on, and knows whether any was: an answer half told is never begun again."""

    on_delta: OnDelta | None
    anything: bool = False

    def tell(self, delta: Delta) -> None:
        self.anything = True
        if self.on_delta is not None:
            self.on_delta(delta)


def reserved(
    prompt: Prompt, prompt_tokens: int, dialect: Dialect, budget: TokenBudget
) -> tuple[Prompt, Reservation]:
    """Returns the question, its answer shortened to what can be paid for, and the reservation.

    Raises:
        BudgetExhausted: too little is left, or the server takes no limit, so that none can be kept.
    """
    affordable = budget.affordable_completion(prompt_tokens)
    if dialect.token_field is None and affordable is not None:
        raise BudgetExhausted(
            "the server takes no limit of tokens (it refused max_tokens and max_completion_tokens), so "
            "a budget cannot be kept; run without one or use another endpoint"
        )
    if affordable is not None and _LEAST_ANSWER <= affordable < prompt.max_tokens:
        prompt = replace(prompt, max_tokens=affordable)
    return prompt, budget.reserve(prompt_tokens=prompt_tokens, completion_tokens=prompt.max_tokens)


def _settle(reservation: Reservation | None, usage: Usage) -> None:
    """Counts what the server reports; a guess may be low, and a budget is kept for certain."""
    if reservation is None:
        return
    if usage.is_estimated:
        reservation.forfeit()
    else:
        reservation.settle(usage)


def _close(reservation: Reservation | None, error: LlmError | None) -> None:
    """Frees a reservation where no model can have read anything; else it counts as spent."""
    if reservation is None:
        return
    unsent = isinstance(error, Unreachable) and error.is_before_sending
    if unsent or isinstance(error, Refused):
        reservation.release()
    else:
        reservation.forfeit()
