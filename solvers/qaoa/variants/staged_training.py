"""Training of a variant: on the mean, then on the tail of the costs, then on the mean if that is full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.training import Training, train
from solvers.qaoa.variants.ansatz import Objective, Simulated, mean_of
from solvers.qaoa.variants.cvar import cvar_of

# Before the tail, so that what soon fills it has been brought further by then; the tail's slopes are nought
# where the optimum alone fills it.
_STEPS_ON_MEAN = 20

# The tail is full of optimum; in standard deviations of the costs.
_FULL = 1e-9

# With these in all, as many as `solvers.qaoa.schedules.schedule` reckons with; CVaR has kinks, at which
# L-BFGS can go on for hundreds of steps that gain nothing.
_MOST_STEPS = 60

# The source takes 0.01 to 0.5; this one costs the mean least for as likely an optimum, by
# evals/bench/qaoa_variants.py.
ALPHA = 0.5


@dataclass(frozen=True, slots=True)
class Trained:
    """An ansatz and what is to be least of it."""

    ansatz: Simulated
    objective: Objective

    def energy_and_gradient(self, angles: Angles) -> tuple[float, Angles]:
        """Returns the objective and its derivatives."""
        return self.ansatz.value_and_gradient(angles, self.objective)


def train_in_stages(
    ansatz: Simulated, start: Angles, alpha: float, may_go_on: Callable[[int], bool]
) -> Training:
    """Returns the angles of least CVaR_α found from `start`; α = 1 is the mean alone.

    Where the optimum fills the tail, the least mean is searched on from there.

    `may_go_on` is asked after each evaluation, with how many have been made in all stages. The search
    has come to its own end after sixty of them too.
    """
    on_mean = Trained(ansatz, mean_of(ansatz.costs))
    if alpha == 1:
        return train(on_mean, start, lambda n: n < _MOST_STEPS and may_go_on(n))
    first = train(on_mean, start, lambda n: n < _STEPS_ON_MEAN and may_go_on(n))
    on_tail = Trained(ansatz, cvar_of(ansatz.costs, alpha))
    if not may_go_on(first.evaluations):
        return first
    last = _after(first, on_tail, may_go_on)
    if (
        last.finished
        and last.energy <= ansatz.costs.min() + _FULL
        and last.evaluations < _MOST_STEPS
    ):
        last = _after(last, on_mean, may_go_on)
    return replace(last, finished=last.finished or last.evaluations >= _MOST_STEPS)


def _after(before: Training, stage: Trained, may_go_on: Callable[[int], bool]) -> Training:
    """Goes on from the angles of the stage before; evaluations are those of all stages."""
    done = before.evaluations
    training = train(stage, before.angles, lambda n: done + n < _MOST_STEPS and may_go_on(done + n))
    return replace(training, evaluations=done + training.evaluations)
