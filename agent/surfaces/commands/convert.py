"""`verdiq convert`: a data file in another format, read by layer 1 and written by a tool."""

from __future__ import annotations

import argparse
import asyncio
import sys
from base64 import b64decode
from pathlib import Path

from agent.surfaces.boundary import guarded
from agent.surfaces.exit_codes import ANSWERED, CLARIFICATION
from problems.errors import BadInput

_WRITING_S = 120.0


def run(options: argparse.Namespace) -> int:
    """Converts one file and returns the exit code."""
    return guarded(lambda: _run(options), as_json=False)


def _run(options: argparse.Namespace) -> int:
    target = Path(options.target)
    if target.exists() and not options.force:
        raise BadInput(
            f"'{target}' exists already; name another file, or add --force to replace it"
        )
    if not target.absolute().parent.is_dir():
        raise BadInput(f"the folder of '{target}' does not exist; make it first")
    return asyncio.run(_convert(options, target))


async def _convert(options: argparse.Namespace, target: Path) -> int:
    from agent.contracts.interpretation import Interpretation
    from agent.interpret.action import InterpretInput, Understood
    from tools.actions.write_model import WriteInput
    from tools.worker import Workers

    with Workers(("agent.interpret.action",)) as workers:
        asked = InterpretInput(question=_question(options.family), files=(options.source,))
        read = Understood.model_validate(await workers.call("interpret", asked, grace_s=_WRITING_S))
        if not isinstance(read.result, Interpretation):
            print(f"verdiq: {read.result.model_dump().get('question')}", file=sys.stderr)
            return CLARIFICATION
        request = WriteInput(problem=read.result.problem, suffix=target.suffix.lower())
        written = await workers.call("write_model", request, grace_s=_WRITING_S)
    await asyncio.to_thread(_write, target, b64decode(written["content"]))
    problem = read.result.problem
    print(f"{target}: {problem.family}, {problem.size}; {written['description']}")
    return ANSWERED


def _question(family: str | None) -> str:
    """Words that say which problem a file is that can be several."""
    from problems.registry import families

    if family is not None and family not in families():
        raise BadInput(f"there is no family {family!r}; 'verdiq families' lists them")
    return (family or "").replace("_", " ")


def _write(target: Path, content: bytes) -> None:
    """Writes beside the target and moves it there, so that a failure leaves what was there."""
    beside = target.with_name(f"{target.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BadInput(f"'{target}' cannot be written ({error.strerror})") from error
