"""Where the outputs of finished steps are kept, so that a resumed run does not run them again."""

from __future__ import annotations

from typing import Any, Protocol


class Finished(Protocol):
    """Outputs by name."""

    async def get(self, key: str) -> Any | None:
        """Returns the output kept under a key, or None."""

    async def put(self, key: str, output: object) -> None:
        """Keeps one output."""
