"""Figures of every kind and many sizes, and one whose every label is hostile."""

from __future__ import annotations

import numpy as np

from problems.figure import (
    BarFigure,
    DistributionFigure,
    Figure,
    GanttBar,
    GanttFigure,
    GraphFigure,
    Line,
    LinesFigure,
    MatrixFigure,
    RangeRow,
    RangesFigure,
    Series,
)

HOSTILE = (
    "$\\frac{1}{0$",
    "<script>alert(1)</script>",
    "]]><x y='\"&--",
    "x" * 5_000,
    "two\nlines\x00\x1b[31m",
    "中文 😀 \u202eכתב\ud800",
    "",
)


def bars(n: int) -> BarFigure:
    """Returns n bars in two groups, some below zero."""
    return BarFigure(
        title=f"{n} bars",
        labels=tuple(f"item {index}" for index in range(n)),
        values=tuple(float(index % 7 - 2) for index in range(n)),
        groups=tuple("packed" if index % 3 else "left" for index in range(n)),
        value_label="weight in kg",
        limit=3.5,
        limit_label="capacity",
    )


def graph(n: int, *, n_edges: int | None = None, n_groups: int = 3) -> GraphFigure:
    """Returns a random graph without positions."""
    rng = np.random.default_rng(n)
    pairs = rng.integers(0, n, (n_edges if n_edges is not None else 2 * n, 2))
    edges = tuple((int(u), int(v)) for u, v in pairs if u != v)
    return GraphFigure(
        title=f"{n} nodes",
        nodes=tuple(f"node {index}" for index in range(n)),
        groups=tuple(f"colour {index % n_groups}" for index in range(n)),
        edges=edges,
        edge_labels=tuple(str(index) for index in range(len(edges))),
        highlighted=tuple(range(0, len(edges), 3)),
    )


def tour(n: int) -> GraphFigure:
    """Returns a tour over given positions."""
    rng = np.random.default_rng(n)
    return GraphFigure(
        title=f"A tour of {n}",
        nodes=tuple(f"city {index}" for index in range(n)),
        groups=("stop",) * n,
        edges=tuple((index, (index + 1) % n) for index in range(n)),
        highlighted=tuple(range(n)),
        positions=tuple((float(x), float(y)) for x, y in rng.random((n, 2))),
        directed=True,
    )


def gantt(n_rows: int, n_jobs: int) -> GanttFigure:
    """Returns a full schedule."""
    return GanttFigure(
        title=f"{n_jobs} jobs on {n_rows} machines",
        bars=tuple(
            GanttBar(
                row=f"machine {row}",
                start=2.0 * job + row,
                duration=1.5,
                label=f"job {job}",
                group=f"job {job}",
            )
            for row in range(n_rows)
            for job in range(n_jobs)
        ),
        time_label="time in h",
    )


def matrix(n_rows: int, n_columns: int, *, low: float = 0.0) -> MatrixFigure:
    """Returns a random matrix with its diagonal marked."""
    values = np.random.default_rng(1).uniform(low, 9, (n_rows, n_columns)).round(1)
    return MatrixFigure(
        title=f"{n_rows} by {n_columns}",
        rows=tuple(f"worker {index}" for index in range(n_rows)),
        columns=tuple(f"task {index}" for index in range(n_columns)),
        values=tuple(tuple(row) for row in values.tolist()),
        highlighted=tuple((index, index) for index in range(min(n_rows, n_columns))),
    )


def ranges(n: int, high: float) -> RangesFigure:
    """Returns n rows up to `high`, every third without a value."""
    rows = tuple(
        RangeRow(label=f"route {index}", group="out", remark="does not fit")
        if index % 3 == 2
        else RangeRow(
            label=f"route {index}",
            group="quantum" if index % 2 else "classical",
            value=high * index / n,
            low=high * index / n / 2,
            high=min(1.0, high * (index + 1) / n),
            notes=(f"{index} s", "0 USD"),
        )
        for index in range(n)
    )
    return RangesFigure(
        title=f"{n} routes", rows=rows, columns=("time", "cost"), scale_label="off the best"
    )


def lines(n: int) -> LinesFigure:
    """Returns n lines of exponential growth, every second with a band and measured in part."""
    x = np.geomspace(10, 1_000, 30)
    return LinesFigure(
        title=f"{n} lines",
        lines=tuple(
            Line(
                label=f"solver {index}",
                group="quantum" if index % 2 else "classical",
                x=tuple(x.tolist()),
                y=tuple((0.01 * (1.01 + index / 90) ** x).tolist()),
                low=tuple((0.005 * (1.01 + index / 90) ** x).tolist()) if index % 2 == 0 else (),
                high=tuple((0.02 * (1.01 + index / 90) ** x).tolist()) if index % 2 == 0 else (),
                solid_to=100.0 if index % 2 == 0 else None,
            )
            for index in range(n)
        ),
        x_label="variables",
        y_label="time",
        points=((300.0, 40.0, "they cross"),),
        uprights=((120.0, "this one"), (5_000.0, "out of sight")),
        levels=((3_600.0, "the deadline"),),
        caption="Where it comes from. " * 20,
    )


def hostile() -> tuple[Figure, ...]:
    """Returns a figure of each kind with every label hostile."""
    n = len(HOSTILE)
    return (
        BarFigure(
            title=HOSTILE[0] * 40,
            labels=HOSTILE,
            values=(1e12, -3, 0, 5, 1e-7, 2, 3),
            groups=HOSTILE,
            value_label=HOSTILE[1],
            limit=5,
            limit_label=HOSTILE[3],
        ),
        GraphFigure(
            title=HOSTILE[1],
            nodes=HOSTILE,
            groups=HOSTILE,
            edges=(*((index, (index + 2) % n) for index in range(n)), (0, 0)),
            edge_labels=(*HOSTILE, "$loop$"),
            highlighted=(0,),
            directed=True,
        ),
        GanttFigure(
            title=HOSTILE[4],
            bars=tuple(
                GanttBar(row=each, start=index, duration=index % 3, label=each, group=each)
                for index, each in enumerate(HOSTILE)
            ),
            time_label=HOSTILE[2],
        ),
        MatrixFigure(
            title=HOSTILE[5],
            rows=HOSTILE,
            columns=HOSTILE,
            values=((1.0,) * n,) * n,
            highlighted=((0, 1),),
        ),
        RangesFigure(
            title=HOSTILE[2],
            rows=tuple(
                RangeRow(label=each, group=each, value=0.3, notes=(each, each), remark=each)
                for each in HOSTILE
            ),
            columns=(HOSTILE[3], HOSTILE[1]),
            scale_label=HOSTILE[3],
            caption=HOSTILE[3],
        ),
        LinesFigure(
            title=HOSTILE[3],
            lines=tuple(
                Line(label=each, group=each, x=(1.0, 2.0), y=(1e-15, 1e60)) for each in HOSTILE
            ),
            x_label=HOSTILE[3],
            y_label=HOSTILE[1],
            points=tuple((1.5, 1.0, each) for each in HOSTILE),
            uprights=tuple((1.5, each) for each in HOSTILE),
            levels=tuple((1.0, each) for each in HOSTILE),
            caption=HOSTILE[1],
        ),
    )


def distributions(n: int) -> DistributionFigure:
    shares = np.random.default_rng(n).dirichlet(np.ones(n), 3).tolist()
    names = ("ideal circuit", "noisy simulation", "random guess")
    return DistributionFigure(
        title="Energies",
        edges=tuple(float(edge) for edge in range(-2, n - 1)),
        series=tuple(
            Series(label=name, shares=tuple(each), is_reference=name == names[2])
            for name, each in zip(names, shares, strict=True)
        ),
        scale_label="energy",
        marks=(("ideal mean", -1.7), ("mean", -1.2)),
        caption="4096 shots",
    )
