"""Logical qubits by encoding, and the tool that answers how many a tour would need."""

import numpy as np
import pytest

from problems.errors import BadInput
from problems.families.knapsack import Knapsack
from problems.families.tsp import Tsp
from solvers.quantum.encoding_sizes import encoding_sizes
from tools.actions.estimate_quantum import TOOL, EstimateInput


def test_domain_walls_save_a_qubit_a_choice() -> None:
    sizes = encoding_sizes(Tsp.random(np.random.default_rng(0), 6).cqm())
    usual, walls = sizes[0], next(each for each in sizes if "wall" in each.encoding)
    assert usual.n_qubits == 25  # the first place is fixed: five others at five steps
    assert usual.n_slack == 0
    assert walls.n_qubits == 20
    assert walls.n_saved == 5
    assert usual.is_exact
    assert walls.is_exact


def test_slack_is_counted_and_can_be_done_without() -> None:
    sizes = encoding_sizes(Knapsack.random(np.random.default_rng(0), 12).cqm())
    usual, approximate = sizes[0], sizes[-1]
    assert usual.n_slack > 0
    assert usual.n_qubits == 12 + usual.n_slack
    assert approximate.n_qubits == 12
    assert not approximate.is_exact


def test_what_a_tour_of_fifteen_would_need_comes_typed() -> None:
    problem = Tsp.random(np.random.default_rng(0), 15)
    answer = TOOL.run(EstimateInput(problem=problem, shots=1000), lambda _fraction, _words: None)
    assert answer.n_variables == answer.encodings[0].n_qubits == 14 * 14
    assert not any(each.fits for each in answer.gate)
    assert all("only a search" in each.embedding.how for each in answer.annealers)
    assert answer.search.code is not None
    assert answer.search.code.physical_qubits > 1e6
    assert (answer.search.years or 0) > 1e9


def test_a_question_about_a_machine_is_refused_by_its_name() -> None:
    problem = Knapsack.random(np.random.default_rng(0), 5)
    request = EstimateInput(problem=problem, devices=("IonQ Fort",))
    with pytest.raises(BadInput, match="there is no device 'IonQ Fort'"):
        TOOL.run(request, lambda _fraction, _words: None)
