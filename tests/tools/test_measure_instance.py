"""The tool that measures an instance: plain JSON in and out, and an instance without a QUBO."""

import numpy as np

from problems.instance.features import InstanceFeatures
from problems.registry import families
from tools.actions.measure_instance import TOOL, MeasureInput, run
from tools.actions.weigh_instance import Weighed, WeighInput
from tools.actions.weigh_instance import run as weigh


def _silent(_done: float, _words: str) -> None:
    """Progress that nobody reads."""


def test_what_the_worker_sends_is_read_back_whole() -> None:
    problem = families()["max_sat"].random(np.random.default_rng(4), 6)
    sent = TOOL.call({"problem": problem.model_dump(mode="json")}, _silent)
    assert InstanceFeatures.model_validate(sent) == run(MeasureInput(problem=problem), _silent)


def test_weighing_knows_the_same_of_the_instance() -> None:
    problem = families()["max_cut"].random(np.random.default_rng(4), 8)
    weighed: Weighed = weigh(WeighInput(problem=problem), _silent)
    measured = run(MeasureInput(problem=problem), _silent)
    assert weighed.features.sizes == measured.sizes
    assert weighed.features.proofs == measured.proofs
    assert min(each.n_qubits for each in weighed.offers) == measured.n_qubits


def test_an_instance_without_a_qubo_says_why() -> None:
    problem = families()["blending"].random(np.random.default_rng(4), 3)
    measured = run(MeasureInput(problem=problem), _silent)
    assert measured.n_qubits is None
    assert measured.no_qubo
    assert measured.polynomial is not None
    assert "interior point" in measured.polynomial
