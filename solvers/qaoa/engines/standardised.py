"""An engine in standard units: costs of mean 0 and standard deviation 1, without a second copy of them."""

from __future__ import annotations

from dataclasses import dataclass

from problems.structures import Floats
from solvers.qaoa.engines.engine import Engine, Precision
from solvers.qaoa.engines.statevector import Angles, State


@dataclass(frozen=True, slots=True)
class Standardised:
    """An `Engine` whose costs are (C − mean) / spread, on one for C itself; γ is γ·spread for C.

    The mean leaves every probability as it is and turns the state's global phase only.
    """

    engine: Engine
    mean: float
    spread: float

    @property
    def name(self) -> str:
        """The inner engine's."""
        return self.engine.name

    @property
    def n_qubits(self) -> int:
        """The inner engine's."""
        return self.engine.n_qubits

    @property
    def precision(self) -> Precision:
        """The inner engine's."""
        return self.engine.precision

    @property
    def threads(self) -> int:
        """The inner engine's."""
        return self.engine.threads

    def energy(self, angles: Angles) -> float:
        """Returns the expected cost in standard units."""
        return (self.engine.energy(self._inner(angles)) - self.mean) / self.spread

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]:
        """Returns the expected cost in standard units, and its derivatives."""
        energy, slopes = self.engine.energy_and_gradient(self._inner(angles))
        gammas = slopes.gammas / self.spread**2
        return (energy - self.mean) / self.spread, Angles(gammas, slopes.betas / self.spread)

    def probabilities(self, angles: Angles) -> Floats:
        """Returns the probability of each state. Shape: (2**n,)."""
        return self.engine.probabilities(self._inner(angles))

    def state(self, angles: Angles) -> State:
        """Returns the amplitudes, up to the global phase that the mean makes. Shape: (2**n,)."""
        return self.engine.state(self._inner(angles))

    def _inner(self, angles: Angles) -> Angles:
        return Angles(angles.gammas / self.spread, angles.betas)
