"""Pictures as data: what to draw, not how. The `draw` tool renders them to PNG and SVG.

A family describes its solution in one of these shapes, so that the terminal, a web page and a file
can each draw it in their own way.
"""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

# Durations and sizes of any use; what is beyond cannot be drawn.
_Positive = Annotated[float, Field(ge=1e-15, le=1e60)]


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


class RangeRow(BaseModel):
    """One row: a value within a range, and what stands beside it. Without a value `remark` says why.

    `notes` has one entry a column of the figure.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    label: str
    group: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    notes: tuple[str, ...] = ()
    remark: str = ""


class RangesFigure(_Shape):
    """Values with their ranges in rows over one scale of percentages, with columns of words beside them."""

    kind: Literal["ranges"] = "ranges"
    rows: tuple[RangeRow, ...]
    columns: tuple[str, ...] = ()
    scale_label: str
    caption: str = ""


class Line(BaseModel):
    """One line over sizes. Shape: `low` and `high`, a band, are as long as `x` and `y`, or empty.

    `x` rises and everything is above 0, for the axes are logarithmic. `solid_to` is the last x that was
    measured: from there on the line goes on as a dashed one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    label: str
    group: str
    x: tuple[_Positive, ...] = Field(min_length=2)
    y: tuple[_Positive, ...]
    low: tuple[_Positive, ...] = ()
    high: tuple[_Positive, ...] = ()
    solid_to: _Positive | None = None

    @model_validator(mode="after")
    def _is_a_line(self) -> Self:
        n = len(self.x)
        if len(self.y) != n or any(len(each) not in {0, n} for each in (self.low, self.high)):
            raise ValueError(f"the line {self.label!r} has {n} sizes; give as many of everything")
        if len(self.low) != len(self.high):
            raise ValueError(f"the line {self.label!r} has half a band; give low and high, or none")
        if any(left >= right for left, right in pairwise(self.x)):
            raise ValueError(f"the sizes of the line {self.label!r} do not rise; sort them")
        return self


class LinesFigure(_Shape):
    """Durations, in seconds, against sizes, both on logarithmic axes.

    `points` are (x, y, words) to mark, `uprights` (x, words) lines across all durations, `levels`
    (y, words) lines across all sizes.
    """

    kind: Literal["lines"] = "lines"
    lines: tuple[Line, ...]
    x_label: str
    y_label: str
    points: tuple[tuple[_Positive, _Positive, str], ...] = ()
    uprights: tuple[tuple[_Positive, str], ...] = ()
    levels: tuple[tuple[_Positive, str], ...] = ()
    caption: str = ""


Figure = Annotated[
    BarFigure
    | GraphFigure
    | GanttFigure
    | MatrixFigure
    | DistributionFigure
    | RangesFigure
    | LinesFigure,
    Field(discriminator="kind"),
]
