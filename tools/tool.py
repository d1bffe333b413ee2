"""The contract of a tool: what its one file gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

InputT = TypeVar("InputT", bound=BaseModel)
OutputT = TypeVar("OutputT", bound=BaseModel)
Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words."""


@dataclass(frozen=True, slots=True)
class Tool(Generic[InputT, OutputT]):
    """A typed action. `run` may take long and use the CPU: call it through `tools.worker`."""

    name: str
    description: str
    input_type: type[InputT]
    output_type: type[OutputT]
    run: Callable[[InputT, Progress], OutputT]

    def call(self, payload: object, progress: Progress) -> dict[str, Any]:
        """Returns the output as plain JSON data for an input given as plain JSON data."""
        return self.run(self.input_type.model_validate(payload), progress).model_dump(mode="json")
