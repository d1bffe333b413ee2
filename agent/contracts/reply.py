"""An answer to a message that asks for no optimisation: a greeting, or a question about Verdiq."""

from typing import Literal

from problems.problem import Frozen


class Reply(Frozen):
    """A few sentences for the person; nothing is solved."""

    kind: Literal["reply"] = "reply"
    text: str
