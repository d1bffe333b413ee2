"""Weekly staffing, and production over periods with overtime and stock."""

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.programs.periods_told import period_numbers
from agent.interpret.embedded.programs.production_plan import (
    is_production_plan,
    read_production_plan,
)
from agent.interpret.embedded.programs.staffing import is_staffing, read_staffing
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.text import Text
from problems.families.linear_program import LinearProgram

WEEKS = [
    "A clinic needs 10 nurses on Monday, 12 on Tuesday, 11 on Wednesday, 9 on Thursday, 14 on "
    "Friday, 8 on Saturday and 6 "
    "on Sunday. Each nurse works five consecutive days, followed by two days off. What is the "
    "fewest nurses?",
    "Nurses needed: Monday 10, Tuesday 12, Wednesday 11, Thursday 9, Friday 14, Saturday 8, Sunday "
    "6. They work 5 days in "
    "a row. Minimise the number of nurses.",
    "Needed are:\nMon: 10\nTue: 12\nWed: 11\nThu: 9\nFri: 14\nSat: 8\nSun: 6\nA nurse works five "
    "straight days. What is "
    "the minimum number of nurses?",
]
PLAN = (
    "Demand is 40 in January, 60 in February and 75 in March. In regular time up to 50 kayaks a "
    "month can be made at a cost "
    "of $400 each. In overtime 20 more can be made each month at a cost of $450 each. It costs $20 "
    "to hold a kayak in "
    "inventory for a month. At the beginning of January 10 kayaks are in inventory. Find the "
    "minimum total cost."
)


def _document(text: str) -> Document:
    return Document(Text(text))


@pytest.mark.parametrize("text", WEEKS)
def test_one_week_in_many_words(text: str) -> None:
    assert is_staffing(_document(text))
    read = read_staffing(_document(text))
    assert isinstance(read, Reading), read
    program = read.problem
    assert isinstance(program, LinearProgram)
    assert [row.rhs for row in program.constraints] == [10, 12, 11, 9, 14, 8, 6]
    assert set(program.constraints[0].terms) == {
        f"start on {day}" for day in ("Monday", "Sunday", "Saturday", "Friday", "Thursday")
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (WEEKS[0].replace("two days off", "three days off"), "days"),
        (WEEKS[0] + " No nurse may start on a Sunday.", "No nurse"),
        (WEEKS[0] + " Part-time nurses cost less.", "Part-time"),
    ],
)
def test_more_than_a_week_is_asked(text: str, what: str) -> None:
    read = read_staffing(_document(text))
    assert isinstance(read, Missing)
    assert what in read.what


def test_a_plan_over_months() -> None:
    assert is_production_plan(_document(PLAN))
    read = read_production_plan(_document(PLAN))
    assert isinstance(read, Reading), read
    program = read.problem
    assert isinstance(program, LinearProgram)
    assert [row.rhs for row in program.constraints] == [30, 60, 75]
    assert program.linear["overtime in March"] == 450
    assert program.linear["stock after January"] == 20
    assert {each.upper for each in program.variables} == {50, 20, None}


def test_a_plan_with_hiring_is_another() -> None:
    assert read_production_plan(_document(PLAN + " Hiring costs nothing.")) is None


def test_a_number_over_is_asked() -> None:
    read = read_production_plan(_document(PLAN + " Kayaks weigh 30 kg."))
    assert read is None or isinstance(read, Missing)


def test_numbers_belong_to_the_period_they_stand_by() -> None:
    found = period_numbers(_document("We need 4 on Monday, 5 on Tuesday and 6 on Wednesday."))
    assert found is not None
    assert [each.value for each in found.numbers] == [4, 5, 6]
