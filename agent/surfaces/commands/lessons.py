"""`verdiq lessons`: what the language model is told of earlier questions; list, add, remove."""

from __future__ import annotations

import argparse
from pathlib import Path

from agent.surfaces.boundary import guarded
from agent.surfaces.exit_codes import ANSWERED


def lessons_path() -> Path:
    """Returns where lessons are kept: beside the runs."""
    from agent.run_store import home

    return home() / "lessons.jsonl"


def run(options: argparse.Namespace) -> int:
    """Lists the lessons after adding or removing one, and returns the exit code."""
    return guarded(lambda: _changed(options), as_json=False)


def _changed(options: argparse.Namespace) -> int:
    from agent.interpret.with_model.lessons import (
        read_lessons,
        with_lesson,
        without_lesson,
        write_lessons,
    )

    path = lessons_path()
    lessons = read_lessons(path)
    if options.add is not None:
        lessons = with_lesson(lessons, options.add, options.question)
    if options.remove is not None:
        lessons = without_lesson(lessons, options.remove)
    if options.add is not None or options.remove is not None:
        write_lessons(path, lessons)
    for each in lessons:
        print(f"{each.id}. {each.rule}")
    return ANSWERED
