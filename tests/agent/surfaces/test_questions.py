"""The questions of the README and the issue, word for word, through the command line."""

import pytest

from tests.agent.surfaces.conftest import Verdiq

QUESTIONS = {
    "knapsack": (
        "My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, a lamp 1 kg "
        "worth 2, a rope 4 kg worth 6, a camera 5 kg worth 8. What should I take?",
        22,
    ),
    "max_cut": (
        "Split these people into two teams so that as much quarrelling as possible is across teams: "
        "Ana-Ben 3, Ana-Cem 1, Ben-Dia 2, Cem-Dia 4, Dia-Eva 1, Ana-Eva 2, Ben-Cem 5.",
        14,
    ),
    "number_partition": (
        "Divide the weights 8, 7, 6, 5, 4, 11 and 3 into two piles that are as equal as possible.",
        0,
    ),
    "graph_coloring": (
        "Exams that share students can't be in the same slot: algebra-biology, algebra-chemistry, "
        "biology-chemistry, chemistry-drama, drama-english, english-algebra. How many slots do we need?",
        3,
    ),
    "tsp": (
        "A van starts at the depot, visits north, east, south and west once and comes back. Distances: "
        "depot-north 12, depot-east 7, depot-south 9, depot-west 14, north-east 10, north-south 21, "
        "north-west 8, east-south 6, east-west 17, south-west 11. Shortest round trip?",
        44,
    ),
    "assignment": (
        "Ana does jobs 1, 2, 3 for 9, 2, 7 euros, Ben for 6, 4, 3, Cem for 5, 8, 1. One job each, "
        "cheapest overall?",
        9,
    ),
    "linear_program": (
        "A workshop makes chairs and tables. A chair earns $45 and needs 5 boards and 10 hours, a table "
        "earns $80 and needs 20 boards and 15 hours. There are 400 boards and 450 hours. How many of "
        "each maximise profit?",
        2200,
    ),
    "job_shop": (
        "Three jobs. Job A: 3 h cutting, then 2 h drilling, then 2 h painting. Job B: 2 h cutting, 1 h "
        "painting, 4 h drilling. Job C: 4 h drilling, then 3 h painting. One machine of each kind. When "
        "can everything be finished?",
        11,
    ),
    "qubo": ("Minimise 3a - 2b + c - 4ab + 2bc - ac over binary a, b, c.", -3),
    "portfolio": (
        "Pick exactly 2 of 4 assets with expected returns 8, 6, 9, 5 and covariance "
        "[[10,2,4,1],[2,6,1,0],[4,1,14,2],[1,0,2,4]] to maximise return minus 0.5 times variance (the "
        "sum of the covariances of the chosen pairs, each counted both ways, plus their own).",
        6,
    ),
}


@pytest.mark.parametrize("family", sorted(QUESTIONS))
def test_the_question_has_its_proven_optimum(verdiq: Verdiq, family: str) -> None:
    question, optimum = QUESTIONS[family]
    ran = verdiq("solve", question, "--json")
    assert ran.code == 0
    answer = ran.answer
    assert answer["kind"] == "answer"
    assert answer["problem"]["family"] == family
    assert answer["status"] == "optimal"
    assert answer["objective"] == pytest.approx(optimum)
    assert answer["check"]["feasible"] is True
    assert answer["check"]["objective"] == pytest.approx(optimum)
    assert answer["verdict"]["worth_quantum"] is False
    assert answer["unused_numbers"] == []


def test_qaoa_is_obeyed_and_judged(verdiq: Verdiq) -> None:
    question, optimum = QUESTIONS["max_cut"]
    answer = verdiq("solve", question, "--solver", "qaoa", "--json", "--seed", "7").answer
    assert answer["objective"] == optimum
    assert answer["status"] in {"optimal", "feasible"}
    assert answer["solver"]["tool"] == "solve_qaoa"
    evidence = answer["evidence"]
    assert evidence["kind"] == "qaoa" and evidence["simulated"]
    assert evidence["shots"] > 0 and evidence["two_qubit_gates"] > 0
    assert evidence["p_random"] < evidence["p_optimum"] <= 1
    assert answer["verdict"]["requested"] == answer["verdict"]["route"] == "qaoa"
    assert answer["verdict"]["worth_quantum"] is False
    assert "not worth it" in answer["verdict"]["summary"]
    assert "QAOA" in answer["explanation"]


def test_asking_for_qaoa_in_words_is_obeyed_too(verdiq: Verdiq) -> None:
    answer = verdiq("solve", f"{QUESTIONS['max_cut'][0]} Use QAOA.", "--json").answer
    assert answer["verdict"]["requested"] == "qaoa"
    assert answer["objective"] == 14


def test_the_same_seed_gives_the_same_answer(verdiq: Verdiq) -> None:
    words = ("solve", QUESTIONS["max_cut"][0], "--solver", "qaoa", "--json", "--seed", "3")
    first, second = verdiq(*words).answer, verdiq(*words).answer
    assert first["solution"] == second["solution"]
    assert first["evidence"] == second["evidence"]
