"""What is drawn of a verdict where a figure of it is asked for, and what is said where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.contracts.report import Report
from agent.contracts.verdict import Verdict
from agent.run_store import RunStore
from agent.runner import Runner, running
from agent.surfaces.delivery import check_figures, deliver
from agent.surfaces.parser import parser
from problems.errors import BadInput
from problems.status import Status
from tests.agent.report.answers import VERDICT, report_on
from tests.agent.report.test_words import BACKPACK, TENT
from tests.agent.report.verdicts import FULL

_PNG = b"\x89PNG"


def _report(verdict: Verdict) -> Report:
    return report_on(BACKPACK, TENT, Status.OPTIMAL, bound=9, gap=0, verdict=verdict)


async def _delivered(report: Report, figure: Path, runner: Runner) -> None:
    options = parser().parse_args(["show", "a run", "--verdict-figure", str(figure)])
    assert await deliver(report, options, runner) == 0


async def test_the_routes_and_the_sizes_are_drawn_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = tmp_path / "why.png"
    async with running(RunStore(tmp_path / "home")) as runner:
        await _delivered(_report(VERDICT), figure, runner)
        assert not figure.exists()
        assert "compares no routes" in capsys.readouterr().err
        await _delivered(_report(FULL), figure, runner)
    assert figure.read_bytes().startswith(_PNG)
    assert (tmp_path / "why-sizes.png").read_bytes().startswith(_PNG)
    assert "why-sizes.png" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["why.gif", "no/such/folder/why.png"])
def test_a_figure_that_cannot_be_written_is_refused_at_once(name: str) -> None:
    with pytest.raises(BadInput, match=r"the figure|folder of the figure"):
        check_figures(parser().parse_args(["show", "a run", "--verdict-figure", name]))
