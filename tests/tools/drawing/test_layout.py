"""Layouts: inside the page, apart, and telling what the graph is about."""

import numpy as np
import pytest

from problems.figure import GraphFigure
from tests.tools.drawing import figures
from tools.drawing.free_space import FreeSpace
from tools.drawing.layout import lay_out
from tools.drawing.untangled import tangle


@pytest.mark.parametrize("n", [1, 2, 3, 9, 30, 61, 400, 1_600])
@pytest.mark.parametrize("n_groups", [1, 2, 3])
def test_nodes_lie_apart_within_the_unit_square(n: int, n_groups: int) -> None:
    positions = lay_out(figures.graph(n, n_groups=n_groups))
    assert positions.shape == (n, 2)
    assert positions.min() >= -1e-9 and positions.max() <= 1 + 1e-9
    assert len(np.unique(positions.round(6), axis=0)) == n


def test_two_groups_face_each_other() -> None:
    figure = figures.graph(10, n_groups=2)
    x = lay_out(figure)[:, 0]
    is_left = np.array([group == "colour 0" for group in figure.groups])
    assert x[is_left].max() < 0.5 < x[~is_left].min()


def test_a_tour_goes_round_without_crossing_itself() -> None:
    order = [3, 0, 4, 1, 5, 2]
    edges = tuple(zip(order, order[1:] + order[:1], strict=True))
    figure = GraphFigure(title="", nodes=tuple("abcdef"), groups=("start", *"xxxxx"), edges=edges)
    assert tangle(lay_out(figure), np.array(edges)) == 0


def test_a_planar_graph_is_untangled() -> None:
    cube = [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4)]
    edges = (*cube, (0, 4), (1, 5), (2, 6), (3, 7))
    figure = GraphFigure(title="", nodes=tuple("abcdefgh"), groups=("one",) * 8, edges=edges)
    in_a_row = np.column_stack((np.linspace(0, 1, 8), np.linspace(0, 1, 8) ** 2))
    assert tangle(lay_out(figure), np.array(edges)) < tangle(in_a_row, np.array(edges))


def test_a_label_goes_where_nothing_is_and_best_where_no_line_runs() -> None:
    space = FreeSpace()
    space.take(0, 0, 1, 1)
    space.cross((2, -1), (2, 1))
    assert space.first_free([(0.5, 0), (2, 0), (4, 0)], 0.5, 0.5) == (4, 0)
    assert space.first_free([(0.5, 0), (4, 0)], 0.5, 0.5) is None
