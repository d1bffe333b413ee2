"""What can come of asking a language model, one branch of `problems.errors.VerdiqError`.

    LlmError
    ├── SettingsRefused     the configuration cannot be used (also a BadInput: exit code 2)
    ├── Unreachable         no connection, or one that broke before an answer
    ├── DeadlineExceeded    the answer did not come in the time that was given
    ├── Refused             the server said no, and asking again would not help (key, model, content)
    ├── Overloaded          the server asked to come back later, to the end of the retries
    ├── BrokenReply         an answer that cannot be read: cut, not JSON, without an end
    │   └── ReplyTooLarge   an answer longer than the limit
    ├── InvalidReply        JSON that is not what was asked for, also after one repair turn
    ├── BudgetExhausted     the call could cost more than is left of the run's budget
    └── NotRecorded         a replay that holds no answer to this request

A message is one sentence: what, the value, the limit, the remedy. None holds a key.
"""

from __future__ import annotations

from problems.errors import BadInput, VerdiqError


class LlmError(VerdiqError):
    """No usable answer came from the language model; the run can go on without one."""


class SettingsRefused(LlmError, BadInput):
    """The endpoint's settings cannot be used; the message names the setting."""


class Unreachable(LlmError):
    """No connection to the endpoint, or one that broke before the answer was whole."""

    def __init__(self, message: str, *, is_before_sending: bool = False) -> None:
        super().__init__(message)
        self.is_before_sending = is_before_sending


class DeadlineExceeded(LlmError):
    """The answer did not come within the time that was given, retries included."""


class Refused(LlmError):
    """The server refused the request with `status`, and the same request would be refused again."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Overloaded(LlmError):
    """The server is busy, rate-limited or broken, with `status`, to the end of the retries."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class BrokenReply(LlmError):
    """The server answered what cannot be read as a chat completion."""


class ReplyTooLarge(BrokenReply):
    """The answer is longer than the limit; what was read of it is thrown away."""


class InvalidReply(LlmError):
    """The answer is not the JSON that was asked for; `text` is what the model wrote last."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.text = text


class BudgetExhausted(LlmError):
    """The call could cost more than is left of the budget, so it was not made."""


class NotRecorded(LlmError):
    """The replay holds no answer to this request."""
