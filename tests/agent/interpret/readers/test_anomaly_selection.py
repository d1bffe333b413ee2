"""Questions that pick things odd in themselves and unlike each other."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.anomaly_selection import READER
from agent.interpret.interpreter import interpret
from problems.families.anomaly_selection import AnomalySelection
from tests.agent.interpret.readers.questions import others, outcome


@pytest.mark.parametrize(
    ("text", "scores", "shared", "count", "weight"),
    [
        (
            "Exactly two suspicious claims are inspected. Suspicion: K 9, L 8, M 5. Likeness K-L 6, K-M 1, L-M 2. "
            "Suspicion minus likeness should be as high as possible.",
            (9, 8, 5),
            (6, 1, 2),
            2,
            1,
        ),
        (
            "Select exactly 2 outliers out of the readings below.\n\nreading,outlier score\nr1,7\nr2,6\nr3,4\n\n"
            "Similarity matrix: [[0, 5, 1], [5, 0, 2], [1, 2, 0]]\nMaximise total score minus 2 times the "
            "similarity of the picked.",
            (7, 6, 4),
            (5, 1, 2),
            2,
            2,
        ),
        (
            "A gallery shows exactly two strange masks. Oddity of mask A is 9, of mask B 7 and of mask C 6. Mask A "
            "and mask B are alike by 5 points, mask A and mask C by 1, all others by 0. Which two masks have "
            "the greatest oddity less likeness?",
            (9, 7, 6),
            (5, 1, 0),
            2,
            1,
        ),
        (
            "Pick exactly two anomalous logins. Anomaly scores: [4, 3, 3]. Two logins that behave alike add "
            "their similarity: [[0, 1, 0], [1, 0, 2], [0, 2, 0]]. Which have the highest sum?",
            (4, 3, 3),
            (1, 0, 2),
            2,
            -1,
        ),
        (
            "An analyst reviews exactly 2 of 3 unusual invoices X, Y and Z with fraud scores 9, 8 and 6. The "
            "similarity of X-Y is 5, all others 0. Maximise scores less similarity.",
            (9, 8, 6),
            (5, 0, 0),
            2,
            1,
        ),
    ],
)
def test_anomalies_in_many_forms(
    text: str,
    scores: tuple[float, ...],
    shared: tuple[float, float, float],
    count: int,
    weight: float,
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    read = found.problem
    assert isinstance(read, AnomalySelection)
    assert read.scores == scores
    rows = read.similarity
    assert (rows[0][1], rows[0][2], rows[1][2]) == shared
    assert (read.n_picked, read.similarity_weight) == (count, weight)


@pytest.mark.parametrize(
    "text",
    [
        # a rule about two of them
        "Pick exactly two suspicious claims: K 9, L 8, M 5. Likeness K-L 6, K-M 1, L-M 2. K cannot be picked "
        "with M. Suspicion minus likeness should be greatest.",
        # not how many
        "Pick suspicious claims: K 9, L 8, M 5. Likeness K-L 6, K-M 1, L-M 2. Suspicion minus likeness should "
        "be greatest.",
        # a stray number
        "Pick exactly two suspicious claims: K 9, L 8, M 5. Likeness K-L 6, K-M 1, L-M 2. Suspicion minus "
        "likeness should be greatest, above 17.",
    ],
)
def test_what_is_not_understood_is_never_left_out(text: str) -> None:
    assert isinstance(interpret(text, ()), Clarification)


@pytest.mark.parametrize("text", others("anomaly_selection"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
