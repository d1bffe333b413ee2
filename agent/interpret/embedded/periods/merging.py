"""Figures told period by period, put together into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.interpret.embedded.periods.figure import Figure
from agent.interpret.embedded.periods.mentions import Mention, resolved
from agent.interpret.embedded.text import Span


def merged(
    made: Sequence[tuple[Figure, Mention | None]], names: Sequence[str], n: int
) -> list[Figure]:
    """Returns the figures, those told period by period put together."""
    found: list[Figure] = []
    open_: list[tuple[int, dict[int, float]]] = []  # places in `found` of the figures being filled
    column, row = 0, None
    for figure, mention in made:
        places = resolved(mention, names, n) if mention else None
        if mention is None or places is None:
            found.append(replace(figure, is_partial=mention is not None and places is None))
            if mention is None:
                open_ = []
            continue
        values = figure.values * len(places) if len(figure.values) == 1 else figure.values
        column = column + 1 if mention is row else 0
        row = mention
        told = dict(zip(places, values, strict=False))
        if column < len(open_):
            at, known = open_[column]
            if mention.reach == "rest":
                told = {k: figure.values[0] for k in range(n) if k not in known}
            if told and not set(told) & set(known):
                known |= told
                found[at] = _filled(found[at], known, n, figure.spans)
                continue
        if column == 0:
            open_ = []
        open_.append((len(found), told))
        found.append(_filled(figure, told, n, ()))
    return found


def _filled(figure: Figure, known: dict[int, float], n: int, more: tuple[Span, ...]) -> Figure:
    values = tuple(known[k] for k in sorted(known))
    return replace(
        figure,
        values=values,
        spans=(*figure.spans, *more),
        is_series=len(known) == n,
        is_partial=len(known) < n,
    )
