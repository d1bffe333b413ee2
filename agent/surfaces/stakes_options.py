"""What an answer is worth, as options of a command. They weigh in the verdict and permit nothing.

Leave to spend money comes from `agent.surfaces.spending` alone.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.contracts.stakes import Stakes


def add_options(command: argparse.ArgumentParser) -> None:
    """Adds the options that say what an answer is worth; each goes before what the question says."""
    group = command.add_argument_group(
        "what the answer is worth",
        "weighed in the verdict, before what the question says; none of these permits money to be spent",
    )
    add = group.add_argument
    add(
        "--deadline",
        type=_seconds,
        metavar="DURATION",
        help="when the answer must be there: 90s, 15min, 2h, 3d",
    )
    add(
        "--per-year",
        type=float,
        metavar="N",
        help="how often a question like this one is asked in a year",
    )
    add(
        "--percent-worth",
        type=float,
        metavar="USD",
        help="what an answer one per cent better is worth each time, in US dollars",
    )
    add(
        "--price-limit",
        type=float,
        metavar="USD",
        help="what one answer may cost in computing; a limit to weigh, no leave to spend it",
    )
    stays = group.add_mutually_exclusive_group()
    stays.add_argument(
        "--data-stays",
        dest="data_may_leave",
        action="store_false",
        default=None,
        help="the data must not be sent to anybody else's computer",
    )
    stays.add_argument(
        "--data-may-leave",
        dest="data_may_leave",
        action="store_true",
        default=None,
        help="the data may be sent to a provider's machine",
    )


def stakes_of(options: argparse.Namespace) -> Stakes:
    """Returns what the options say; a command without these options says nothing.

    Raises:
        ValidationError: a value is out of range.
    """
    from agent.contracts.stakes import Stakes

    return Stakes(
        deadline_s=getattr(options, "deadline", None),
        runs_a_year=getattr(options, "per_year", None),
        usd_per_percent=getattr(options, "percent_worth", None),
        price_limit_usd=getattr(options, "price_limit", None),
        data_may_leave=getattr(options, "data_may_leave", None),
    )


def _seconds(written: str) -> float:
    from problems.errors import BadInput
    from problems.plain_duration import seconds_of

    try:
        return seconds_of(written)
    except BadInput as error:
        raise argparse.ArgumentTypeError(str(error)) from error
