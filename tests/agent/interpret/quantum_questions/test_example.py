"""Made-up problems: of the family and size that the words give, and the same ones every time."""

import pytest

from agent.interpret.quantum_questions.example import Example, example_in
from agent.interpret.quantum_questions.kinds_named import kind_named, size_named
from problems.registry import families


@pytest.mark.parametrize("family", sorted(families()))
def test_every_family_has_an_example_by_its_own_name(family: str) -> None:
    text = f"How many qubits would {family.replace('_', ' ')} with 9 items need?"
    found = example_in(text)
    assert isinstance(found, Example)
    assert found.problem.family == family
    again = example_in(text)
    assert isinstance(again, Example)
    assert again.problem.model_dump_json() == found.problem.model_dump_json()


@pytest.mark.parametrize(
    ("text", "family", "size"),
    [
        ("my 15-city tour", "tsp", 15),
        ("a round trip of twelve stops", "tsp", 12),
        ("CVRP with 30 customers", "vehicle_routing", 30),
        ("QAP of size 9", "quadratic_assignment", 9),
        ("maxcut on 1,000 vertices", "max_cut", 1000),
        ("a spin glass of 64 spins", "ising", 64),
        ("a 9x9 sudoku", "sudoku", 9),
    ],
)
def test_family_and_size_are_read_from_the_words(text: str, family: str, size: int) -> None:
    assert (kind_named(text), size_named(text)) == (family, size)


def test_two_sizes_are_none() -> None:
    assert size_named("between 10 nodes and 20 nodes") is None
    assert example_in("max-cut on 10 nodes or on 20 nodes") is None


def test_a_family_that_its_size_gives_is_no_example() -> None:
    found = example_in("8 queens")
    assert isinstance(found, Example)
    assert found.says == ""
    assert found.problem.size == "8 queens"
