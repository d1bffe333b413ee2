"""Turns pydantic's validation errors into one sentence for a person."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_SHOWN = 3
_LONGEST = 60


def one_sentence(error: ValidationError, what: str) -> str:
    """Returns one sentence naming where `what` does not fit, with the offending values.

    >>> from pydantic import BaseModel
    >>> class Van(BaseModel):
    ...     load: int
    >>> try:
    ...     Van(load=1.5)
    ... except ValidationError as error:
    ...     print(one_sentence(error, "the van")[:58])
    the van is not usable: load: input should be a valid integ
    """
    problems = [_one(each) for each in error.errors(include_url=False)]
    more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    return f"{what} is not usable: {'; '.join(problems[:_SHOWN])}{more}"


def _one(detail: ErrorDetails) -> str:
    where = "".join(f"{part}." for part in detail["loc"]).removesuffix(".")
    message = detail["msg"].removeprefix("Value error, ")
    sentence = f"{where}: {message[0].lower()}{message[1:]}" if where else message
    if detail["type"] in {"missing", "value_error"}:
        return sentence
    shown = repr(detail["input"])
    return f"{sentence} (got {shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'})"
