"""The chat client: one question in, one completion out, within a deadline and a budget."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import httpx

from agent.llm.attempts import Answer, Attempts
from agent.llm.budget import TokenBudget
from agent.llm.cache import AnswerCache
from agent.llm.capabilities import Capabilities
from agent.llm.completion import Completion, OnDelta
from agent.llm.credentials import Credentials
from agent.llm.dialect import Dialect, Rung
from agent.llm.endpoint import Route, routes
from agent.llm.errors import DeadlineExceeded
from agent.llm.exchange import Exchange
from agent.llm.messages import Message, Schema, Tool
from agent.llm.model_list import model_names
from agent.llm.network import connections
from agent.llm.prompt import Prompt
from agent.llm.recording import RecordingTransport
from agent.llm.replay import ReplayTransport
from agent.llm.said import Said, said_in
from agent.llm.settings import Settings

_LONG_CHARS = 50_000  # of an answer: more takes some 10 ms to read, and is read beside the loop


class ChatClient:
    """Asks one model at one OpenAI-compatible endpoint; as many questions at once as settings allow.

    Connections are kept and used again. Cancelling a call closes its connection, so that the server
    stops writing. A client belongs to the event loop it is first used in.

    >>> import asyncio
    >>> from agent.llm.scripted import ScriptedTransport
    >>> async def ask() -> Completion:
    ...     schema = Schema("total", {"type": "object", "properties": {"trucks": {"type": "integer"}}})
    ...     script = ScriptedTransport(['Sure: {"trucks": 4}'])
    ...     async with ChatClient(Settings(model="m"), transport=script) as client:
    ...         return await client.complete([Message.user("How many trucks?")], schema=schema)
    >>> asyncio.run(ask()).data
    {'trucks': 4}
    """

    def __init__(
        self,
        settings: Settings,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        capabilities: Capabilities | None = None,
        budget: TokenBudget | None = None,
        rng: random.Random | None = None,
    ) -> None:
        """Makes a client; `transport` takes the network's place, `budget` holds for every call.

        What the endpoint takes is kept in `capabilities`, under the client's `key`.
        """
        self.settings = settings
        self.capabilities = capabilities or Capabilities()
        self._budget = budget
        self._routes = routes(settings)
        self.key = (settings.base_url.rstrip("/"), settings.model)
        self._cache = AnswerCache(settings.cache_dir.expanduser()) if settings.cache_dir else None
        self._slots = asyncio.Semaphore(settings.max_concurrent)
        self._http = httpx.AsyncClient(
            transport=_transport(settings, self._routes[0], transport),
            timeout=httpx.Timeout(None, connect=settings.connect_s),
            headers={"User-Agent": "verdiq", "Accept-Encoding": "identity"},
            follow_redirects=False,
            trust_env=False,
        )
        self._attempts = Attempts(
            settings,
            self._routes,
            Exchange(self._http, settings.max_reply_chars, settings.secrets),
            self.capabilities,
            self.key,
            rng or random.Random(),  # noqa: S311  # spreads waits, hides nothing
        )

    @property
    def dialect(self) -> Dialect | None:
        """How the endpoint is spoken to, once it has answered."""
        return self.capabilities.known(self.key)

    async def complete(
        self,
        messages: Sequence[Message],
        *,
        schema: Schema | None = None,
        tools: Sequence[Tool] = (),
        max_tokens: int | None = None,
        temperature: float | None = None,
        seed: int | None = None,
        stop: Sequence[str] = (),
        deadline_s: float | None = None,
        budget: TokenBudget | None = None,
        on_delta: OnDelta | None = None,
    ) -> Completion:
        """Returns the model's answer.

        With a `schema` the answer's JSON is in `data`, not yet validated. With `on_delta` the answer is
        streamed to it. `budget` takes the place of the client's own. `deadline_s` includes the wait for
        a free slot, every retry, and every step down the ladder.

        Raises:
            LlmError: no answer came; the kinds are in `errors.py`.
        """
        settings = self.settings
        prompt = Prompt(
            tuple(messages),
            schema,
            tuple(tools),
            max_tokens or settings.max_tokens,
            settings.temperature if temperature is None else temperature,
            seed,
            tuple(stop),
            settings.reasoning_effort,
        )
        cached = self._cache.found(self.key, prompt) if self._cache else None
        if cached is not None:
            return replace(cached, is_cached=True, elapsed_s=0.0)
        limit_s = settings.deadline_s if deadline_s is None else deadline_s
        completion = await self._asked(prompt, limit_s, budget or self._budget, on_delta)
        if self._cache:
            self._cache.keep(self.key, prompt, completion)
        return completion

    async def _asked(
        self, prompt: Prompt, limit_s: float, budget: TokenBudget | None, on_delta: OnDelta | None
    ) -> Completion:
        """Returns the answer of the endpoint, in time."""
        now = asyncio.get_running_loop().time
        started = now()
        try:
            async with asyncio.timeout(limit_s), self._slots:
                answer = await self._attempts.answer(prompt, budget, on_delta, started + limit_s)
        except TimeoutError:
            raise self._late(limit_s) from None
        is_long = answer.reply.n_chars > _LONG_CHARS
        said = (
            await asyncio.to_thread(said_in, answer.reply, prompt.schema)
            if is_long
            else said_in(answer.reply, prompt.schema)
        )
        mode = str(answer.dialect.rung) if prompt.schema is not None else None
        completion = _completion(answer, said, mode, self.settings.model, now() - started)
        self._judge(prompt, completion, answer.dialect.rung)
        return completion

    async def models(self, *, deadline_s: float | None = None) -> tuple[str, ...]:
        """Returns the names of the models that the endpoint lists.

        Raises:
            LlmError: it lists none, or does not answer in time.
        """
        limit_s = self.settings.deadline_s if deadline_s is None else deadline_s
        try:
            async with asyncio.timeout(limit_s):
                return await model_names(self._attempts.exchange, self._routes)
        except TimeoutError:
            raise self._late(limit_s) from None

    def _late(self, limit_s: float) -> DeadlineExceeded:
        return DeadlineExceeded(
            f"{self._routes[0].chat.host} gave no answer within {limit_s:g} s; raise deadline_s, ask for "
            "less, or use a faster model"
        )

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def _judge(self, prompt: Prompt, completion: Completion, rung: Rung) -> None:
        """Tells the memory whether a whole answer was JSON, as its rung promises."""
        if (
            prompt.schema is not None
            and completion.finish_reason == "stop"
            and not completion.refusal
        ):
            self.capabilities.judge(self.key, rung, kept=completion.data_error is None)


def _transport(
    settings: Settings, route: Route, given: httpx.AsyncBaseTransport | None
) -> httpx.AsyncBaseTransport:
    """Returns the one seam to the world: a replay, or the network with keys added last."""
    if settings.replay_from is not None and given is None:
        return ReplayTransport(settings.replay_from.expanduser())
    inner = given or connections(settings, route.chat)
    sending = Credentials(inner, settings, route.chat, is_azure=route.is_azure)
    if settings.record_to is not None:
        return RecordingTransport(sending, settings.record_to.expanduser(), settings.secrets)
    return sending


def _completion(
    answer: Answer, said: Said, mode: str | None, model: str, elapsed_s: float
) -> Completion:
    """Returns an answer as the caller sees it; one given through a tool ends as any other."""
    reply = answer.reply
    is_answered = said.n_taken > 0 and not said.calls
    return Completion(
        text=said.text,
        finish_reason="stop" if is_answered else reply.finish_reason,
        model=reply.model or model,
        usage=answer.usage,
        reasoning=reply.reasoning,
        tool_calls=said.calls,
        data=said.data,
        data_error=said.data_error,
        refusal=reply.refusal,
        mode=mode,
        n_attempts=answer.n_attempts,
        elapsed_s=elapsed_s,
    )
