"""The figures as lines for a terminal."""

from __future__ import annotations

from typing import Any

from evals.harness.comparison import Comparison

_MOST_CHANGES = 20


def table(summed: dict[str, Any]) -> str:
    """Returns a line a data set and one overall, with latency below."""
    lines = [f"{'rows':36} {'n':>5} {'solved':>20} {'wrong':>20} {'asked':>7} {'failed':>7}"]
    for name, figures in {**summed["by_dataset"], "overall": summed["overall"]}.items():
        lines.append(_line(name, figures))
    overall = summed["overall"]
    reading, whole, sure = overall["interpretation"], overall["latency"], overall["calibration"]
    if reading["p50_s"] is not None:
        lines.append(
            f"reading: median {reading['p50_s'] * 1000:.0f} ms, 99 % within "
            f"{reading['p99_s'] * 1000:.0f} ms; whole answer: median {whole['p50_s'] * 1000:.0f} ms, "
            f"99 % within {whole['p99_s'] * 1000:.0f} ms"
        )
    if overall["tokens"] is not None:
        money = "" if overall["cost_usd"] is None else f", ${overall['cost_usd']:.4f}"
        lines.append(
            f"model: {overall['calls_a_question'] or 0:g} calls and {overall['tokens_a_question']:g} tokens "
            f"a question{money}"
        )
    if sure["expected_calibration_error"] is not None:
        lines.append(
            f"confidence is off by {sure['expected_calibration_error']:.3f} on average (ECE)"
        )
    if summed["refused_rows"]:
        lines.append(f"{len(summed['refused_rows'])} rows could not be used; they are named above")
    return "\n".join(lines)


def _line(name: str, figures: dict[str, Any]) -> str:
    shares, bounds = figures["shares"], figures["intervals"]
    return (
        f"{name[:36]:36} {figures['n']:5} {_within(shares['solved'], bounds['solved']):>20} "
        f"{_within(shares['wrong'], bounds['wrong']):>20} {shares['asked']:7.1%} {shares['failed']:7.1%}"
    )


def _within(share: float, bounds: list[float]) -> str:
    return f"{share:.1%} [{bounds[0]:.1%} {bounds[1]:.1%}]"


def comparison_words(against: Comparison) -> str:
    """Returns the paired tests and the first changes, in words."""
    lines = []
    for test in against.tests:
        low, high = test.interval
        lines.append(
            f"{test.outcome}: {test.difference:+.1%} [{low:+.1%} {high:+.1%}] on {test.n} shared rows; "
            f"{test.only_ours} only here, {test.only_theirs} only there, exact McNemar p = {test.p_value:.3g}"
        )
    for name, theirs, ours in against.changes[:_MOST_CHANGES]:
        lines.append(f"  {name}: {theirs} → {ours}")
    if len(against.changes) > _MOST_CHANGES:
        lines.append(f"  and {len(against.changes) - _MOST_CHANGES} more, in summary.json")
    return "\n".join(lines)
