"""The verdict, replayed on measured instances."""

import math

import pytest

from agent.contracts.verdict import Route
from agent.decide.terms import Terms
from evals.calibration.bench_replay import bench, judged
from evals.calibration.measured_case import measured_cases
from evals.calibration.replay import Replay, outcome_of
from evals.calibration.weighed import offers_on
from evals.profiles.record import Answer, Instance, Profile, read_profiles
from problems.instance.features import InstanceFeatures, Sizes
from problems.status import Sense, Status

_TERMS = Terms(5.0, 1.0, 1000.0, math.inf, data_may_leave=True)


def _small(status: Status) -> Profile:
    """The smallest max-cut of the campaign, ended with another status after a second."""
    found = next(
        each for each in read_profiles() if each.family == "max_cut" and each.route == "exact"
    )
    answer = found.answers[0].model_copy(update={"status": status, "bound": None, "gap": None})
    return found.model_copy(update={"answers": (answer,)})


@pytest.mark.parametrize("error_free", [1.0, 0.0])
def test_a_proof_in_the_probe_is_never_answered_with_yes(error_free: float) -> None:
    profile = _small(Status.OPTIMAL)
    (case,) = measured_cases((profile,), ())
    features = InstanceFeatures(family="max_cut", size="4 nodes", sizes=Sizes(n_qubits=4))
    free = [
        each.model_copy(
            update={
                "usd_per_task": 0.0,
                "usd_per_shot": 0.0,
                "usd_per_second": 0.0,
                "shot_s": 0.0,
                "log_fidelity": math.log(error_free) if error_free else -1000.0,
            }
        )
        for each in offers_on(profile.instance, 4, 6)
    ]
    assert free
    assert Replay(case, features, tuple(free)).advised(_TERMS) == (Route.EXACT, False)


def test_a_recorded_answer_is_the_outcome_that_the_tool_gave() -> None:
    answer = Answer(
        budget_s=1.0,
        cpu_s=0.9,
        wall_s=0.9,
        status=Status.FEASIBLE,
        backend="cp_sat",
        objective=7.0,
        bound=6.0,
        gap=1 / 7,
    )
    outcome = outcome_of(answer, Sense.MINIMISE)
    assert (outcome.status, outcome.objective, outcome.gap) == (Status.FEASIBLE, 7.0, 1 / 7)
    nothing = answer.model_copy(update={"objective": None, "gap": None})
    assert outcome_of(nothing, Sense.MINIMISE).status is Status.UNKNOWN


def test_machines_are_not_asked_of_what_none_of_them_holds() -> None:
    instance = Instance("max_cut", 8, 0.5, 0)
    assert offers_on(instance, None, 0) == ()
    assert offers_on(instance, 10_000, 10) == ()
    assert {each.device for each in offers_on(instance, 8, 18)} >= {
        "IBM Torino",
        "D-Wave Advantage",
    }


def test_no_proof_of_the_bench_is_answered_with_yes() -> None:
    replayed = bench(families=("max_cut", "labs", "tsp", "knapsack"))
    verdicts = judged(replayed, [_TERMS])
    settled = [each for each in verdicts if each.is_settled]
    assert len(settled) >= 12
    assert not any(each.is_yes for each in settled)
    assert all(each.regret.share == 0 for each in settled)
