"""Questions that decide how much of each within linear limits."""

import pytest

from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.readers.linear_program import READER
from problems.families.linear_program import LinearProgram
from problems.status import Sense
from tests.agent.interpret.readers.questions import QUESTIONS, missing, others, outcome, problem

Row = tuple[tuple[float, ...], str, float]

CAKES = (
    "A bakery makes pies and cakes. Each pie earns $4 and takes 20 minutes, each cake earns $9 and takes 50 "
    "minutes. There are 600 minutes available. {} How many of each maximise profit?"
)


def _program(text: str) -> LinearProgram:
    read = problem(READER, text)
    assert isinstance(read, LinearProgram)
    return read


def _rows(text: str) -> list[Row]:
    """Each constraint as coefficients in the order of the variables, relation and bound."""
    read = _program(text)
    names = [variable.name for variable in read.variables]
    return [
        (tuple(row.terms.get(name, 0.0) for name in names), row.relation, row.rhs)
        for row in read.constraints
    ]


def test_the_question_of_the_issue() -> None:
    read = _program(QUESTIONS["linear_program"])
    assert [(v.name, v.kind, v.lower) for v in read.variables] == [
        ("chair", "integer", 0),
        ("table", "integer", 0),
    ]
    assert read.goal is Sense.MAXIMISE
    assert read.linear == {"chair": 45, "table": 80}
    assert _rows(QUESTIONS["linear_program"]) == [((5, 20), "<=", 400), ((10, 15), "<=", 450)]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("At least 5 pies must be made.", ((1, 0), ">=", 5)),
        ("They can make at most 12 cakes.", ((0, 1), "<=", 12)),
        ("The number of cakes cannot exceed the number of pies.", ((-1, 1), "<=", 0)),
        ("There must be at least twice as many pies as cakes.", ((1, -2), ">=", 0)),
        ("The number of pies must be at least 3 times the number of cakes.", ((1, -3), ">=", 0)),
        ("The number of pies must be three times the number of cakes.", ((1, -3), "=", 0)),
        ("There must be more pies than cakes.", ((1, -1), ">=", 1)),
        ("At most 40% of the goods can be cakes.", ((-0.4, 0.6), "<=", 0)),
        ("Since cakes are dear, at least 25% of the goods must be pies.", ((0.75, -0.25), ">=", 0)),
        (
            "The number of pies must be at least 4 more than the number of cakes.",
            ((1, -1), ">=", 4),
        ),
        ("The total number of pies and cakes cannot exceed 18.", ((1, 1), "<=", 18)),
        (
            "Twice the number of pies plus the number of cakes must be at least 9.",
            ((2, 1), ">=", 9),
        ),
        ("The number of cakes must be between 2 and 6.", ((0, 1), ">=", 2)),
        ("No more than 7 pies may be sold.", ((1, 0), "<=", 7)),
    ],
)
def test_one_limit_more(sentence: str, row: Row) -> None:
    rows = _rows(CAKES.format(sentence))
    assert ((20, 50), "<=", 600) in rows
    assert any(
        (relation, bound) == row[1:] and terms == pytest.approx(row[0])
        for terms, relation, bound in rows
    ), rows


def test_a_difference_that_may_not_exceed_a_number_counts_both_ways() -> None:
    rows = _rows(
        CAKES.format("The difference between the number of pies and cakes cannot exceed 3.")
    )
    assert ((1, -1), "<=", 3) in rows and ((-1, 1), "<=", 3) in rows


@pytest.mark.parametrize(
    "sentence",
    [
        "The ratio of pies to cakes must be at least 2.",
        "The number of pies should not exceed the number of cakes by more than 4.",
        "At most a third of the pies can be burnt.",
        "Both pies and cakes must be at least 5 together or 7 apart.",
        "Each cake needs 3 eggs.",
        "The number of pies must be the square of the number of cakes.",
    ],
)
def test_what_cannot_be_kept_is_asked_about(sentence: str) -> None:
    assert isinstance(outcome(READER, CAKES.format(sentence)), Missing)


def test_a_diet_is_minimised_over_needs() -> None:
    text = (
        "A cup of kefir costs $1 and holds 60 units of zinc and 20 units of iodine. A bowl of lentils costs "
        "$2 and holds 18 units of zinc and 45 units of iodine. She needs at least 140 units of zinc and 90 "
        "units of iodine. How many of each minimise her cost?"
    )
    read = _program(text)
    assert read.goal is Sense.MINIMISE
    assert read.linear == {"cup of kefir": 1, "bowl of lentils": 2}
    assert _rows(text) == [((60, 18), ">=", 140), ((20, 45), ">=", 90)]


def test_named_by_letters_with_costs_in_order() -> None:
    text = (
        "A firm allocates resources to three projects: X, Y and Z. The costs are 5, 4 and 6 units for X, Y "
        "and Z respectively. The combined allocation for X and Y cannot exceed 100 units. Twice the "
        "allocation for X plus the allocation for Z must be at least 50 units. All allocations are whole "
        "numbers. What is the minimum total cost?"
    )
    read = _program(text)
    assert list(read.linear.values()) == [5, 4, 6]
    assert _rows(text) == [((1, 1, 0), "<=", 100), ((2, 0, 1), ">=", 50)]
    assert all(variable.kind == "integer" for variable in read.variables)


def test_measured_amounts_may_be_fractions_and_it_is_said() -> None:
    text = (
        "A farmer has 100 acres for wheat and barley. An acre of wheat needs 50 euros of seed and brings a "
        "profit of 120 euros, an acre of barley needs 30 and brings 90. He can spend 4200 euros on seed. "
        "How should the land be split for the largest profit?"
    )
    read = outcome(READER, text)
    assert isinstance(read, Reading) and isinstance(read.problem, LinearProgram)
    assert {variable.kind for variable in read.problem.variables} == {"continuous"}
    assert any("fractions" in said for said in read.assumptions)
    assert sorted(_rows(text)) == [((1, 1), "<=", 100), ((50, 30), "<=", 4200)]


class TestFormulas:
    def test_a_linear_program(self) -> None:
        text = "Maximise 3x + 2y subject to x + y <= 4, x <= 3, x, y >= 0"
        read = _program(text)
        assert (read.goal, read.linear) == (Sense.MAXIMISE, {"x": 3, "y": 2})
        assert [(v.lower, v.upper, v.kind) for v in read.variables] == [
            (0, 3, "continuous"),
            (0, None, "continuous"),
        ]
        assert _rows(text) == [((1, 1), "<=", 4)]

    def test_only_the_named_variables_are_whole(self) -> None:
        read = _program("Minimise 2a + 3b s.t. a + b >= 10, 0 <= a <= 8, b >= 0, a is an integer")
        assert [variable.kind for variable in read.variables] == ["integer", "continuous"]

    def test_a_quadratic_objective(self) -> None:
        read = _program("Minimise x^2 + y^2 - 4x - 6y subject to x + y <= 3, x >= 0, y >= 0.")
        assert [(p.u, p.v, p.coefficient) for p in read.quadratic] == [("x", "x", 1), ("y", "y", 1)]

    def test_whether_a_variable_may_be_negative_is_asked_where_it_matters(self) -> None:
        assert "negative" in missing(READER, "Minimise x^2 + y^2 subject to x + y >= 1")

    @pytest.mark.parametrize(
        "text",
        [
            "Maximise 4x + 3y subject to 2(x + y) <= 10, x, y >= 0",
            "Maximise 4x + 3y subject to x*y <= 10, x, y >= 0",
            "Maximise 4x + 3y subject to x + y < 10, x, y >= 0, x and y integer",
        ],
    )
    def test_what_is_not_linear_is_not_read_in_part(self, text: str) -> None:
        assert isinstance(outcome(READER, text), Missing)


@pytest.mark.parametrize("text", others("linear_program"))
def test_other_questions_are_left_alone(text: str) -> None:
    if text not in {QUESTIONS["diet"], QUESTIONS["allocation"]}:
        assert not isinstance(outcome(READER, text), Reading)
