"""Everything that the verdict weighs of an instance comes from one call."""

import numpy as np

from problems.registry import families
from solvers.quantum.devices import device_facts
from tools.actions.weigh_instance import Weighed, WeighInput, run


def _weighed(family: str, size: int) -> Weighed:
    problem = families()[family].random(np.random.default_rng(3), size)
    return run(WeighInput(problem=problem), lambda done, words: None)


def test_every_machine_of_the_catalogue_makes_an_offer() -> None:
    weighed = _weighed("max_cut", 8)
    named = {offer.device for offer in weighed.offers if offer.kind != "simulator"}
    assert named == {device.name for device in device_facts()}
    assert weighed.features.n_qubits == 8
    assert all(offer.n_qubits >= 8 for offer in weighed.offers)


def test_what_has_no_qubo_has_no_offers_and_says_why() -> None:
    weighed = _weighed("blending", 4)
    assert weighed.offers == ()
    assert weighed.features.no_qubo


def test_a_polynomial_is_said_to_take_fewer_qubits_than_its_qubo() -> None:
    weighed = _weighed("labs", 8)
    assert weighed.features.n_qubits is not None and weighed.features.n_qubits > 8
    assert any("on 8 qubits" in sentence for sentence in weighed.features.left_out)
