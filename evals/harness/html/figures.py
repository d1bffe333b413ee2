"""The figures of a run, and of its comparison with another, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from evals.harness.comparison import Comparison
from evals.harness.scorers.outcome import Outcome


def figures_section(summed: dict[str, Any]) -> str:
    """Returns outcomes by data set with their intervals, latency, calibration and what else there is."""
    rows = [
        [name, str(each["n"]), *(_share(each, outcome.value) for outcome in Outcome)]
        for name, each in {"all": summed["overall"], **summed["by_dataset"]}.items()
    ]
    head = ["rows", "n", *(outcome.value for outcome in Outcome)]
    return (
        _table(head, rows)
        + _latency(summed["overall"])
        + _calibration(summed["overall"]["calibration"])
        + _others(summed["overall"])
    )


def _share(figures: dict[str, Any], outcome: str) -> str:
    low, high = figures["intervals"][outcome]
    share = figures["shares"][outcome]
    return "–" if share is None else f"{share:.1%} [{low:.1%}, {high:.1%}]"


def _latency(overall: dict[str, Any]) -> str:
    rows = [
        [name, *(_ms(overall[key][each]) for each in ("p50_s", "p90_s", "p99_s", "max_s"))]
        for name, key in (("reading", "interpretation"), ("whole answer", "latency"))
    ]
    return "<h2>Time</h2>" + _table(["", "median", "90 %", "99 %", "longest"], rows)


def _ms(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds * 1000:.0f} ms"


def _calibration(found: dict[str, Any]) -> str:
    if not found["bins"]:
        return ""
    rows = [
        [
            f"{each['from']:.1f} to {each['to']:.1f}",
            str(each["n"]),
            f"{each['confidence']:.2f}",
            f"{each['accuracy']:.2f}",
        ]
        for each in found["bins"]
    ]
    error = found["expected_calibration_error"]
    return (
        "<h2>Confidence</h2>"
        f"<p>Expected calibration error {error:.3f} over {found['n']} answers.</p>"
        + _table(["confidence", "answers", "mean confidence", "share right"], rows)
    )


def _others(overall: dict[str, Any]) -> str:
    formulated, checked, gap = overall["formulation"], overall["feasibility"], overall["gap"]
    rows = [
        ["expected problems read identically", _percent(formulated["identical"])],
        ["expected problems with all numbers", _percent(formulated["numbers"])],
        ["expected families", _percent(formulated["family"])],
        ["solutions that keep every requirement", _percent(checked["feasible"])],
        ["answers proven", _percent(gap["proven"])],
        ["tokens", "–" if overall["tokens"] is None else str(overall["tokens"])],
        ["cost", "–" if overall["cost_usd"] is None else f"${overall['cost_usd']:.4f}"],
    ]
    return "<h2>Further figures</h2>" + _table(["", ""], rows)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def comparison_section(against: Comparison) -> str:
    """Returns the paired tests and every row that changed."""
    tests = [
        [
            test.outcome,
            str(test.n),
            f"{test.difference:+.1%} [{test.interval[0]:+.1%}, {test.interval[1]:+.1%}]",
            f"{test.only_ours} / {test.only_theirs}",
            f"{test.p_value:.3g}",
        ]
        for test in against.tests
    ]
    head = ["outcome", "shared rows", "difference", "only here / only there", "McNemar p"]
    changes = _table(["row", "before", "now"], [list(each) for each in against.changes])
    listed = f"<details><summary>Changed rows</summary>{changes}</details>"
    return f"<h2>Compared</h2>{_table(head, tests)}{listed}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(each)}</{tag}>" for each in cells) + "</tr>"

    return f"<table>{line(head, 'th')}{''.join(line(row, 'td') for row in rows)}</table>"
