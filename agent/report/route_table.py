"""The routes of a verdict side by side, as rows: what each is expected to give, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable

from agent.contracts.verdict import RouteEstimate, Verdict
from agent.report.money_words import usd_words
from agent.report.section import Table
from problems.plain_duration import lasting
from problems.plain_number import percent

NONE = "–"
_MOST_IN_BRIEF = 4


def route_table(verdict: Verdict) -> Table:
    """Returns one row a route with its intervals, the best first; those that are out say why."""
    return Table(
        ("route", "off the best (range)", "time (range)", "cost", "worth", "where from"),
        tuple(_whole_row(each) for each in ranked(verdict)),
    )


def brief_route_table(verdict: Verdict) -> Table:
    """Returns one row a route that is open, without intervals and sources, for a terminal."""
    kept = [each for each in ranked(verdict) if not each.excluded]
    return Table(
        ("route", "off the best", "time", "cost", "worth"),
        tuple(
            (
                each.name,
                gap_words(each),
                _time(each.seconds),
                usd_words(each.usd),
                worth_words(each),
            )
            for each in kept[:_MOST_IN_BRIEF]
        ),
    )


def excluded_words(verdict: Verdict) -> tuple[str, ...]:
    """Returns the routes that are out, with the reason of each, as one sentence; none where all are open."""
    out = [f"{each.name} ({each.excluded.rstrip('.')})" for each in verdict.routes if each.excluded]
    return (f"Out: {'; '.join(out)}.",) if out else ()


def gap_words(route: RouteEstimate) -> str:
    """Returns how far off the best a route's answer is expected to be."""
    return NONE if route.gap is None else _percent(route.gap)


def worth_words(route: RouteEstimate) -> str:
    """Returns what a route is worth, or that it is out."""
    return "out" if route.excluded else usd_words(route.utility_usd)


def ranked(verdict: Verdict) -> list[RouteEstimate]:
    """The routes that are open, the worthiest first; then those that are out."""
    return sorted(
        verdict.routes,
        key=lambda each: (bool(each.excluded), -(each.utility_usd or 0.0)),
    )


def _whole_row(route: RouteEstimate) -> tuple[str, ...]:
    if route.excluded:
        return (route.name, NONE, NONE, NONE, f"out: {route.excluded.rstrip('.')}", _origin(route))
    gap = _between(gap_words(route), route.gap_low, route.gap_high, _percent)
    time = _between(_time(route.seconds), route.seconds_low, route.seconds_high, lasting)
    return (route.name, gap, time, usd_words(route.usd), worth_words(route), _origin(route))


def _between(
    words: str, low: float | None, high: float | None, said: Callable[[float], str]
) -> str:
    if words == NONE or low is None or high is None or said(low) == said(high):
        return words
    return f"{words} ({said(low)} to {said(high)})"


def _origin(route: RouteEstimate) -> str:
    notes = "".join(f"; {note.rstrip('.')}" for note in route.notes)
    return f"{route.origin}: {route.how.rstrip('.')}{notes}"


def _percent(fraction: float) -> str:
    return percent(float(f"{fraction:.3g}"))


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else lasting(seconds)
