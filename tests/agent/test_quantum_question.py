"""From a question in plain words to a noisy run, its report and its picture."""

from pathlib import Path

from agent.contracts.ask import Ask
from agent.report.markdown import markdown
from agent.run_store import RunStore
from agent.runner import running
from solvers.quantum_evidence import QuantumRunEvidence, QuoteEvidence

_CUT = (
    "Split Ann, Bob, Cem and Dora into two teams so that as many quarrels as possible are between the "
    "teams. Ann quarrels with Bob and Cem. Bob quarrels with Dora. Cem quarrels with Dora. "
    "Ann quarrels with Dora"
)


async def test_a_noisy_machine_asked_for_in_words_is_simulated_reported_and_drawn(
    tmp_path: Path,
) -> None:
    async with running(RunStore(tmp_path)) as runner:
        report = await runner.ask(Ask(question=f"{_CUT}, and try it on a noisy IBM Lima."))
        picture = await runner.draw_shots(report, "png")
        quoted = await runner.ask(Ask(question=f"{_CUT}. Run it on ibm_torino."))
        assert await runner.draw_shots(quoted, "png") is None
    evidence = report.evidence
    assert isinstance(evidence, QuantumRunEvidence)
    assert (evidence.machine, evidence.machine_kind) == ("aer:fake_lima", "noisy simulator")
    assert report.verdict is not None
    assert report.verdict.requested == report.verdict.route == "quantum"
    assert not report.verdict.worth_quantum
    assert report.objective == 4
    assert report.check is not None and report.check.feasible
    assert evidence.histogram.ideal and evidence.histogram.measured
    assert picture is not None and picture.startswith(b"\x89PNG")
    assert "not run on a quantum computer" in markdown(report)
    assert isinstance(quoted.evidence, QuoteEvidence)
    assert "Nothing was run: 4096 shots on ibm:ibm" in markdown(quoted)
    assert "--spend-at-most" in markdown(quoted)
    assert quoted.solver is not None and quoted.solver.tool == "solve_exact"
    assert (quoted.status, quoted.objective) == ("optimal", 4), (
        "the classical try answers meanwhile"
    )
