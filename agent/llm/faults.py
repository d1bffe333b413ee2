"""A request that brought no answer: whether to try again, and what to say in the end."""

from __future__ import annotations

from dataclasses import dataclass

from agent.llm.errors import BrokenReply, LlmError, Overloaded, Refused, ReplyTooLarge, Unreachable
from agent.llm.exchange import Rejection
from agent.llm.retries import is_passing


@dataclass(frozen=True, slots=True)
class Failed:
    """A connection or an answer that broke."""

    error: Unreachable | BrokenReply | Refused

    @property
    def is_passing(self) -> bool:
        """Whether the same request may be answered later."""
        return not isinstance(self.error, ReplyTooLarge | Refused)

    def final(self, host: str, n_attempts: int) -> LlmError:
        """Returns the error to end with."""
        return self.error


@dataclass(frozen=True, slots=True)
class Turned:
    """A request that the server turned away with an error of its own."""

    rejection: Rejection

    @property
    def is_passing(self) -> bool:
        """Whether the same request may be answered later."""
        error = self.rejection.error
        return is_passing(error.status, error.code, self.rejection.headers)

    def final(self, host: str, n_attempts: int) -> LlmError:
        """Returns the error to end with: what the server said, and the remedy."""
        status, message = self.rejection.error.status, self.rejection.error.message
        said = f": {message.rstrip('. ')}" if message else ""
        if not self.is_passing:
            return Refused(f"{host} refused with HTTP {status}{said}; {_remedy(status)}", status)
        tries = f"after {n_attempts} attempts" if n_attempts > 1 else "at once"
        advice = "try later or with fewer calls at once"
        return Overloaded(f"{host} answered HTTP {status} {tries}{said}; {advice}", status)


Fault = Failed | Turned


def too_long_a_wait(fault: Fault, host: str, wait_s: float, left_s: float) -> LlmError:
    """Returns the error for a wait that would end after the deadline."""
    if isinstance(fault, Failed):
        return fault.error
    status = fault.rejection.error.status
    return Overloaded(
        f"{host} answered HTTP {status} and asks to wait {wait_s:,.0f} s, more than the "
        f"{max(left_s, 0):,.0f} s that are left; try later or raise the deadline",
        status,
    )


def _remedy(status: int) -> str:
    match status:
        case 401 | 403:
            return "check the API key"
        case 402:
            return "check the account's credit"
        case 404:
            return "check base_url and the model's name (verdiq doctor lists them)"
        case 413:
            return "shorten the question"
        case 429:
            return "check the account's plan and credit"
        case _:
            return "verdiq doctor shows what the endpoint takes"
