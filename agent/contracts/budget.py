"""What one run may spend."""

from __future__ import annotations

from pydantic import Field

from problems.problem import Frozen


class Budget(Frozen):
    """Limits on one run. Nothing that costs money runs while `cost_usd` is 0."""

    wall_s: float = Field(default=10.0, gt=0, le=86_400, description="seconds of solving")
    max_qubits: int = Field(default=22, ge=1, le=28, description="largest circuit to simulate")
    cost_usd: float = Field(default=0.0, ge=0)

    def within(self, deadline_s: float | None) -> Budget:
        """Returns this budget, shortened where the answer is wanted sooner.

        >>> Budget(wall_s=10).within(2).wall_s, Budget(wall_s=10).within(None).wall_s
        (2.0, 10.0)
        """
        if deadline_s is None or deadline_s >= self.wall_s:
            return self
        return self.model_copy(update={"wall_s": float(deadline_s)})
