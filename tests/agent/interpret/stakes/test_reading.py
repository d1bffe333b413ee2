"""What the words say of the stakes is read, told, and kept from the readers of the problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.contracts.ask import Ask
from agent.contracts.interpretation import Interpretation
from agent.contracts.stakes import Stakes
from agent.interpret.action import InterpretInput, run
from agent.interpret.interpreter import interpret
from agent.interpret.layer import interpret as interpret_ask
from agent.interpret.stakes import read_stakes, without
from agent.interpret.worker_tools import EMBEDDED
from problems.registry import families
from tests.agent.interpret.stakes.sentences import OTHERS, SAID
from tools.worker import Workers

_CASES = sorted(Path("evals/cases").glob("*.jsonl"))
_EXAMPLES = [family.examples[0].text for _, family in sorted(families().items()) if family.examples]


def _quiet(fraction: float, words: str) -> None:
    """Ignores progress."""


@pytest.mark.parametrize(("place", "sentence", "said"), [(i, *row) for i, row in enumerate(SAID)])
def test_a_sentence_is_read_and_leaves_the_problem_as_it_is(
    place: int, sentence: str, said: dict[str, float | bool]
) -> None:
    question = _EXAMPLES[place % len(_EXAMPLES)]
    whole = f"{question}{' ' if question.endswith(('.', '?')) else chr(10)}{sentence}"
    found = read_stakes(whole)
    assert found.stakes.model_dump(exclude_none=True) == pytest.approx(said)
    understood = run(InterpretInput(question=whole), _quiet).result
    assert understood.model_dump() == interpret(question, ()).model_dump()


@pytest.mark.parametrize("sentence", OTHERS)
def test_what_belongs_to_the_problem_is_left_to_it(sentence: str) -> None:
    for question in (sentence, f"A van carries 900 kg, and {sentence[0].lower()}{sentence[1:]}"):
        assert read_stakes(question).spans == ()


@pytest.mark.parametrize("file", _CASES, ids=lambda file: file.stem)
def test_no_question_of_our_own_loses_a_character(file: Path) -> None:
    for line in file.read_text().splitlines():
        assert read_stakes(json.loads(line)["text"]).spans == ()


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Which do I take, and I need it within an hour?", "Which do I take?"),
        ("Cut the graph, which we solve every day.", "Cut the graph."),
        ("Is quantum worth it if one per cent is worth $10k?", "Is quantum worth it?"),
        ("Is it worth it if we solved this twice a day?", "Is it worth it?"),
        ("This is confidential: which do I take?", "which do I take?"),
        ("Pack it. Once only. Take few.", "Pack it. Take few."),
        ("Visit every city, once only.", "Visit every city, once only."),
    ],
)
def test_a_clause_is_cut_off_and_the_rest_stays_where_it_was(question: str, left: str) -> None:
    bare = without(question, read_stakes(question).spans)
    assert len(bare) <= len(question)
    assert " ".join(bare.split()).replace(" ?", "?").replace(" .", ".") == left


def test_what_was_understood_is_said_with_its_caveats() -> None:
    said = read_stakes(
        "I need it by tomorrow morning. Each percent saves us 2k€. Our computing budget is $30."
    )
    assert said.notes(Stakes()) == (
        "the answer is wanted by 'tomorrow morning', taken as within 12 hours",
        "one per cent better is worth 2000 US dollars each time (no exchange rate is known here, so "
        "2000 EUR are taken as 2000 US dollars)",
        "one answer may cost at most 30 US dollars in computing, which is weighed and is no leave to "
        "spend it",
    )
    assert len(said.notes(Stakes(price_limit_usd=5, deadline_s=60))) == 1


def test_a_years_worth_is_shared_among_the_years_runs() -> None:
    often = read_stakes("We solve this 200 times a year. One per cent is worth $1 million a year.")
    assert often.stakes.usd_per_percent == 5_000
    assert "which is 5000 each time" in often.notes(Stakes())[1]
    unsaid = read_stakes("One per cent is worth $1 million a year.")
    assert unsaid.stakes.usd_per_percent == 1_000_000
    assert "as if asked once a year" in unsaid.notes(Stakes())[0]


async def test_options_go_before_words_and_both_reach_the_interpretation() -> None:
    question = f"{families()['knapsack'].examples[0].text} Please answer within an hour."
    ask = Ask(question=f"{question} This is confidential.", stakes=Stakes(deadline_s=60))
    with Workers(EMBEDDED) as workers:
        result = (await interpret_ask(ask, workers, _quiet)).result
    assert isinstance(result, Interpretation)
    assert result.stakes == Stakes(deadline_s=60, data_may_leave=False)
    assert "the data must not be sent to anybody else's computer" in result.assumptions
    assert not any("wanted within" in each for each in result.assumptions)


@pytest.mark.parametrize(
    "text",
    [
        "we may spend " + "about " * 60 + "$5",
        "I need it within " + "one hundred " * 30,
        "a , " * 40_000,
        "Once only. " * 15_000,
        "I need it within an hour, " * 7_000,
        " " * 190_000 + ".",
    ],
    ids=["abouts", "hundreds", "commas", "sentences", "clauses", "blanks"],
)
def test_a_text_made_to_be_slow_is_read_in_time_that_grows_with_its_length(text: str) -> None:
    assert len(without(text, read_stakes(text).spans)) <= len(text)
