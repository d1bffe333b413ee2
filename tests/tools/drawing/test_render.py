"""Pictures of every kind: whole, the same each time, and unmoved by what labels say."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib import rc_context, rcParams
from matplotlib.image import imread

from problems.figure import (
    BarFigure,
    DistributionFigure,
    Figure,
    GanttFigure,
    GraphFigure,
    LinesFigure,
    MatrixFigure,
    RangesFigure,
)
from tests.tools.drawing import figures
from tools.drawing import render

FIGURES: dict[str, Figure] = {
    "one bar": figures.bars(1),
    "bars": figures.bars(5),
    "bars without names": figures.bars(1_000),
    "bars of nothing": BarFigure(
        title="0", labels=("a",), values=(0,), groups=("a",), value_label="", limit=0
    ),
    "no bars": BarFigure(title="", labels=(), values=(), groups=(), value_label=""),
    "one node": figures.graph(1, n_edges=0),
    "pills": figures.graph(8),
    "cut": figures.graph(9, n_groups=2),
    "dots": figures.graph(50),
    "1000 nodes": figures.graph(1_000),
    "no nodes": GraphFigure(title="", nodes=(), groups=(), edges=()),
    "tour": figures.tour(52),
    "gantt": figures.gantt(3, 4),
    "large gantt": figures.gantt(70, 14),
    "no gantt": GanttFigure(title="", bars=(), time_label=""),
    "distributions": figures.distributions(12),
    "one interval": figures.distributions(1),
    "no distributions": DistributionFigure(title="", edges=(0, 1), series=(), scale_label=""),
    "few ranges": figures.ranges(2, 0.02),
    "ranges": figures.ranges(7, 0.8),
    "many ranges": figures.ranges(60, 1.0),
    "no ranges": RangesFigure(title="", rows=(), scale_label=""),
    "one line": figures.lines(1),
    "lines": figures.lines(5),
    "no lines": LinesFigure(title="", lines=(), x_label="", y_label=""),
    "matrix": figures.matrix(3, 4),
    "signed matrix": figures.matrix(12, 12, low=-9),
    "large matrix": figures.matrix(200, 300),
    "no matrix": MatrixFigure(title="", rows=(), columns=(), values=()),
}


def _pixels(picture: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(imread(BytesIO(picture), format="png"), dtype=float)


def _fills(svg: bytes) -> set[str]:
    return set(re.findall(r"fill: (#[0-9a-f]{6})", svg.decode()))


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_drawn_the_same_each_time(name: str) -> None:
    svg = render(FIGURES[name], "svg")
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert render(FIGURES[name], "svg") == svg
    pixels = _pixels(render(FIGURES[name], "png"))
    assert pixels.shape[0] > 150 and pixels.shape[1] > 600
    if not name.startswith("no "):
        assert pixels.std() > 0.01, "nothing is drawn"


def test_an_svg_has_no_date() -> None:
    assert b"<dc:date>" not in render(figures.bars(3), "svg")


@pytest.mark.parametrize("figure", figures.hostile(), ids=lambda each: str(each.kind))
def test_hostile_labels_are_only_labels(figure: Figure) -> None:
    svg = render(figure, "svg")
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(svg).iter()}
    assert tags <= set(
        "svg metadata RDF Work title type format creator Agent defs style g path use clipPath rect "
        "image".split()
    )
    assert b"<script" not in svg
    assert len(svg) < 400_000, "long labels are cut"
    assert render(figure, "png")


def test_dollars_are_drawn_as_dollars() -> None:
    def picture(title: str) -> bytes:
        return render(figures.bars(2).model_copy(update={"title": title}), "png")

    assert picture("$x$") != picture("x")


def test_passed_over_groups_are_grey_and_the_rest_in_colour() -> None:
    fills = _fills(render(figures.bars(4), "svg"))
    assert {"#0072b2", "#cbd2d9"} <= fills


def test_a_dense_graph_is_sampled_and_says_so() -> None:
    dense = figures.graph(400, n_edges=9_000)
    svg = render(dense, "svg").decode()
    assert f"400 nodes and {len(dense.edges)} edges; an even sample of 2000 edges is drawn" in svg
    all_drawn = render(figures.graph(400, n_edges=500), "svg").decode()
    assert "sample" not in all_drawn


def test_the_settings_of_the_process_are_left_alone_and_not_obeyed() -> None:
    picture = render(figures.bars(3), "png")
    with rc_context({"font.size": 40.0, "axes.facecolor": "red", "savefig.dpi": 20}):
        assert render(figures.bars(3), "png") == picture
        assert rcParams["font.size"] == 40.0


def test_threads_do_not_disturb_each_other() -> None:
    some: list[Figure] = [figures.bars(4), figures.graph(8), figures.gantt(2, 3)] * 3
    alone = [render(each, "svg") for each in some]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda each: render(each, "svg"), some)) == alone
