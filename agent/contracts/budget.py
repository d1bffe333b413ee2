"""What one run may spend."""

from pydantic import Field

from problems.problem import Frozen


class Budget(Frozen):
    """Limits on one run. Nothing that costs money runs while `cost_usd` is 0."""

    wall_s: float = Field(default=10.0, gt=0, le=86_400, description="seconds of solving")
    max_qubits: int = Field(default=22, ge=1, le=28, description="largest circuit to simulate")
    cost_usd: float = Field(default=0.0, ge=0)
