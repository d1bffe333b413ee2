"""Pictures as data: what to draw, not how. The `draw` tool renders them to PNG and SVG.

A family describes its solution in one of these shapes, so that the terminal, a web page and a file
can each draw it in their own way.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    title: str


class BarFigure(_Shape):
    """Bars side by side. `groups` colours them: one entry a bar, equal groups in equal colours."""

    kind: Literal["bars"] = "bars"
    labels: tuple[str, ...]
    values: tuple[float, ...]
    groups: tuple[str, ...]
    value_label: str
    limit: float | None = None
    limit_label: str = ""


class GraphFigure(_Shape):
    """Nodes and edges. Shape: `edges` and `positions` index `nodes`; `groups` colours the nodes.

    `highlighted` marks edges by their index in `edges`; without `positions` the renderer lays the
    graph out itself.
    """

    kind: Literal["graph"] = "graph"
    nodes: tuple[str, ...]
    groups: tuple[str, ...]
    edges: tuple[tuple[int, int], ...]
    edge_labels: tuple[str, ...] = ()
    highlighted: tuple[int, ...] = ()
    positions: tuple[tuple[float, float], ...] = ()
    directed: bool = False


class GanttBar(BaseModel):
    """One activity on one row, from `start` for `duration`, both in the figure's time unit."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    row: str
    start: float
    duration: float
    label: str
    group: str


class GanttFigure(_Shape):
    """Activities over time, a row for each machine or resource."""

    kind: Literal["gantt"] = "gantt"
    bars: tuple[GanttBar, ...]
    time_label: str


class MatrixFigure(_Shape):
    """A matrix as coloured cells. `highlighted` are (row, column) cells to mark.

    A value of None is a cell that does not exist, such as a pair that is not allowed.
    """

    kind: Literal["matrix"] = "matrix"
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    highlighted: tuple[tuple[int, int], ...] = ()


class Series(BaseModel):
    """One distribution: a share for each interval, and how it is drawn.

    `is_reference` is whether it is what the others are held against: a line, not bars.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    label: str
    shares: tuple[float, ...]
    is_reference: bool = False


class DistributionFigure(_Shape):
    """Shares over one scale, several distributions in one picture.

    Shape: `edges` has one more entry than each series has shares. `marks` are single values on the
    scale, each with its name, such as a mean.
    """

    kind: Literal["distributions"] = "distributions"
    edges: tuple[float, ...]
    series: tuple[Series, ...]
    scale_label: str
    marks: tuple[tuple[str, float], ...] = ()
    caption: str = ""


Figure = Annotated[
    BarFigure | GraphFigure | GanttFigure | MatrixFigure | DistributionFigure,
    Field(discriminator="kind"),
]
