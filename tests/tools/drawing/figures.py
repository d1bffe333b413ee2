"""Figures of every kind and many sizes, and one whose every label is hostile."""

from __future__ import annotations

import numpy as np

from problems.figure import (
    BarFigure,
    DistributionFigure,
    GanttBar,
    GanttFigure,
    GraphFigure,
    MatrixFigure,
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


def hostile() -> tuple[BarFigure, GraphFigure, GanttFigure, MatrixFigure]:
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
