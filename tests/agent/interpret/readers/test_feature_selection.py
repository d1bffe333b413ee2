"""Questions that keep what tells much alone and little that is told twice."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.feature_selection import READER
from agent.interpret.interpreter import interpret
from problems.families.feature_selection import FeatureSelection
from tests.agent.interpret.readers.questions import others, outcome


@pytest.mark.parametrize(
    ("text", "relevance", "shared", "count", "weight"),
    [
        (
            "From the variables speed, load and heat keep exactly two. Relevance: speed 0.8, load 0.6, heat 0.5. "
            "Redundancy: speed-load 0.5, speed-heat 0.1, load-heat 0.2. Maximise relevance minus redundancy.",
            (0.8, 0.6, 0.5),
            (0.5, 0.1, 0.2),
            2,
            1,
        ),
        (
            "Feature selection: choose up to two columns.\n\n| feature | relevance |\n|---|---|\n| x1 | 7 |\n"
            "| x2 | 6 |\n| x3 | 4 |\n\nRedundancy matrix: [[0, 5, 1], [5, 0, 2], [1, 2, 0]]\nThe total relevance "
            "less the redundancy of the chosen pairs should be largest.",
            (7, 6, 4),
            (5, 1, 2),
            2,
            1,
        ),
        (
            "An editor picks exactly two reports. North is worth 9 points, South 7 and West 6. North and South "
            "overlap by 5 points, North and West by 1, South and West by 0. Which two reports give the most "
            "points less overlap?",
            (9, 7, 6),
            (5, 1, 0),
            2,
            1,
        ),
        (
            "Keep as many features as pay: relevance of a, b and c is 5, 4 and 3, and the redundancy a-b 4, a-c 1, "
            "b-c 2. Maximise total relevance minus 0.5 times the redundancy of the pairs kept.",
            (5, 4, 3),
            (4, 1, 2),
            None,
            0.5,
        ),
        (
            "Pick exactly 2 of these sensors so that what they tell less what two of them tell twice is greatest. "
            "Points: gas 6, heat 5, light 3. Told twice:\nsensor,other,points\ngas,heat,3\ngas,light,0\nheat,light,1",
            (6, 5, 3),
            (3, 0, 1),
            2,
            1,
        ),
    ],
)
def test_features_in_many_forms(
    text: str,
    relevance: tuple[float, ...],
    shared: tuple[float, float, float],
    count: int | None,
    weight: float,
) -> None:
    found = interpret(text, ())
    assert isinstance(found, Interpretation), found
    read = found.problem
    assert isinstance(read, FeatureSelection)
    assert read.relevance == relevance
    rows = read.redundancy
    assert (rows[0][1], rows[0][2], rows[1][2]) == shared
    assert (read.n_chosen, read.redundancy_weight) == (count, weight)


@pytest.mark.parametrize(
    "text",
    [
        # a rule about two features
        "Choose exactly 2 features: relevance a 6, b 5, c 4; redundancy a-b 4, a-c 1, b-c 3. If a is chosen then "
        "b must be too. Maximise relevance minus redundancy.",
        # a relevance is missing
        "Choose exactly 2 features: relevance a 6, b 5; redundancy a-b 4, a-c 1, b-c 3. Maximise relevance minus "
        "redundancy.",
        # no word of how many
        "Choose features: relevance a 6, b 5, c 4; redundancy a-b 4, a-c 1, b-c 3. Maximise relevance minus "
        "redundancy.",
        # two amounts of one pair
        "Choose exactly 2 features: relevance a 6, b 5, c 4; redundancy a-b 4, b-a 1, b-c 3. Maximise relevance "
        "minus redundancy.",
    ],
)
def test_what_is_not_understood_is_never_left_out(text: str) -> None:
    assert isinstance(interpret(text, ()), Clarification)


@pytest.mark.parametrize("text", others("feature_selection"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
