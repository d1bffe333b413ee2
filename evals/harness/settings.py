"""How the rows of one evaluation are run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.llm.settings import Settings as LlmSettings

MOST_CALLS = 8  # of a model for one question, repairs and retellings included
_OVERHEAD_S = 60.0  # beside solving: reading, building models; each step has a limit of its own


@dataclass(frozen=True, slots=True)
class Settings:
    """`budget_s` is what one row may spend on solving; `jobs` rows run side by side."""

    budget_s: float
    seed: int
    jobs: int
    model: LlmSettings | None = None
    max_tokens: int = 60_000

    @property
    def deadline_s(self) -> float:
        """After this a row is given up; only what hangs takes so long."""
        waiting = MOST_CALLS * self.model.deadline_s if self.model is not None else 0.0
        return _OVERHEAD_S + 10 * self.budget_s + waiting

    def configuration(self, interpreter: str) -> str:
        """The name under which results are kept, with the seed beside it.

        >>> Settings(budget_s=3.0, seed=1, jobs=2).configuration("embedded")
        'embedded budget=3s'
        """
        return f"{interpreter} budget={self.budget_s:g}s"
