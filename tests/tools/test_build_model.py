"""The sizes of models, and the encodings that a person may ask for."""

import numpy as np
import pytest
from pydantic import ValidationError

from problems.families.graph_coloring import GraphColoring
from problems.families.knapsack import Knapsack
from tools.actions.build_model import BuildInput, EncodingInput, Models, run


def _silent(_share: float, _words: str) -> None:
    return


def _knapsack(**encoding: object) -> Models:
    problem = Knapsack.random(np.random.default_rng(1), 5)
    chosen = EncodingInput.model_validate(encoding)
    return run(BuildInput(problem=problem, encoding=chosen), _silent)


def test_the_default_is_proven_and_has_slack() -> None:
    qubo = _knapsack().qubo
    assert qubo is not None
    assert qubo.n_slack > 0
    assert qubo.is_proven
    assert qubo.exact_bits is not None
    assert "proven to be the optimum" in qubo.words


def test_unbalanced_has_no_slack_and_no_proof() -> None:
    qubo = _knapsack(inequalities="unbalanced").qubo
    assert qubo is not None
    assert qubo.n_slack == 0
    assert not qubo.is_proven


def test_walls_take_fewer_bits_than_choices() -> None:
    problem = GraphColoring.random(np.random.default_rng(1), 4)
    usual = run(BuildInput(problem=problem), _silent).qubo
    walls = BuildInput(problem=problem, encoding=EncodingInput(one_of_many="domain_wall"))
    walled = run(walls, _silent).qubo
    assert usual is not None
    assert walled is not None
    assert walled.n_variables < usual.n_variables
    assert walled.is_proven


def test_a_weight_of_no_constraint_is_refused_in_a_sentence() -> None:
    models = _knapsack(weights={"the moon": 3.0})
    assert models.qubo is None
    assert models.refusals == (
        "'the moon' has a weight and is no constraint of the model; name its constraints",
    )


def test_an_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="integers"):
        EncodingInput.model_validate({"integers": "ternary"})
