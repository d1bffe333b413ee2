"""Handing a report over: printed, drawn if asked for, and turned into an exit code."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from agent.surfaces.exit_codes import ANSWERED, CLARIFICATION
from agent.surfaces.terminal import print_report
from problems.errors import BadInput

if TYPE_CHECKING:
    from agent.contracts.report import Report
    from agent.runner import Runner

_FORMATS: dict[str, Literal["png", "svg"]] = {".png": "png", ".svg": "svg"}


async def deliver(report: Report, options: argparse.Namespace, runner: Runner) -> int:
    """Prints the report, draws its figure where `--figure` asks for one, and returns the exit code.

    A quantum run has a second picture, beside the first: OUT-shots.png, its energies with the ideal
    circuit's. `--verdict-figure` has one too: OUT-sizes.png, time against size, where its curves are known.

    Raises:
        BadInput: the figure's name has another ending than .png or .svg, or cannot be written.
    """
    if options.figure:
        await _draw(report, Path(options.figure), runner)
    if options.verdict_figure:
        await _draw_verdict(report, Path(options.verdict_figure), runner)
    print_report(report, as_json=options.json, whole=options.whole)
    asked = any(each.kind == "clarification" for each in (report, *report.parts))
    return CLARIFICATION if asked else ANSWERED


def check_figures(options: argparse.Namespace) -> None:
    """Raises BadInput at once where a figure could not be written at the end."""
    for name in (options.figure, options.verdict_figure):
        _check_figure(name)


def _check_figure(name: str | None) -> None:
    if name and Path(name).suffix.lower() not in _FORMATS:
        raise BadInput(f"the figure {name!r} must end in .png or .svg")
    if name and not Path(name).absolute().parent.is_dir():
        raise BadInput(f"the folder of the figure {name!r} does not exist; make it first")


async def _draw(report: Report, path: Path, runner: Runner) -> None:
    picture = await runner.draw(report, _FORMATS[path.suffix.lower()])
    if picture is None:
        print(f"verdiq: there is no solution to draw, so {path} was not written", file=sys.stderr)
    else:
        await asyncio.to_thread(_write, path, picture)
    shots = await runner.draw_shots(report, _FORMATS[path.suffix.lower()])
    if shots is not None:
        beside = path.with_name(f"{path.stem}-shots{path.suffix}")
        await asyncio.to_thread(_write, beside, shots)
        print(f"verdiq: the ideal and the measured energies are in {beside}", file=sys.stderr)


async def _draw_verdict(report: Report, path: Path, runner: Runner) -> None:
    routes, sizes = await runner.draw_verdict(report, _FORMATS[path.suffix.lower()])
    if routes is None:
        print(f"verdiq: the verdict compares no routes, so {path} was not written", file=sys.stderr)
    else:
        await asyncio.to_thread(_write, path, routes)
    if sizes is not None:
        beside = path.with_name(f"{path.stem}-sizes{path.suffix}")
        await asyncio.to_thread(_write, beside, sizes)
        print(f"verdiq: time against size is in {beside}", file=sys.stderr)


def _write(path: Path, picture: bytes) -> None:
    try:
        path.write_bytes(picture)
    except OSError as error:
        raise BadInput(f"the figure cannot be written to {path} ({error.strerror})") from error
