"""Whatever comes in, one clear sentence and the right exit code go out."""

import json
from pathlib import Path

import pytest

from tests.agent.surfaces.conftest import Ran, Verdiq


def _is_one_sentence(ran: Ran) -> bool:
    said = [line for line in ran.err.splitlines() if not line.startswith("run ")]
    return len(said) == 1 and said[0].startswith("verdiq: ") and ran.out == ""


def test_a_missing_capacity_is_asked_for(verdiq: Verdiq) -> None:
    question = "A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5. What should I pack?"
    ran = verdiq("solve", question, "--json")
    assert ran.code == 3
    assert ran.answer["kind"] == "clarification"
    assert "capacity" in " ".join(ran.answer["clarification"]["missing"])


def test_a_missing_distance_is_named(verdiq: Verdiq) -> None:
    question = (
        "A van starts at the depot, visits north and east once and comes back. Distances: "
        "depot-north 12, depot-east 7. Shortest round trip?"
    )
    ran = verdiq("solve", question, "--json")
    assert ran.code == 3
    asked = ran.answer["clarification"]["question"]
    assert "north" in asked and "east" in asked


def test_the_weather_is_no_optimisation_question(verdiq: Verdiq) -> None:
    ran = verdiq("solve", "Will it rain in Ghent tomorrow?", "--json")
    assert ran.code == 3
    assert ran.answer["kind"] == "clarification"
    assert ran.answer["clarification"]["family"] is None


def test_a_matrix_that_is_not_square_is_bad_input(verdiq: Verdiq) -> None:
    question = (
        "Pick exactly 2 of 3 assets with expected returns 8, 6, 9 and covariance "
        "[[10,2,4],[2,6,1]] to maximise return minus 0.5 times variance."
    )
    ran = verdiq("solve", question)
    assert ran.code == 2
    assert _is_one_sentence(ran)
    assert "square" in ran.err or "3" in ran.err


def test_a_200_mb_line_is_refused_by_its_size(verdiq: Verdiq, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    ran = verdiq("solve", "Pack the backpack", "--data", str(path))
    assert ran.code == 2
    assert _is_one_sentence(ran)
    assert "MB" in ran.err


def test_a_file_that_does_not_exist_is_named(verdiq: Verdiq) -> None:
    ran = verdiq("solve", "Pack the backpack", "--data", "nowhere.csv")
    assert ran.code == 2
    assert _is_one_sentence(ran)
    assert "nowhere.csv" in ran.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data.json", json.dumps({"family": "tsp", "file": "../../etc/passwd"})),
        ("data.csv", "item,weight,value\n../../etc/passwd,3,4\n"),
    ],
)
def test_a_path_inside_a_data_file_is_never_followed(
    verdiq: Verdiq, tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    ran = verdiq("solve", "What should I take? It holds 15 kg.", "--data", str(path))
    assert ran.code == 2
    assert _is_one_sentence(ran)
    assert "../../etc/passwd" in ran.err
    assert "root:" not in ran.err + ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("solve", "x", "--budget", "-1"),
        ("solve", "x", "--budget", "nan"),
        ("solve", "x", "--seed", "-5"),
        ("solve", ""),
        ("show", "../../etc/passwd"),
        ("conjure",),
        ("solve", "x", "--figure", "picture.gif"),
        ("solve", "x", "--verdict-figure", "picture.gif"),
        ("solve", "x", "--deadline", "soon"),
    ],
)
def test_bad_options_are_one_sentence(verdiq: Verdiq, words: tuple[str, ...]) -> None:
    ran = verdiq(*words)
    assert ran.code == 2
    assert _is_one_sentence(ran)
    told = verdiq(*words, "--json")
    assert told.code == 2
    assert told.answer["kind"] == "error"


def test_too_many_qubits_is_one_sentence_with_a_remedy(verdiq: Verdiq, tmp_path: Path) -> None:
    edges = "\n".join(f"{i} {i + 1} 1" for i in range(1, 40))
    path = tmp_path / "path.txt"
    path.write_text(f"40 39\n{edges}\n")
    ran = verdiq("solve", "Maximum cut of this graph", "--data", str(path), "--solver", "qaoa")
    assert ran.code == 2
    assert _is_one_sentence(ran)
    assert "20" in ran.err and "annealing" in ran.err


def test_infeasible_and_unbounded_are_answers(verdiq: Verdiq) -> None:
    infeasible = verdiq("solve", "maximise x subject to x <= 1 and x >= 3", "--json")
    assert (infeasible.code, infeasible.answer["status"]) == (0, "infeasible")
    unbounded = verdiq("solve", "maximise x + y subject to x - y <= 1, x >= 0, y >= 0", "--json")
    assert (unbounded.code, unbounded.answer["status"]) == (0, "unbounded")
