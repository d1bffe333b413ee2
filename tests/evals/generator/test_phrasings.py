"""What every family's phrasing must keep to."""

import random

import pytest

from evals.generator.generate import generate
from evals.generator.grammar.draw import Draw
from evals.generator.registry import phrasings
from problems.registry import families, parse_problem

_FORMS = [(name, form) for name, each in phrasings().items() for form in range(len(each.forms))]


def test_every_family_is_phrased_in_four_forms_at_least() -> None:
    assert set(phrasings()) == set(families())
    assert min(len(each.forms) for each in phrasings().values()) >= 4


@pytest.mark.parametrize(("family", "form"), _FORMS)
def test_a_form_asks_for_its_own_family(family: str, form: int) -> None:
    for seed in range(6):
        question = phrasings()[family].forms[form](Draw(random.Random(seed)), 4 + seed % 4)
        assert question.problem.family == family
        assert len(question.text) > 20
        assert "None" not in question.text
        assert "{}" not in question.text


@pytest.mark.parametrize("family", sorted(families()))
def test_a_row_is_proven_and_the_same_for_the_same_seed(family: str) -> None:
    first, second = (generate(family, random.Random("one"), 4) for _ in range(2))
    assert first is not None
    assert first == second
    assert (first.answer is None) == (first.status is not None)
    assert parse_problem(first.problem).family == family
