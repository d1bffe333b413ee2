"""From the options of a command to an `Ask`."""

from __future__ import annotations

import argparse
import sys

from pydantic import ValidationError

from agent.contracts.ask import Ask
from agent.surfaces.stakes_options import stakes_of
from problems.errors import BadInput
from problems.validation import one_sentence

_LONGEST_QUESTION = 1_000_000  # characters read from standard input; the Ask itself is stricter


def ask_of(options: argparse.Namespace, question: str, files: tuple[str, ...] = ()) -> Ask:
    """Returns what the person asked for, with the command's solver, budget, stakes and seed.

    Raises:
        BadInput: an option is out of range, or nothing was asked.
    """
    try:
        return Ask.model_validate(
            {
                "question": question,
                "files": files,
                "solver": None if options.solver == "auto" else options.solver,
                "machine": getattr(options, "quantum", None),  # not every command has it
                "budget": {"wall_s": options.budget},
                "seed": options.seed,
                "stakes": stakes_of(options),
                "is_verdict_only": options.command == "verdict",
            }
        )
    except ValidationError as error:
        raise BadInput(one_sentence(error, "the request")) from error


def question_of(options: argparse.Namespace) -> str:
    """Returns the question of the command line, or what standard input says where it is "-"."""
    given: str = options.question
    return sys.stdin.read(_LONGEST_QUESTION) if given == "-" else given
