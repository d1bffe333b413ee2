"""Questions that weigh return against variance."""

import pytest

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.portfolio import READER
from agent.interpret.embedded.text import Text
from problems.errors import BadInput
from problems.families.portfolio import Portfolio
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

COVARIANCE = ((10, 2, 4, 1), (2, 6, 1, 0), (4, 1, 14, 2), (1, 0, 2, 4))


def _portfolio(text: str) -> Portfolio:
    read = problem(READER, text)
    assert isinstance(read, Portfolio)
    return read


def test_the_question_of_the_issue() -> None:
    read = _portfolio(QUESTIONS["portfolio"])
    assert read.expected_returns == (8, 6, 9, 5)
    assert read.covariance == COVARIANCE
    assert (read.n_chosen, read.risk_aversion, read.min_return) == (2, 0.5, None)


def test_shares_with_a_least_return() -> None:
    read = _portfolio(
        "Find the mix of gold, oil and cash with the smallest variance that still returns at least 7 on "
        "average. Expected returns: gold 5, oil 9, cash 1. Covariance: [[4, 0, 0], [0, 9, 0], [0, 0, 1]]."
    )
    assert read.assets == ("gold", "oil", "cash") or len(read.assets) == 3
    assert (read.min_return, read.n_chosen, read.risk_aversion) == (7, None, 0)
    assert read.expected_returns == (5, 9, 1)


def test_no_asset_above_a_share() -> None:
    read = _portfolio(
        "Split my savings between 2 assets with expected returns 8, 6 and covariance [[4, 1], [1, 2]], with "
        "no asset above 60 %, to maximise return minus 2 times variance."
    )
    assert (read.max_weight, read.risk_aversion) == (0.6, 2)


def test_tables_of_returns_and_covariances() -> None:
    returns = Table("returns.csv", ("asset", "expected return"), (("A", "8"), ("B", "6")))
    covariance = Table("cov.csv", ("asset", "A", "B"), (("A", "10", "2"), ("B", "2", "6")))
    document = Document(
        Text("Pick exactly 1 of the assets to maximise return minus 0.5 times variance."),
        tables=(returns, covariance),
    )
    read = READER.read(document)
    assert isinstance(read, Reading) and isinstance(read.problem, Portfolio)
    assert read.problem.assets == ("A", "B")
    assert read.problem.covariance == ((10, 2), (2, 6))


@pytest.mark.parametrize(
    ("covariance", "words"),
    [
        ("[[10,2,4],[2,6,1]]", "2 rows and 3 columns"),
        ("[[10,2],[2,6]]", "3 expected returns"),
        ("[[10,2,4],[2,6],[1,1,1]]", "row 2"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(covariance: str, words: str) -> None:
    text = (
        f"Pick exactly 2 of 3 assets with expected returns 8, 6, 9 and covariance {covariance} to maximise "
        "return minus 0.5 times variance."
    )
    with pytest.raises(BadInput, match=words):
        outcome(READER, text)


def test_an_asymmetric_covariance_is_one_sentence() -> None:
    text = (
        "Pick exactly 1 of 2 assets with expected returns 8, 6 and covariance [[10,2],[3,6]] to maximise "
        "return minus 0.5 times variance."
    )
    with pytest.raises(BadInput, match="symmetric"):
        outcome(READER, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Pick 2 assets with expected returns 8, 6, 9 to maximise return minus variance.",
            "the covariance",
        ),
        (
            "Pick exactly 1 of 2 assets with covariance [[4, 1], [1, 2]], return minus 0.5 times variance.",
            "the expected returns",
        ),
        (
            "Pick exactly 1 of 2 assets with expected returns 8, 6 and covariance [[4, 1], [1, 2]].",
            "how return is weighed against variance",
        ),
    ],
)
def test_what_is_missing_is_named(text: str, what: str) -> None:
    assert missing(READER, text) == what


@pytest.mark.parametrize("text", others("portfolio"))
def test_other_questions_are_left_alone(text: str) -> None:
    assert not isinstance(outcome(READER, text), Reading)


def test_moments_by_their_symbols() -> None:
    read = _portfolio(
        "Long-only portfolio of 2 assets, weights summing to 1, no weight above 60 %. mu = [8, 6], "
        "Sigma = [[4, 1], [1, 2]]. Maximise mu^T w - w^T Sigma w."
    )
    assert (read.expected_returns, read.risk_aversion, read.max_weight) == ((8, 6), 1, 0.6)


def test_a_table_may_hold_returns_beside_the_covariance() -> None:
    from agent.interpret.embedded.tables import find_tables

    text = (
        "Split my savings among funds. Expected return and covariances:\nfund,return,Ash,Elm\nAsh,8,4,1\n"
        "Elm,6,1,2\nWhich split maximises expected return minus 0.5 times the variance?"
    )
    read = READER.read(Document(Text(text), tables=find_tables(text)))
    assert isinstance(read, Reading) and isinstance(read.problem, Portfolio)
    assert read.problem.expected_returns == (8, 6)
    assert read.problem.covariance == ((4, 1), (1, 2))


def test_short_sales_are_asked_about() -> None:
    text = (
        "Expected returns 8, 6, covariance [[4, 1], [1, 2]]; short sales are allowed. Maximise return minus "
        "0.5 times variance."
    )
    assert missing(READER, text) == "shares below 0"


def test_the_number_that_is_chosen_may_be_said_again() -> None:
    read = _portfolio(
        "Pick exactly 2 of the funds oak, elm and ash. Expected returns 7, 9 and 5; covariance matrix "
        "[[4, 1, 0], [1, 9, 2], [0, 2, 3]]. Maximise return minus 0.5 times the variance of the two chosen."
    )
    assert read.n_chosen == 2
