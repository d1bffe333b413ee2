"""Many calls to a model at once: how long the loop is held up, beside the official client's.

A hundred calls start together, every second one streamed. While they run, a task that sleeps 5 ms at a time
notes by how much it oversleeps. Memory is what the process holds after a thousand calls more.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from evals.benchmark import Benchmark, Row
from evals.loop_watch import held_mib, largest_delay_ms
from evals.canned_model import canned_model

_N_CALLS, _REPEATS, _STEP_S = 100, 5, 0.005
_QUESTION = "How many trucks?"

Call = Callable[[int], Awaitable[None]]


def _run() -> Iterable[Row]:
    with canned_model() as url:
        ours = [asyncio.run(_largest_delay_ms(_our_client, url)) for _ in range(_REPEATS)]
        theirs = [asyncio.run(_largest_delay_ms(_official_client, url)) for _ in range(_REPEATS)]
        grown = asyncio.run(_growth_mib(url))
    delay, theirs_ms = statistics.median(ours), statistics.median(theirs)
    yield Row(
        f"{_N_CALLS} calls at once",
        f"largest loop delay, ms (worst of {_REPEATS}: {max(ours):.0f})",
        round(delay, 1),
        f"openai (worst: {max(theirs):.0f})",
        round(theirs_ms, 1),
        _REPEATS,
        "under 100 ms in the median run",
        delay < 100,
    )
    yield Row(
        "1,000 calls",
        "memory grown, MiB",
        round(grown, 2),
        "-",
        None,
        1,
        "flat: under 8",
        grown < 8,
    )


async def _largest_delay_ms(client: Callable[[str], object], url: str) -> float:
    """Returns the longest time that the loop was held up while the calls ran."""
    async with client(url) as call:  # type: ignore[attr-defined]
        await call(0)
        watch = asyncio.create_task(largest_delay_ms())
        await asyncio.sleep(0)
        await asyncio.gather(*(call(n) for n in range(_N_CALLS)))
        watch.cancel()
        largest: float = (await asyncio.gather(watch))[0]
    return largest


@asynccontextmanager
async def _our_client(url: str) -> AsyncIterator[Call]:
    from agent.llm import ChatClient, Message, Settings

    settings = Settings(model="canned", base_url=url, max_concurrent=_N_CALLS)
    async with ChatClient(settings) as client:

        async def call(n: int) -> None:
            heard = (lambda _: None) if n % 2 else None
            await client.complete([Message.user(_QUESTION)], on_delta=heard)

        yield call


@asynccontextmanager
async def _official_client(url: str) -> AsyncIterator[Call]:
    import openai

    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:

        async def call(n: int) -> None:
            asked: list[openai.types.chat.ChatCompletionMessageParam] = [
                {"role": "user", "content": _QUESTION}
            ]
            if not n % 2:
                await client.chat.completions.create(model="canned", messages=asked)
                return
            stream = await client.chat.completions.create(
                model="canned", messages=asked, stream=True
            )
            async for _ in stream:
                pass

        yield call


async def _growth_mib(url: str) -> float:
    async with _our_client(url) as call:
        for _ in range(3):
            await asyncio.gather(*map(call, range(_N_CALLS)))
        before = held_mib()
        for _ in range(10):
            await asyncio.gather(*map(call, range(_N_CALLS)))
        return held_mib() - before


BENCHMARK = Benchmark(
    measures="the event loop and memory under a hundred calls to a model", run=_run
)
