"""Questions that give lessons, exams, meetings and talks a time, and at times a room."""

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.readers.timetabling import READER
from agent.interpret.interpreter import interpret
from problems.families.timetabling import Timetabling
from tests.agent.interpret.readers.questions import others, outcome


def _read(text: str) -> Timetabling:
    read = interpret(text, ())
    assert isinstance(read, Interpretation), read
    assert isinstance(read.problem, Timetabling)
    return read.problem


def _costs(problem: Timetabling) -> dict[tuple[str, str | None], float]:
    return {(each.event.lower(), each.period): each.cost for each in problem.preferences}


@pytest.mark.parametrize(
    "text",
    [
        "Art and botany share students, botany and chemistry too, so they cannot be on the same day. "
        "Exams are on Monday or Tuesday. Art on Monday costs 4 points, on Tuesday 1; botany on Monday "
        "costs 2, on Tuesday 3; chemistry on Monday costs 5, on Tuesday 6. Which plan has the fewest "
        "points?",
        "Schedule the exams art, botany and chemistry on Monday and Tuesday. Exams that share students "
        "must be on different days: art-botany, botany-chemistry. Complaints: Monday costs 4 for art, 2 "
        "for botany and 5 for chemistry; Tuesday costs 1 for art, 3 for botany and 6 for chemistry. Have "
        "as few complaints as possible.",
        "Which exam timetable annoys the fewest people?\n\nexam,Monday,Tuesday\nart,4,1\nbotany,2,3\n"
        "chemistry,5,6\n\nClashes, which must be on different days: (art, botany), (botany, chemistry).",
        "Three exams are held on two days, Monday and Tuesday. Art annoys 4 people on Monday and 1 on "
        "Tuesday. Botany annoys 2 people on Monday and 3 on Tuesday. Chemistry annoys 5 people on Monday "
        "and 6 on Tuesday. Art and botany have students in common. Botany and chemistry have students in "
        "common. Find the timetable that annoys the fewest people.",
    ],
)
def test_exams_with_clashes(text: str) -> None:
    read = _read(text)
    assert [each.name.lower() for each in read.events] == ["art", "botany", "chemistry"]
    assert {frozenset(name.lower() for name in pair) for pair in read.conflicts} == {
        frozenset({"art", "botany"}),
        frozenset({"botany", "chemistry"}),
    }
    assert _costs(read) == {
        ("art", "Monday"): 4,
        ("art", "Tuesday"): 1,
        ("botany", "Monday"): 2,
        ("botany", "Tuesday"): 3,
        ("chemistry", "Monday"): 5,
        ("chemistry", "Tuesday"): 6,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Two meetings, design (Ana, Ben) and launch (Ben, Cem), can start at 9, 10 or 11. Nobody can be in "
        "two meetings at once. Cem is away at 9. Design at 10 is a nuisance of 3, launch at 11 is a "
        "nuisance of 2. Which start times are the least nuisance?",
        "The design meeting needs Ana and Ben; the launch meeting needs Ben and Cem. Slots: 9 am, 10 am and "
        "11 am. At 9 am Cem is not available. Design at 10 am costs 3 points and launch at 11 am costs 2 "
        "points. Nobody can attend two meetings at the same time. Find the times with the fewest points.",
        "Ana and Ben attend design. Ben and Cem attend launch. The meetings take one hour and begin at 9, 10 "
        "or 11 o'clock; nobody can be in both at the same time. Cem cannot come at 9. There is a penalty "
        "of 3 for design at 10 and a penalty of 2 for launch at 11. Least penalty?",
    ],
)
def test_meetings_with_people(text: str) -> None:
    read = _read(text)
    assert [(each.name.lower(), each.groups) for each in read.events] == [
        ("design", ("Ana", "Ben")),
        ("launch", ("Ben", "Cem")),
    ]
    assert len(read.periods) == 3
    assert [(each.who, each.period) for each in read.unavailable] == [("Cem", read.periods[0])]
    assert _costs(read) == {("design", read.periods[1]): 3, ("launch", read.periods[2]): 2}


@pytest.mark.parametrize(
    "text",
    [
        "Ms Oak teaches maths to class 5a, Ms Oak teaches maths to class 5b and Mr Elm teaches art to class "
        "5a. There are periods 1 and 2; a teacher gives one lesson at a time and a class has one lesson at "
        "a time. Mr Elm is absent in period 1. Maths of 5a in period 2 costs 4 points. Which timetable has "
        "the fewest points?",
        "Class 5a has maths and art, class 5b has maths. Ms Oak teaches both maths lessons, Mr Elm teaches "
        "art. There are two periods, and nobody can be in two lessons at once. Mr Elm is not there in "
        "period 1. 5a's maths in period 2 costs 4 points. Find the timetable with the fewest points.",
    ],
)
def test_lessons_of_teachers_and_classes(text: str) -> None:
    read = _read(text)
    assert {(each.name, each.teacher, each.groups) for each in read.events} == {
        ("maths of 5a", "Ms Oak", ("5a",)),
        ("maths of 5b", "Ms Oak", ("5b",)),
        ("art of 5a", "Mr Elm", ("5a",)),
    }
    assert [(each.who, each.period) for each in read.unavailable] == [("Mr Elm", "period 1")]
    assert _costs(read) == {("maths of 5a", "period 2"): 4}


def test_rooms_with_seats() -> None:
    read = _read(
        "Two lectures, topology and logic, take place on Monday or Tuesday in the aula (200 seats) or the "
        "cellar (40 seats). Topology has 120 students and logic 30 students. Topology cannot be on Monday. "
        "Logic on Tuesday costs 2 points. Give each lecture a day and a room with the fewest points."
    )
    assert {room.name: room.capacity for room in read.rooms} == {"aula": 200, "cellar": 40}
    assert {each.name: each.students for each in read.events} == {"topology": 120, "logic": 30}
    assert read.events[0].periods == ("Tuesday",)


def test_costs_told_either_way_round() -> None:
    read = _read(
        "Timetable the seminars red, green and blue over the slots 1, 2 and 3 with only one seminar per "
        "slot. Red in slot 1 costs 4, in slot 2 costs 1; green costs 2 in slot 1, 5 in slot 2 and 3 in "
        "slot 3; blue: slot 1 3, slot 3 9. What is the least total cost?"
    )
    assert _costs(read) == {
        ("red", "slot 1"): 4,
        ("red", "slot 2"): 1,
        ("green", "slot 1"): 2,
        ("green", "slot 2"): 5,
        ("green", "slot 3"): 3,
        ("blue", "slot 1"): 3,
        ("blue", "slot 3"): 9,
    }
    assert len(read.rooms) == 1


def test_people_beside_a_table_of_hours() -> None:
    read = _read(
        "Meetings: budget (Al, Bo), hiring (Bo, Cy). Each takes one hour; start times are 1 pm and 2 pm. No "
        "one can attend two at a time. Bo cannot attend at 1 pm. The costs are:\n\n"
        "| meeting | 1 pm | 2 pm |\n|---|---|---|\n| budget | 4 | 2 |\n| hiring | 1 | 3 |\n\n"
        "Find the cheapest schedule."
    )
    assert [each.groups for each in read.events] == [("Al", "Bo"), ("Bo", "Cy")]
    assert _costs(read)["hiring", "2 pm"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "The choir, the band and the theatre group rehearse on Monday, Tuesday or Thursday, one rehearsal "
        "each. Lea is in the choir and in the band, Tom is in the band and in the theatre group. A person "
        "can only be at one rehearsal a day. The choir on Monday costs 2 points. Which plan has the fewest "
        "points?",
        "Schedule three exams in the morning or the afternoon. Students: Lea sits choir and band; Tom sits "
        "band and theatre group. Dissatisfaction: choir morning 2, choir afternoon 5. Minimise it.",
    ],
)
def test_people_tell_what_they_attend(text: str) -> None:
    assert [each.groups for each in _read(text).events] == [("Lea",), ("Lea", "Tom"), ("Tom",)]


@pytest.mark.parametrize(
    "rule",
    [
        "Art must be before botany.",
        "Art should have a gap after it.",
        "The hall costs 12 euros a day.",
        "Zoe must not be there on Monday.",
    ],
)
def test_a_rule_that_is_not_read_is_asked_back(rule: str) -> None:
    text = (
        "Art and botany share students. The exams are on Monday or Tuesday. Art on Monday costs 4 points, "
        "on Tuesday 1; botany on Monday costs 2, on Tuesday 3. Which timetable has the fewest points? "
    )
    assert _read(text)
    assert isinstance(interpret(text + rule, ()), Clarification)


def test_two_costs_of_one_time_are_asked_back() -> None:
    text = (
        "Art and botany share students. The exams are on Monday or Tuesday. Art on Monday costs 4 points, "
        "on Tuesday 1; botany on Monday costs 2. Art on Monday costs 5 points. Which timetable has the "
        "fewest points?"
    )
    read = interpret(text, ())
    assert isinstance(read, Clarification)
    assert "4 and 5" in read.question


def test_times_that_are_not_told_are_asked_for() -> None:
    read = interpret(
        "The design meeting is for Ana and Ben. The launch meeting is for Ben and Cem. Make a timetable "
        "of these meetings.",
        (),
    )
    assert isinstance(read, Clarification)
    assert read.missing == ("the periods",)


@pytest.mark.parametrize("text", others("timetabling"))
def test_other_questions_are_left_to_others(text: str) -> None:
    assert outcome(READER, text) is None
