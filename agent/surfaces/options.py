"""From the options of a command to an `Ask`."""

from __future__ import annotations

import argparse

from pydantic import ValidationError

from agent.contracts.ask import Ask
from agent.surfaces.stakes_options import stakes_of
from problems.errors import BadInput
from problems.validation import one_sentence


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
            }
        )
    except ValidationError as error:
        raise BadInput(one_sentence(error, "the request")) from error
