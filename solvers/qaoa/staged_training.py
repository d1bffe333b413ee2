"""Training of a variant: on the mean first, then on the tail of the costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solvers.qaoa.ansatz import Ansatz, Objective, mean_of
from solvers.qaoa.cvar import cvar_of
from solvers.qaoa.statevector import Angles
from solvers.qaoa.training import Training, train

# Twenty steps on the mean before the tail: where the optimum soon fills the tail, whose slopes are nought
# from there, the mean has brought it further (exact_cover of 6 sets: 0.89 instead of 0.54), and
# elsewhere the result is the same. See evals/bench/qaoa_variants.py.
_STEPS_ON_MEAN = 20

# With these in all, as many as `solvers.qaoa.schedule` reckons with; CVaR has kinks, at which L-BFGS can
# go on for hundreds of steps that gain nothing.
_MOST_STEPS = 60

# Of 0.05, 0.1, 0.25 and 0.5, the one that lost to plain QAOA least often and cost the mean least, for as
# likely an optimum; the source recommends 0.1 to 0.25.
ALPHA = 0.5


@dataclass(frozen=True, slots=True)
class Trained:
    """An ansatz and what is to be least of it."""

    ansatz: Ansatz
    objective: Objective

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]:
        """Returns the objective and its derivatives."""
        return self.ansatz.value_and_gradient(angles, self.objective)


def train_in_stages(
    ansatz: Ansatz, start: Angles, alpha: float, may_go_on: Callable[[int], bool]
) -> Training:
    """Returns the angles of least CVaR_α found from `start`; α = 1 is the mean alone.

    `may_go_on` is asked after each evaluation, with how many have been made in both stages. The search
    has come to its own end after sixty of them too.
    """
    on_mean = Trained(ansatz, mean_of(ansatz.costs))
    if alpha == 1:
        return train(on_mean, start, may_go_on)
    first = train(on_mean, start, lambda n: n < _STEPS_ON_MEAN and may_go_on(n))
    on_tail = Trained(ansatz, cvar_of(ansatz.costs, alpha))
    if not may_go_on(first.evaluations):
        return first
    left = _MOST_STEPS - first.evaluations
    last = train(on_tail, first.angles, lambda n: n < left and may_go_on(first.evaluations + n))
    n_done = first.evaluations + last.evaluations
    return replace(last, evaluations=n_done, finished=last.finished or n_done >= _MOST_STEPS)
