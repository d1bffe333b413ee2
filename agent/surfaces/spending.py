"""Where leave to spend money comes from: a flag of the person's own command, or words typed at a terminal.

This module alone makes a `SpendingPermit`. It reads the command line and the keyboard of a terminal,
nothing else: not the question, not a typed problem, not a tool's input, not a model's reply, not the
environment. A pipe is not a keyboard: where standard input is no terminal, nobody is asked.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.contracts.report import Report
    from solvers.quantum_runners.permit import SpendingPermit

_VALID_S = 3600.0  # a permit outlives one question, not a forgotten window


def add_options(command: argparse.ArgumentParser) -> None:
    """Adds the machine and the two flags that permit money to be spent on it."""
    command.add_argument(
        "--quantum",
        metavar="MACHINE",
        help="sample a trained circuit once on RUNNER or RUNNER:DEVICE, such as aer:fake_torino",
    )
    command.add_argument(
        "--spend-at-most",
        type=float,
        default=None,
        metavar="USD",
        help="let --quantum spend so many US dollars in all (default: nothing)",
    )
    command.add_argument(
        "--spend-unpublished",
        action="store_true",
        help="let --quantum run once where no price is published",
    )


def permit_of(options: argparse.Namespace) -> SpendingPermit | None:
    """Returns what the command's own flags permit, None where they permit nothing.

    Raises:
        BadInput: no machine is named for the money, or the amount is no amount.
    """
    from problems.errors import BadInput

    usd, unpublished = options.spend_at_most, options.spend_unpublished
    if usd is None and not unpublished:
        return None
    if not options.quantum:
        raise BadInput("money is permitted for one machine only; name it with --quantum MACHINE")
    if usd is not None and not (math.isfinite(usd) and usd > 0):
        raise BadInput(f"--spend-at-most {usd:g} is no amount to spend; give US dollars above 0")
    return _permit(options.quantum, usd or 0.0, unpublished=unpublished)


def asked_at_terminal(report: Report) -> SpendingPermit | None:
    """Returns a permit where the report is a quote and the person types the machine's name.

    Nobody is asked, and nothing is permitted, where standard input or error is no terminal.
    """
    from solvers.quantum_evidence import QuoteEvidence

    quote = report.evidence
    if not isinstance(quote, QuoteEvidence) or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    price = "at a price nobody publishes" if quote.usd is None else f"for {quote.usd:.2f} USD"
    print(
        f"{quote.shots} shots on {quote.machine} {price} ({quote.source}).\n"
        f"To spend it, type {quote.machine} and press return; anything else leaves it: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    if sys.stdin.readline().strip() != quote.machine:
        return None
    return _permit(quote.machine, quote.usd or 0.0, unpublished=quote.usd is None)


def _permit(machine: str, usd: float, *, unpublished: bool) -> SpendingPermit:
    from solvers.quantum_runners.permit import SpendingPermit
    from solvers.quantum_runners.registry import runner_of
    from solvers.quantum_runners.runner import machine_of

    runner, device = runner_of(machine)
    return SpendingPermit(
        usd=usd,
        machine=machine_of(runner.name, device),
        expires=time.time() + _VALID_S,
        unpublished=unpublished,
    )
