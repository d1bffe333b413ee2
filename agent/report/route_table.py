"""The routes of a verdict side by side, as rows: what each is expected to give, and what that is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from agent.contracts.verdict import Route, RouteEstimate, Verdict
from agent.report.money_words import usd_words
from agent.report.section import Table
from problems.plain_duration import lasting
from problems.plain_number import distance

NONE = "–"
_MOST_IN_BRIEF = 4


def route_table(verdict: Verdict) -> Table:
    """Returns one row a route with its intervals, the best first; those that are out say why."""
    return Table(
        ("route", "off the best (range)", "time (range)", "cost", "worth"),
        tuple(_whole_row(each) for each in ranked(verdict)),
    )


def source_table(verdict: Verdict) -> Table:
    """Returns one row a source, with the routes whose numbers come from it."""
    return Table(
        ("routes", "where their numbers come from"),
        tuple((", ".join(names), how) for how, names in sources(verdict).items()),
    )


def sources(verdict: Verdict, *, with_notes: bool = True) -> dict[str, list[str]]:
    """Returns the routes that are open, without how they run, by where their numbers come from.

    The best come first. What is said among the unknowns is not said again.
    """
    known = {_bare(each) for each in verdict.unknowns}
    kept = [each for each in ranked(verdict) if not each.excluded]
    found: dict[str, list[str]] = {}
    for each in kept:
        how = each.how.rstrip(".")
        origin = "" if how.startswith(each.origin) else f"{each.origin}: "
        found.setdefault(f"{origin}{how}", []).append(machine_of(each.name))
        known.add(_bare(how))
    for each in kept if with_notes else ():
        for note in (note.rstrip(".") for note in each.notes if _bare(note) not in known):
            found.setdefault(note, []).append(machine_of(each.name))
    return found


def machine_of(name: str) -> str:
    """The machine of a route: a name says after it how it runs."""
    return name.partition(":")[0]


def _manner(name: str) -> str:
    """How a machine runs, of a route that says so after it: annealing, or QAOA."""
    return name.partition(": ")[2].partition(",")[0]


def _bare(words: str) -> str:
    return words.rstrip(".").lower()


def brief_route_table(verdict: Verdict) -> Table:
    """Returns the best of each kind of route that is open, for a terminal."""
    first = best_of_each_kind(verdict, 1)[:_MOST_IN_BRIEF]
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
            for each in first
        ),
    )


def best_of_each_kind(verdict: Verdict, most: int) -> list[RouteEstimate]:
    """Returns at most so many open routes of each kind, the worthiest first.

    Machines that run alike are of one kind.
    """
    taken: Counter[tuple[Route, str]] = Counter()
    kept: list[RouteEstimate] = []
    for each in ranked(verdict):
        kind = (each.route, _manner(each.name))
        if not each.excluded and taken[kind] < most:
            taken[kind] += 1
            kept.append(each)
    return kept


def gap_words(route: RouteEstimate) -> str:
    """Returns how far off the best a route's answer is expected to be."""
    return NONE if route.gap is None else distance(route.gap)


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
        return (route.name, NONE, NONE, NONE, f"out: {route.excluded.rstrip('.')}")
    gap = _between(gap_words(route), route.gap_low, route.gap_high, distance)
    time = _between(_time(route.seconds), route.seconds_low, route.seconds_high, lasting)
    return (route.name, gap, time, usd_words(route.usd), worth_words(route))


def _between(
    words: str, low: float | None, high: float | None, said: Callable[[float], str]
) -> str:
    if words == NONE or low is None or high is None:
        return words
    if said(low).removeprefix("about ") == said(high).removeprefix("about "):
        return words
    return f"{words} ({said(low)} to {said(high)})"


def _time(seconds: float | None) -> str:
    return NONE if seconds is None else lasting(seconds)
