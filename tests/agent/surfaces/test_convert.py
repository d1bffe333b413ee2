"""`verdiq convert`: what is written, and how what cannot be is refused."""

from pathlib import Path

import pytest

from agent.surfaces.cli import main

GRAPH = "p edge 3 2\ne 1 2\ne 2 3\n"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "map.col"
    path.write_text(GRAPH)
    return path


def test_a_file_becomes_another(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = graph.with_name("map.lp")
    assert main(["convert", str(graph), str(target)]) == 0
    assert "graph_coloring, 3 nodes" in capsys.readouterr().out
    assert target.read_text().startswith("\\ graph_coloring")
    again = graph.with_name("again.json")
    assert main(["convert", str(graph), str(again), "--as", "vertex_cover"]) == 0
    assert '"family": "vertex_cover"' in again.read_text()


def test_what_is_there_is_kept_unless_forced(
    graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = graph.with_name("map.json")
    target.write_text("mine")
    assert main(["convert", str(graph), str(target)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert target.read_text() == "mine"
    assert main(["convert", str(graph), str(target), "--force"]) == 0
    assert "graph_coloring" in target.read_text()


@pytest.mark.parametrize(
    ("source", "target", "words", "code"),
    [
        ("map.col", "map.docx", "no format '.docx'", 2),
        ("map.col", "nowhere/map.lp", "does not exist; make it first", 2),
        ("none.col", "map.lp", "does not exist", 2),
        ("open.txt", "map.lp", "which do you mean", 3),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    graph: Path,
    source: str,
    target: str,
    words: str,
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    graph.with_name("open.txt").write_text(GRAPH)
    assert main(["convert", str(graph.parent / source), str(graph.parent / target)]) == code
    said = capsys.readouterr().err.strip()
    assert words in said
    assert "\n" not in said
    assert not (graph.parent / target).exists()
