"""A family's refusal of what was read, as one sentence for a person."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from pydantic import ValidationError

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.reader import Missing, Reading
from problems.errors import InvalidProblem
from problems.validation import one_sentence

Read = Callable[[Document], Reading | Missing | None]


def refusing(what: str) -> Callable[[Read], Read]:
    """Returns a decorator under which a family's refusal names `what` that cannot be used.

    Raises:
        InvalidProblem: from the decorated reader, where the family refuses the fields that were read.
    """

    def decorate(read: Read) -> Read:
        @wraps(read)
        def guarded(document: Document) -> Reading | Missing | None:
            try:
                return read(document)
            except ValidationError as error:
                raise InvalidProblem(one_sentence(error, what)) from error

        return guarded

    return decorate
