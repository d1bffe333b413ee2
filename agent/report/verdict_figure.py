"""The pictures of a verdict, as data: the routes side by side, and time against size."""

from __future__ import annotations

import numpy as np

from agent.contracts.verdict import Curve, RouteEstimate, Verdict
from agent.report.money_words import usd_words
from agent.report.route_table import best_of_each_kind, machine_of, ranked, sources, worth_words
from problems.figure import Line, LinesFigure, RangeRow, RangesFigure
from problems.plain_duration import lasting
from problems.plain_number import plain

_NONE = "–"
_MOST_OPEN, _MOST_ALIKE, _FEW_OUT = 10, 2, 3  # rows
_FASTEST_S, _SLOWEST_S = 1e-9, 1e30  # what a drawing can hold; the axes end long before
_SAME = 0.05  # a crossing of the lines this near to a break-even is that break-even


def routes_figure(verdict: Verdict) -> RangesFigure | None:
    """Returns the expected gap of each route with its interval, beside time, cost and worth; None without.

    An interval holds eight times in ten.
    """
    if not verdict.routes:
        return None
    every = ranked(verdict)
    kept = best_of_each_kind(verdict, _MOST_ALIKE)[:_MOST_OPEN]
    alike = [each for each in every if not each.excluded and each not in kept]
    out = [each for each in every if each.excluded]
    return RangesFigure(
        title=f"Quantum: {'may be worth it' if verdict.worth_quantum else 'not worth it'}, route by route",
        rows=tuple(_row(each) for each in (*kept, *out[:_FEW_OUT])),
        columns=("time", "cost", "worth"),
        scale_label="expected distance from the best (bar: 8 times in 10)",
        caption=_routes_caption(verdict, alike, out[_FEW_OUT:]),
    )


def _routes_caption(verdict: Verdict, alike: list[RouteEstimate], out: list[RouteEstimate]) -> str:
    """Where the numbers come from, and which routes have no row."""
    said = [
        f"{', '.join(names)}: {how}" for how, names in sources(verdict, with_notes=False).items()
    ]
    if alike:
        said.append(
            f"Of the same kinds, and worth less: {', '.join(machine_of(each.name) for each in alike)}"
        )
    if out:
        said.append(f"Out as well: {', '.join(each.name for each in out)}")
    return ". ".join(said) + "."


def sizes_figure(verdict: Verdict) -> LinesFigure | None:
    """Returns time against size, classical and quantum, with the instance and the crossings; None without.

    The classical curve that is fastest at a size is the one to beat there.
    """
    if not verdict.curves:
        return None
    unit = verdict.curves[0].unit
    curves = [each for each in verdict.curves if each.unit == unit]
    size, deadline_s = verdict.size, verdict.stakes.deadline_s
    return LinesFigure(
        title="Time against size: classical and quantum",
        lines=tuple(_line(each) for each in curves),
        x_label=f"{unit} (logarithmic)",
        y_label="time to the answer (logarithmic)",
        points=tuple(_crossings(verdict, curves)),
        uprights=((size, f"this one, {plain(round(size))} {unit}"),) if size else (),
        levels=((deadline_s, f"your deadline, {lasting(deadline_s)}"),) if deadline_s else (),
        caption=_sources(curves),
    )


def _row(route: RouteEstimate) -> RangeRow:
    if route.excluded or route.gap is None:
        remark = f"out: {route.excluded}" if route.excluded else "its quality is not known"
        return RangeRow(label=route.name, group="out", remark=remark)
    time = _NONE if route.seconds is None else lasting(route.seconds)
    return RangeRow(
        label=route.name,
        group="quantum hardware" if route.route.value == "quantum" else "classical computers",
        value=route.gap,
        low=route.gap_low,
        high=route.gap_high,
        notes=(time, usd_words(route.usd), worth_words(route)),
    )


def _line(curve: Curve) -> Line:
    return Line(
        label=curve.name,
        group=curve.kind,
        x=curve.n,
        y=_held(curve.seconds),
        low=_held(curve.low),
        high=_held(curve.high),
        solid_to=curve.measured_to,
    )


def _held(seconds: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(np.clip(seconds, _FASTEST_S, _SLOWEST_S).tolist())


def _crossings(verdict: Verdict, curves: list[Curve]) -> list[tuple[float, float, str]]:
    """Where a quantum line goes below every classical one: size, seconds and words."""
    classical = [each for each in curves if each.kind == "classical"]
    if not classical:
        return []
    found: list[tuple[float, float, str]] = []
    for curve in (each for each in curves if each.kind == "quantum"):
        at = _crossing(curve, classical)
        if at is not None:
            size = _as_break_even(verdict, at[0], curve.unit)
            words = f"faster from {plain(size)} {curve.unit} on, in {lasting(at[1])}"
            found.append((at[0], at[1], words))
    return found


def _crossing(quantum: Curve, classical: list[Curve]) -> tuple[float, float] | None:
    """The size from which on the quantum line stays below all classical ones, and the seconds there."""
    low = max(quantum.n[0], *(each.n[0] for each in classical))
    high = min(quantum.n[-1], *(each.n[-1] for each in classical))
    if low >= high:
        return None
    n = np.geomspace(low, high, 4_000)
    own = _at(quantum, n)
    best = np.min([_at(each, n) for each in classical], axis=0)
    slower = np.flatnonzero(own >= best)
    if slower.size == 0 or slower[-1] == n.size - 1:
        return None
    first = int(slower[-1]) + 1
    return float(n[first]), float(np.exp(own[first]))


def _at(
    curve: Curve, n: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The logarithm of the seconds at each size, between the sizes that the curve has."""
    return np.interp(np.log(n), np.log(curve.n), np.log(_held(curve.seconds)))


def _as_break_even(verdict: Verdict, size: float, unit: str) -> float:
    """The verdict's own size of turning where the lines cross there, else the crossing to three digits."""
    known = [each.at for each in verdict.break_evens if each.unit == unit and each.at is not None]
    near = [each for each in known if abs(each - size) <= _SAME * size]
    return near[0] if near else float(f"{size:.3g}")


def _sources(curves: list[Curve]) -> str:
    said = [f"{each.name}: {each.how.rstrip('.')}" for each in curves]
    if any(each.measured_to is not None for each in curves):
        said.append("Dashed: beyond what was measured")
    if any(each.low for each in curves):
        said.append("Bands hold 8 times in 10")
    return ". ".join(said) + "."
