"""What the shape of a question's data says of its family: edge lists, square matrices, named columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.interpret.embedded.document import Table
from problems.format_registry import sheet_forms
from problems.sheet_form import filled

_LOOKED_AT = 200  # rows
_SHARED = 0.2  # of the names of two columns, from which on they are ends of edges
_COLUMNS_FIT = 0.5
_PLAIN_GRAPH = ("graph_coloring", "max_cut", "independent_set", "vertex_cover", "matching")
_WEIGHED_GRAPH = ("shortest_path", "spanning_tree", "max_cut", "max_flow", "min_cost_flow")
_SAME_NAMES = ("tsp", "vehicle_routing", "quadratic_assignment")
_OTHER_NAMES = ("assignment", "transport", "generalised_assignment", "p_median")
_SEVERAL = ("facility_location", "transport", "generalised_assignment", "vehicle_routing")
_SHAPE_FITS = 0.25


def data_clues(tables: Sequence[Table]) -> dict[str, float]:
    """Returns what the data adds to the evidence of each family that it could be.

    >>> roads = Table("roads", ("from", "to", "km"), (("a", "b", "4"), ("b", "c", "5"), ("a", "c", "7")))
    >>> {"shortest_path", "spanning_tree"} <= data_clues([roads]).keys()
    True
    """
    found: dict[str, float] = {}
    for table in tables:
        for family, weight in _of_table(table):
            found[family] = max(found.get(family, 0.0), weight)
    if len(tables) > 1:
        for family in _SEVERAL:
            found[family] = max(found.get(family, 0.0), _SHAPE_FITS)
    return found


def _of_table(table: Table) -> Iterator[tuple[str, float]]:
    rows = table.rows[:_LOOKED_AT]
    if not rows:
        return
    for form in sheet_forms().values():
        sheet = filled(form, table.columns, rows, {})
        if sheet is not None:
            yield form.family, _COLUMNS_FIT / (1 + len(sheet.extra))
    for family in _of_shape(table, rows):
        yield family, _SHAPE_FITS


def _of_shape(table: Table, rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The families whose data has the shape of the rows."""
    width = len(table.columns)
    if width in {2, 3, 4}:
        tails, heads = {row[0] for row in rows}, {row[1] for row in rows}
        if len(tails & heads) >= _SHARED * min(len(tails), len(heads)):
            return _PLAIN_GRAPH if width == 2 else _WEIGHED_GRAPH
    if width > 2 and len(table.rows) in {width, width - 1} and _is_number(rows[0][-1]):
        first = [row[0] for row in table.rows]
        return (
            _SAME_NAMES
            if first == list(table.columns[1:]) or _is_number(first[0])
            else _OTHER_NAMES
        )
    return ()


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", ""))
    except ValueError:
        return False
    return True
