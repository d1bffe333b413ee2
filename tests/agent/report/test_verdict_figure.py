"""The pictures of a verdict say what the verdict says: its routes, its curves and where they cross."""

from __future__ import annotations

import numpy as np
import pytest

from agent.contracts.verdict import Curve, Verdict
from agent.report.verdict_figure import routes_figure, sizes_figure
from problems.figure import Figure, LinesFigure
from problems.plain_duration import lasting
from tests.agent.report.answers import VERDICT
from tests.agent.report.verdicts import CURVES, FULL, ROUTES
from tools.drawing import render


def _sizes(verdict: Verdict) -> LinesFigure:
    figure = sizes_figure(verdict)
    assert figure is not None
    return figure


def _curve(name: str, kind: str, base: float, factor: float) -> Curve:
    n = np.arange(10.0, 101.0)
    return Curve.model_validate(
        {
            "name": name,
            "kind": kind,
            "n": n.tolist(),
            "seconds": (factor * base**n).tolist(),
            "how": "made up",
        }
    )


def test_a_verdict_of_old_has_no_pictures() -> None:
    assert routes_figure(VERDICT) is None
    assert sizes_figure(VERDICT) is None


def test_every_route_has_its_row_the_best_first_and_the_excluded_last() -> None:
    figure = routes_figure(FULL)
    assert figure is not None
    assert [row.label for row in figure.rows] == [
        "simulated annealing here",
        "exact search (CP-SAT)",
        "D-Wave Advantage2",
        "IBM Boston",
        "QAOA, simulated here",
    ]
    annealing, out = figure.rows[0], figure.rows[-1]
    assert (annealing.value, annealing.low, annealing.high) == (0.00412, 0.0, 0.0125)
    assert annealing.notes == ("10 seconds", "0 USD", "99588.00 USD")
    assert out.value is None and out.remark == f"out: {ROUTES[2].excluded}"
    assert "D-Wave Advantage2: published: 2,000 reads at 2,000 USD an hour" in figure.caption


def test_the_crossing_is_where_quantum_goes_below_the_best_classical_line() -> None:
    # 2^n / 1024 and 8 * 1.5^n: equal at n = log(8192) / log(4/3) = 31.32; the slower solver 3^n is not it.
    curves = (
        _curve("fast", "classical", 2.0, 1 / 1024),
        _curve("slow", "classical", 3.0, 1.0),
        _curve("quantum", "quantum", 1.5, 8.0),
    )
    figure = _sizes(FULL.model_copy(update={"curves": curves, "break_evens": ()}))
    ((size, seconds, words),) = figure.points
    assert size == pytest.approx(np.log(8192) / np.log(4 / 3), rel=1e-3)
    assert seconds == pytest.approx(8 * 1.5**size, rel=5e-3)
    assert words == f"faster from 31.3 variables on, in {lasting(seconds)}"


def test_a_break_even_at_the_crossing_gives_its_number() -> None:
    curves = (_curve("fast", "classical", 2.0, 1 / 1024), _curve("quantum", "quantum", 1.5, 8.0))
    at_32 = FULL.break_evens[1].model_copy(update={"at": 32.0})
    figure = _sizes(FULL.model_copy(update={"curves": curves, "break_evens": (at_32,)}))
    assert figure.points[0][2].startswith("faster from 32 variables on, in ")


def test_lines_that_never_cross_have_no_crossing() -> None:
    curves = (_curve("fast", "classical", 1.1, 1.0), _curve("quantum", "quantum", 1.5, 8.0))
    assert _sizes(FULL.model_copy(update={"curves": curves})).points == ()


def test_the_instance_the_deadline_and_the_sources_are_shown() -> None:
    figure = _sizes(FULL)
    assert figure.uprights == ((150.0, "this one, 150 variables"),)
    assert figure.levels == ((10.0, "your deadline, 10 seconds"),)
    for curve in CURVES:
        assert curve.how in figure.caption
    assert "Dashed: beyond what was measured" in figure.caption


@pytest.mark.parametrize("figure", [routes_figure(FULL), sizes_figure(FULL)])
def test_both_are_drawn(figure: Figure) -> None:
    assert render(figure, "png").startswith(b"\x89PNG")


def test_seconds_beyond_all_drawing_are_held_at_its_edge() -> None:
    endless = CURVES[0].model_copy(update={"seconds": tuple(1e300 for _ in CURVES[0].n)})
    figure = _sizes(FULL.model_copy(update={"curves": (endless, *CURVES[1:])}))
    assert max(figure.lines[0].y) < 1e60
    assert render(figure, "svg")
