"""What the schedule families have in common: unique names, bars checked, starts put into words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from problems.figure import GanttBar
from problems.modelling.overlap import overlaps
from problems.problem import Violation

_MOST_TOLD = 30
_TOLERANCE = 1e-9


def check_unique(names: Iterable[str], what: str) -> None:
    """Refuses two things of one name.

    Raises:
        ValueError: a name is given twice.
    """
    name, times = Counter(names).most_common(1)[0]
    if times > 1:
        raise ValueError(f"two {what} are called {name!r}; give each a name of its own")


def stray_and_missing(
    known: Sequence[str], given: Mapping[str, object], what: str
) -> list[Violation]:
    """Returns a violation for each name that does not exist, and each that was not given."""
    exist = set(known)
    plural = f"{what.removesuffix('y')}ies" if what.endswith("y") else f"{what}s"
    stray = [
        Violation(constraint=plural, message=f"there is no {what} called {name!r}", amount=1)
        for name in given
        if name not in exist
    ]
    missing = [
        Violation(constraint=f"{what} {name}", message=f"{name!r} is not scheduled", amount=1)
        for name in known
        if name not in given
    ]
    return stray + missing


def bar_violations(bars: Sequence[GanttBar], releases: Mapping[str, float]) -> list[Violation]:
    """Returns what starts before it may and what overlaps; `releases` are by group, 0 if absent."""
    early = [
        Violation(
            constraint=f"start of {bar.group}",
            message=f"{bar.label} starts at {bar.start:.10g}, before "
            f"{releases.get(bar.group, 0.0):.10g}",
            amount=releases.get(bar.group, 0.0) - bar.start,
        )
        for bar in bars
        if bar.start < releases.get(bar.group, 0.0) - _TOLERANCE
    ]
    return [*early, *overlaps(bars)]


def short_setups(
    bars: Sequence[GanttBar], setups: Sequence[Sequence[float]], first: Sequence[float]
) -> list[Violation]:
    """Returns where a bar starts before the set-up behind the one before it, or the first, is over.

    Shape: `setups` rows by the bar before, columns by the one after, or none; `first` by bar, or none.
    """
    order = sorted(range(len(bars)), key=lambda at: (bars[at].start, bars[at].duration))
    found: list[Violation] = []
    for place, at in enumerate(order):
        ready, after = 0.0, ""
        if place and setups:
            last = bars[order[place - 1]]
            ready = last.start + last.duration + setups[order[place - 1]][at]
            after = f" behind {last.label!r}"
        elif not place and first:
            ready = first[at]
        amount = ready - bars[at].start
        if amount > _TOLERANCE * max(1.0, ready):
            message = (
                f"{bars[at].label!r} starts at {bars[at].start:.10g}; its set-up{after} is over at "
                f"{ready:.10g}"
            )
            found.append(Violation(constraint="set-up", message=message, amount=amount))
    return found


def told_by_row(bars: Sequence[GanttBar]) -> str:
    """Returns in words what each row does when, "" where there are too many bars to tell.

    >>> told_by_row([GanttBar(row="saw", start=2, duration=1, label="a", group="a")])
    'saw does a at 2'
    """
    if len(bars) > _MOST_TOLD:
        return ""
    ordered = sorted(bars, key=lambda bar: bar.start)
    rows = dict.fromkeys(bar.row for bar in bars)
    return "; ".join(
        f"{row} does "
        + ", ".join(f"{bar.label} at {bar.start:.10g}" for bar in ordered if bar.row == row)
        for row in rows
    )
