"""`verdiq verdict`: the judgement alone, in words and as JSON, from a question or a file."""

from pathlib import Path

from problems.registry import families
from tests.agent.surfaces.conftest import Verdiq

QUESTION = families()["knapsack"].examples[0].text


def test_a_verdict_prints_as_markdown(verdiq: Verdiq) -> None:
    ran = verdiq("verdict", "-", stdin=QUESTION)
    assert ran.out.startswith("**A quantum computer is not worth it here")
    assert "### Quantum: not worth it" in ran.out
    assert "Nothing was solved" in ran.out


def test_a_data_file_is_judged(verdiq: Verdiq, tmp_path: Path) -> None:
    file = tmp_path / "ring.qubo"
    rows = ["p qubo 0 6 6 6", *(f"{i} {i} -2" for i in range(6))]
    rows += [f"{min(i, (i + 1) % 6)} {max(i, (i + 1) % 6)} 2" for i in range(6)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    ran = verdiq("verdict", "--data", str(file), "--json", "--budget", "5")
    report = ran.answer
    assert ran.code == 0
    assert report["kind"] == "verdict"
    assert report["consult"]["asks"] == "verdict"
    assert report["solution"] is None and report["solver"] is None and report["status"] is None
    assert report["verdict"]["worth_quantum"] is False
    assert report["estimate"]["n_variables"] == report["estimate"]["n_couplings"] == 6
    assert len(report["estimate"]["gate"]) > 10
