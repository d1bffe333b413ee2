"""Sheets with headers in ordinary words become problems, with what the question says once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from problems.errors import FormatError
from problems.families.min_cost_flow import MinCostFlow
from problems.families.set_cover import SetCover
from problems.families.shortest_path import ShortestPath
from problems.families.steiner_tree import SteinerTree
from problems.families.vehicle_routing import VehicleRouting

Ask = Callable[[str, str], object]

ROADS = "From,To,Length (km)\nA,B,4\nB,C,3\nA,C,9\nC,D,2\n"
STOPS = "name,x,y,demand\ndepot,0,0,0\na,1,5,4\nb,3,2,3\nc,-4,1,5\n"
STATIONS = "station;covers;cost\ns1;north|old town;3\ns2;south;4\ns3;north|south;5\n"


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    def answer(question: str, sheet: str) -> object:
        path = tmp_path / "sheet.csv"
        path.write_text(sheet)
        return interpret(question, [path])

    return answer


def test_ends_of_a_path_are_read_from_the_words(ask: Ask) -> None:
    read = ask("What is the shortest path from A to D?", ROADS)
    assert isinstance(read, Interpretation)
    problem = read.problem
    assert isinstance(problem, ShortestPath)
    assert (problem.start, problem.target, problem.length_unit) == ("A", "D", "km")
    assert [each.length for each in problem.edges] == [4, 3, 9, 2]


def test_numbers_said_once_are_read_from_the_words_and_count_as_used(ask: Ask) -> None:
    read = ask("Plan the vehicle routing: vehicle capacity is 9, 2 vehicles.", STOPS)
    assert isinstance(read, Interpretation)
    problem = read.problem
    assert isinstance(problem, VehicleRouting)
    assert (problem.capacity, problem.n_vehicles, problem.depot) == (9, 2, "depot")
    assert not read.unused_numbers


def test_a_sheet_of_one_meaning_needs_no_name(ask: Ask) -> None:
    read = ask("Which of them do I need?", STATIONS)
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, SetCover)
    assert read.problem.sets[0].elements == ("north", "old town")


def test_a_number_before_from_is_an_amount_and_not_a_place(ask: Ask) -> None:
    pipes = "From,To,Cost (EUR),Capacity (t)\nA,B,4,10\nB,C,3,5\nA,C,9,\n"
    read = ask("Minimum cost flow: send 7 from A to C.", pipes)
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, MinCostFlow)
    supplies = {node.name: node.supply for node in read.problem.nodes}
    assert supplies == {"A": 7, "B": 0, "C": -7}
    assert not read.unused_numbers


def test_places_may_be_called_by_numbers(ask: Ask) -> None:
    read = ask("What is the shortest path from 1 to 3?", "from,to,length\n1,2,4\n2,3,5\n1,3,10\n")
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, ShortestPath)
    assert (read.problem.start, read.problem.target) == ("1", "3")
    assert not read.unused_numbers


@pytest.mark.parametrize(
    "said", ["the terminals A, C and D", "terminals: d, A & C", "join C; D; A"]
)
def test_a_list_is_read_to_its_end(ask: Ask, said: str) -> None:
    read = ask(f"What is the cheapest Steiner tree for {said}? Do not ask about B.", ROADS)
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, SteinerTree)
    assert set(read.problem.terminals) == {"A", "C", "D"}


def test_a_sheet_that_lacks_a_number_for_one_family_is_not_taken_for_another(ask: Ask) -> None:
    read = ask("Can you help me with this?", "name,size\na,4\nb,2\nc,3\n")
    assert isinstance(read, Clarification)


def test_what_is_not_said_is_asked(ask: Ask) -> None:
    read = ask("Plan the vehicle routing.", STOPS)
    assert isinstance(read, Clarification)
    assert read.question == "What is the capacity?"


def test_columns_that_are_not_used_are_said(ask: Ask) -> None:
    sheet = ROADS.replace("km)", "km),Toll").replace("\nA,B,4", "\nA,B,4,1")
    read = ask("What is the shortest path from A to D?", sheet)
    assert isinstance(read, Interpretation)
    assert read.assumptions == ("The columns 'Toll' of the sheet were not used.",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("A,C,9", "A,C,far", "row 3, column 'length' holds 'far' where a number belongs"),
        ("A,C,9", "A,C,-", "row 3, column 'length' holds '-'"),
        ("A,C,9", "A,,9", "row 3 has nothing under 'to'"),
    ],
)
def test_a_cell_that_does_not_fit_is_named(ask: Ask, old: str, new: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        ask("What is the shortest path from A to D?", ROADS.replace(old, new))


def test_what_holds_for_the_whole_sheet_may_stand_above_it(ask: Ask) -> None:
    read = ask("Plan the vehicle routing.", f"# capacity: 9\n# vehicles: 2\n{STOPS}")
    assert isinstance(read, Interpretation)
    assert isinstance(read.problem, VehicleRouting)
    assert (read.problem.capacity, read.problem.n_vehicles) == (9, 2)
    with pytest.raises(FormatError, match="line 4 of"):
        ask("Plan the vehicle routing.", "# capacity: 9\nname,x,y,demand\na,1,2,3\nb,1,2,3,4\n")
