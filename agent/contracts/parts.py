"""A question that is several problems, to be answered one after the other."""

import re
from typing import Literal

from pydantic import Field

from agent.contracts.model_use import ModelUse
from problems.problem import Frozen

RESULT = re.compile(r"\{(\d)\}")


class Parts(Frozen):
    """Questions in order; "{1}" in a later one stands for the objective of the first, and so on."""

    kind: Literal["parts"] = "parts"
    questions: tuple[str, ...] = Field(min_length=2, max_length=5)
    model_use: ModelUse | None = None
