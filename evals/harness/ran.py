"""What the product said to one row, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agent.contracts.report import Report
from problems.status import Status

Ending = Literal["reported", "refused", "timed_out", "broke"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a model says the answer is, without a solution that could be checked."""

    objective: float | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Ran:
    """The report where there is one; else the sentence that the person would have read.

    `refused` is input that the product names as unusable, with a remedy. `interpret_s` is None
    where reading did not end; tokens, calls and cost are None where no model was asked. `claimed` takes
    the report's place where a model was asked directly.
    """

    ending: Ending
    seconds: float
    report: Report | None = None
    said: str = ""
    interpret_s: float | None = None
    tokens: int | None = None
    cost_usd: float | None = None
    calls: int | None = None
    claimed: Claim | None = None
