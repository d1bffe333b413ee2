"""`verdiq verdict`: whether a quantum computer would be worth it, without solving the problem."""

from __future__ import annotations

import argparse

from agent.surfaces.boundary import guarded
from agent.surfaces.one_question import Question, answer_question


def run(options: argparse.Namespace) -> int:
    """Judges the question of the command line and returns the exit code."""
    return guarded(lambda: answer_question(options, Question.answered), as_json=options.json)
