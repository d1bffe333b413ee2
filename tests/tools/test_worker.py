"""A killed, crashed or broken worker leaves a typed error and a clean parent."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from problems.errors import BadInput, LimitExceeded, WorkerError
from tests.tools.misbehaving import Deed
from tools.worker import DeadlineExceeded, Worker, Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(("tests.tools.misbehaving",), warm=False) as pool:
        yield pool


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_one_worker_serves_call_after_call(workers: Workers) -> None:
    first = await workers.call("misbehave", Deed(deed="work"))
    second = await workers.call("misbehave", Deed(deed="work"))
    assert first == second == {"deed": "work", "pid": first["pid"]}
    assert first["pid"] != os.getpid()


async def test_what_a_library_prints_does_not_reach_the_protocol(workers: Workers) -> None:
    assert (await workers.call("misbehave", Deed(deed="print")))["deed"] == "print"


@pytest.mark.parametrize(
    ("deed", "error", "words"),
    [
        ("refuse", LimitExceeded, "too much; ask for less"),
        ("break", WorkerError, "RuntimeError: a bug"),
    ],
)
async def test_an_error_keeps_its_type_and_the_worker(
    workers: Workers, deed: str, error: type[Exception], words: str
) -> None:
    before = (await workers.call("misbehave", Deed(deed="work")))["pid"]
    with pytest.raises(error, match=words):
        await workers.call("misbehave", Deed(deed=deed))
    assert (await workers.call("misbehave", Deed(deed="work")))["pid"] == before


@pytest.mark.parametrize(("deed", "words"), [("exit", "the last words"), ("be killed", "code -9")])
async def test_a_crash_is_a_worker_error_and_the_next_call_works(
    workers: Workers, deed: str, words: str
) -> None:
    with pytest.raises(WorkerError, match=words):
        await workers.call("misbehave", Deed(deed=deed))
    assert (await workers.call("misbehave", Deed(deed="work")))["deed"] == "work"


async def test_the_deadline_kills(workers: Workers) -> None:
    pid = (await workers.call("misbehave", Deed(deed="work")))["pid"]
    with pytest.raises(DeadlineExceeded, match="raise the budget"):
        await workers.call("misbehave", Deed(deed="sleep", seconds=60), grace_s=0.3)
    assert not _is_alive(pid)


async def test_cancelling_a_call_kills_its_worker(workers: Workers) -> None:
    pid = (await workers.call("misbehave", Deed(deed="work")))["pid"]
    asleep = asyncio.Event()
    call = asyncio.create_task(
        workers.call(
            "misbehave", Deed(deed="sleep", seconds=60), progress=lambda done, words: asleep.set()
        )
    )
    await asyncio.wait_for(asleep.wait(), 10)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert not _is_alive(pid)


async def test_progress_arrives_while_the_tool_runs(workers: Workers) -> None:
    seen: list[tuple[float, str]] = []
    await workers.call(
        "misbehave",
        Deed(deed="sleep", seconds=0.01),
        progress=lambda done, words: seen.append((done, words)),
    )
    assert seen == [(0.25, "asleep")]


async def test_an_unknown_tool_is_named(workers: Workers) -> None:
    with pytest.raises(BadInput, match="'conjure'"):
        await workers.call("conjure", Deed(deed="work"))


async def test_the_event_loop_goes_on_while_a_worker_works(workers: Workers) -> None:
    await workers.call("misbehave", Deed(deed="work"))
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await workers.call("misbehave", Deed(deed="sleep", seconds=0.5))
    ticking.cancel()
    assert ticks >= 10


async def test_many_calls_share_a_few_processes_and_say_that_they_wait() -> None:
    said: list[str] = []
    with Workers(("tests.tools.misbehaving",), warm=False, at_once=2) as pool:
        calls = [
            pool.call(
                "misbehave", Deed(deed="work"), progress=lambda done, words: said.append(words)
            )
            for _ in range(6)
        ]
        pids = {each["pid"] for each in await asyncio.gather(*calls)}
    assert len(pids) <= 2
    assert "waiting for a free worker" in said


async def test_more_calls_than_the_loop_has_threads_run_side_by_side() -> None:
    n = 3
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    asleep = 0
    all_asleep = asyncio.Event()

    def note(done: float, words: str) -> None:
        nonlocal asleep
        asleep += words == "asleep"
        if asleep == n:
            all_asleep.set()

    with Workers(("tests.tools.misbehaving",), warm=False, at_once=n) as pool:
        deed = Deed(deed="sleep", seconds=60)
        calls = [asyncio.create_task(pool.call("misbehave", deed, progress=note)) for _ in range(n)]
        await asyncio.wait_for(all_asleep.wait(), 60)
        assert asleep == n
        for call in calls:
            call.cancel()
        ended = await asyncio.gather(*calls, return_exceptions=True)
    assert all(isinstance(each, asyncio.CancelledError) for each in ended)


def test_a_worker_ends_with_its_parent(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from tools.worker import Worker\n"
        "print(Worker().pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert _is_alive(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _is_alive(pid)


def test_killing_twice_is_harmless() -> None:
    worker = Worker()
    worker.kill()
    worker.kill()
    assert not worker.is_usable


async def test_a_caller_that_gives_up_while_its_worker_is_killed_leaves_none_to_the_next(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_kill = asyncio.Event()
    loop, kill = asyncio.get_running_loop(), Worker.kill

    def slow_kill(worker: Worker) -> None:
        loop.call_soon_threadsafe(in_kill.set)
        time.sleep(0.3)
        kill(worker)

    monkeypatch.setattr(Worker, "kill", slow_kill)
    sleep = Deed(deed="sleep", seconds=60)
    call = asyncio.create_task(workers.call("misbehave", sleep, grace_s=0.1))
    await in_kill.wait()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    monkeypatch.undo()
    assert (await workers.call("misbehave", Deed(deed="work")))["deed"] == "work"
