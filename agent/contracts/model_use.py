"""What asking a language model took."""

from pydantic import Field

from problems.problem import Frozen


class ModelUse(Frozen):
    """Calls, tokens read and written, and money where it is known, of one question."""

    model: str
    calls: int = Field(ge=0)
    tokens: int = Field(ge=0)
    cost_usd: float | None = Field(default=None, ge=0)
