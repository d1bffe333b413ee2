"""Whether quantum hardware is worth it: its best utility against the best of everything else."""

from __future__ import annotations

from agent.decide.case import Case
from agent.decide.hardware import Run, best_known_run, best_run
from agent.decide.utility import utility_usd

# Share of what is at stake by which hardware must lead before it is advised. Where circuits were run and
# hardware had no lead, none above 0 was predicted on either half of the bench; with proofs ignored, on
# about 2 % one beyond this margin (`python -m evals.fit_verdict`).
LEAST_LEAD = 0.01


def is_worth_quantum(case: Case) -> bool:
    """Returns whether hardware leads by more than the margin on an instance that is not easy.

    Better or cheaper machines only raise the lead, so they never turn a yes into a no.
    """
    return not case.is_easy and lead(case) > LEAST_LEAD


def could_be_worth(case: Case) -> bool:
    """Returns whether it would be, were all that is assumed of machines as good as it could be."""
    return not case.is_easy and _lead_of(best_run(case), case) > LEAST_LEAD


def lead(case: Case) -> float:
    """Returns hardware's best utility less the best other, as a share of what is at stake.

    From −1, where hardware gives nothing and another route the optimum, to 1. A machine that may not be
    used, or that nobody would pay for, gives nothing and costs nothing. Only machines of which nothing
    had to be assumed count.
    """
    return _lead_of(best_known_run(case), case)


def _lead_of(run: Run | None, case: Case) -> float:
    at_stake = case.terms.at_stake_usd
    if at_stake == 0:
        return 0.0
    quantum = max(0.0, run.utility_usd) if run is not None else 0.0
    return (quantum - best_classical_usd(case)) / at_stake


def best_classical_usd(case: Case) -> float:
    """Returns the utility of the best route on this computer; 0 where none is expected to answer."""
    return max(
        (utility_usd(each.gap, 0.0, 0.0, case.terms) for each in case.classical), default=0.0
    )
