"""`verdiq chat`: one question after another; a reply to a clarification completes the question."""

from __future__ import annotations

import argparse
import asyncio
import os
import select
import sys
from typing import TYPE_CHECKING

from agent.surfaces.boundary import guarded, said
from agent.surfaces.exit_codes import ANSWERED

if TYPE_CHECKING:
    from agent.contracts.report import Report
    from agent.runner import Runner

_WELCOME = "Ask an optimisation question; 'quit' leaves."
_LEAVING = {"quit", "exit", "bye"}
_PASTE_S = 0.05  # lines that follow each other faster than this were pasted, not typed


def run(options: argparse.Namespace) -> int:
    """Talks until the person leaves, and returns the exit code."""
    return guarded(lambda: asyncio.run(_talk(options)), as_json=False)


async def _talk(options: argparse.Namespace) -> int:
    from agent.run_store import RunStore, home
    from agent.runner import running
    from agent.surfaces.language_model import reader_of
    from agent.surfaces.terminal import print_report

    print(_WELCOME, file=sys.stderr)
    async with (
        reader_of(options) as reader,
        running(RunStore(home()), reader=reader) as runner,
    ):
        pending = told = ""
        while (message := await asyncio.to_thread(_message)).strip().lower() not in {"", *_LEAVING}:
            question = f"{pending}\n{message}".strip()
            report = await _answer(question, options, runner)
            if told and report is not None and _points_back(report):
                question = f"{told}\n{message}"  # "is an annealer better here?": the problem before
                report = await _answer(question, options, runner)
            if report is not None:
                print_report(report, as_json=False)
                told = question if report.problem is not None else told
            # A clarification of a known family is completed by the reply; anything else starts anew.
            asked = report.clarification if report is not None else None
            is_open = asked is not None and (asked.family or asked.model_use)
            pending = question if is_open else ""
    return ANSWERED


def _points_back(report: Report) -> bool:
    """Whether a question was about a problem spoken of before, and asks which."""
    return report.clarification is not None and report.clarification.points_back


async def _answer(question: str, options: argparse.Namespace, runner: Runner) -> Report | None:
    from agent.surfaces.options import ask_of
    from agent.surfaces.terminal import progress_bar

    try:
        with progress_bar() as watch:
            return await runner.ask(ask_of(options, question), watch=watch)
    except Exception as error:  # noqa: BLE001  # one question that fails must not end the chat
        print(f"verdiq: {said(error)[0]}", file=sys.stderr)
        return None


def _message() -> str:
    """Returns the next line, or lines where several were pasted at once; "" at the end of the input."""
    print("> ", end="", file=sys.stderr, flush=True)
    if not sys.stdin.isatty():
        return next((line for line in sys.stdin if line.strip()), "")
    message = b""
    while not message.strip():
        chunk = os.read(sys.stdin.fileno(), 65_536)
        if not chunk:
            return ""
        message += chunk
    while select.select([sys.stdin], [], [], _PASTE_S)[0]:
        message += os.read(sys.stdin.fileno(), 65_536)
    return message.decode(errors="replace")
