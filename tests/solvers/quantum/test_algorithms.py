"""The knowledge file: every statement has its source and date, and no name means two algorithms."""

import re
from collections import Counter

import pytest

from solvers.quantum.algorithms import Algorithm, Readiness, algorithm, knowledge

EVERY = knowledge().algorithms
_CITED = re.compile(
    r"\b\d{4}\.\d{4,5}\b|quant-ph/\d{7}|DOI 10\.|Communications of the ACM|NIST|googleblog|solvers/quantum"
)


@pytest.mark.parametrize("known", EVERY, ids=lambda each: each.name)
def test_every_statement_names_a_source_that_can_be_looked_up(known: Algorithm) -> None:
    for statement in known.statements:
        assert _CITED.search(statement.source), statement
        assert statement.date <= knowledge().read
        assert statement.says.endswith("."), statement


def test_arxiv_numbers_are_not_younger_than_their_dates() -> None:
    for known in EVERY:
        for each in known.statements:
            for year, month in re.findall(r"arXiv (\d\d)(\d\d)\.\d{4,5}", each.source):
                assert each.date >= f"20{year}-{month}", each


def test_no_name_means_two_algorithms() -> None:
    said = Counter(name for known in EVERY for name in {*known.also, *known.subjects})
    assert [name for name, count in said.items() if count > 1] == []
    assert all(name == name.lower().strip() for name in said)


def test_all_that_the_field_is_asked_about_is_there() -> None:
    assert {each.name for each in EVERY} >= set(
        "qaoa annealing grover amplified_qaoa hhl kernels born_machines variational deep_learning shor "
        "chemistry monte_carlo walks interior_point boson_sampling dqi quantum_inspired".split()
    )
    assert {each.readiness for each in EVERY} == set(Readiness)


def test_the_figures_of_breaking_rsa_are_those_published() -> None:
    said = " ".join(each.says for each in algorithm("shor").resources)
    assert "less than a million noisy qubits" in said
    assert "20 million noisy qubits for 8 hours" in said
