"""Where the places of a question lie: a full table of distances, or their coordinates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.edges import bracketed_pairs, folded, pairs_of_table
from agent.interpret.embedded.graphs.pair import Contradiction, Pair, nodes_of, spans_of
from agent.interpret.embedded.graphs.worded_pairs import worded_pairs
from agent.interpret.embedded.grids.literals import find_literals
from agent.interpret.embedded.grids.matrices import Matrix, find_matrices
from agent.interpret.embedded.places.listed_ways import listed_ways
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.tours.coordinates import find_coordinates
from agent.interpret.embedded.tours.distance_table import distance_table
from agent.interpret.embedded.tours.legs import legs
from agent.interpret.embedded.tours.place_names import learn

Rows = tuple[tuple[float | None, ...], ...]
Points = tuple[tuple[float, float], ...]

HOME = r"(?:depot|warehouse|base|hub|garage|headquarters|hq|centre|center|yard|station|plant|terminal|home|office|factory|bakery|kitchen|school|store|dairy|brewery|farm|hospital|laundry|pharmacy|shop|origin|start)"
_HOME_POINT = re.compile(
    rf"\b{HOME}\b[^.?!()\[\]\d]{{0,60}}$|\b(?:start|return|based?|stand|begin|leave|depart)\w*\s[^.?!()\[\]\d]{{0,40}}$",
    re.IGNORECASE,
)
_GRID = re.compile(
    r"\b(?:manhattan|taxi-?cab|city[\s-]block|rectilinear|(?:horizontal|x)\w*\s(?:plus|and)\s(?:vertical|y))\b",
    re.IGNORECASE,
)
_ON_EARTH = re.compile(r"\b(?:latitude|longitude|haversine|great[\s-]circle)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Places with their distances or their coordinates, one of the two, and where they stand.

    `places` is empty where a matrix names none; `n_places` always counts them. `home` is the
    place that the coordinates name apart from the others.
    """

    places: tuple[str, ...]
    n_places: int
    distances: Rows | None
    coordinates: Points | None
    spans: tuple[Span, ...]
    unit: str = ""
    home: str = ""
    assumptions: tuple[str, ...] = ()


def find_layout(document: Document, family: str) -> Layout | Missing | None:
    """Returns where the places lie; None where nothing tells it.

    >>> from agent.interpret.embedded.text import Text
    >>> found = find_layout(Document(Text("Kilometres: base-P 4, base-Q 7, P-Q 2.")), "")
    >>> isinstance(found, Layout) and (found.places, found.distances)
    (('base', 'P', 'Q'), ((0.0, 4.0, 7.0), (4.0, 0.0, 2.0), (7.0, 2.0, 0.0)))
    """
    return (
        _of_coordinates(document, family)
        or _of_matrix(document, family)
        or _of_pairs(document, family)
    )


def _of_coordinates(document: Document, family: str) -> Layout | Missing | None:
    found = find_coordinates(document)
    if found is None:
        return None
    if word := _ON_EARTH.search(document.text.raw):
        return Missing(
            family,
            "the distances",
            f'Distances by "{word.group()}" are not read; what is the distance between each two places?',
        )
    names, points, spans = found
    home = _home_point(document, spans)
    name = ""
    if home is not None and home[0] not in points[:1]:
        name = "depot"
        names, points, spans = (name, *names), (home[0], *points), (home[1], *spans)
    if _GRID.search(document.text.raw):
        rows = tuple(tuple(abs(a - c) + abs(b - d) for c, d in points) for a, b in points)
        said = "Distances are counted along both axes, across and up."
        return Layout(names, len(names), rows, None, spans, home=name, assumptions=(said,))
    said = "Distances are straight lines between the coordinates."
    return Layout(names, len(names), None, points, spans, home=name, assumptions=(said,))


def _home_point(
    document: Document, used: tuple[Span, ...]
) -> tuple[tuple[float, float], Span] | None:
    """The point in brackets that is told of the depot and is not among the others."""
    raw = document.text.raw
    for literal in find_literals(raw):
        match literal.value:
            case (float(x), float(y)) if not any(span.contains(literal.span) for span in used):
                if _HOME_POINT.search(raw[max(0, literal.span.start - 90) : literal.span.start]):
                    return (x, y), literal.span
    return None


def _of_matrix(document: Document, family: str) -> Layout | Missing | None:
    found = [
        each
        for each in find_matrices(document)
        if len(each.rows) > 2 and all(len(row) == len(each.rows) for row in each.rows)
    ]
    if len(found) > 1:
        return Missing(
            family,
            "the distances",
            "Several matrices are given; which of them holds the distances?",
        )
    if not found:
        return None
    matrix = found[0]
    names = _names_of(matrix)
    rows = tuple(
        tuple(0.0 if i == j else distance for j, distance in enumerate(row))
        for i, row in enumerate(matrix.rows)
    )
    return Layout(names, len(rows), rows, None, matrix.spans)


def _names_of(matrix: Matrix) -> tuple[str, ...]:
    columns = tuple(name for name in matrix.column_names if name)
    return matrix.row_names or (columns if len(columns) == len(matrix.rows) else ())


def _of_pairs(document: Document, family: str) -> Layout | Missing | None:
    stated = _stated(document)
    places = nodes_of(stated)
    if len(places) < 3:
        return None
    negative = next((pair for pair in stated if pair.weight is not None and pair.weight < 0), None)
    table = distance_table(places, stated)
    if isinstance(table, Contradiction):
        between = f"from {table.u} to {table.v}"
        told = (f"{table.first:g}", f"{table.second:g}")
        return Missing(
            family,
            f"the distance {between}",
            f"Two distances are given {between}, {told[0]} and {told[1]}; which holds?",
            told,
        )
    if table.absent or negative:
        u, v = (
            table.absent[0] if table.absent else (negative.u, negative.v) if negative else ("", "")
        )
        more = f" ({len(table.absent) - 1} more are absent)" if len(table.absent) > 1 else ""
        return Missing(
            family,
            f"the distance between {u} and {v}",
            f"What is the distance between {u} and {v}?{more}",
        )
    used = spans_of(stated)
    same = "Each distance is taken to be the same both ways."
    one_way = table.filled and any(pair.is_directed for pair in stated)
    return Layout(
        places,
        len(places),
        table.rows,
        None,
        used,
        _unit(document, used),
        assumptions=(same,) if one_way else (),
    )


def _stated(document: Document) -> list[Pair]:
    raw = document.text.raw
    written = [
        *(pair for table in document.tables for pair in pairs_of_table(table)),
        *(pair for pair in bracketed_pairs(raw) if pair.weight is not None),
        *dashed_pairs(raw),
    ]
    weighed = [pair for pair in written if pair.weight is not None]
    stated = list(folded(weighed))
    if not stated:
        stated = list(folded([pair for pair in worded_pairs(raw) if pair.weight is not None]))
    spoken = list(legs(document, learn(raw, nodes_of(stated))))
    if spoken and (not stated or (len(spoken) > len(stated) and not _is_whole(stated))):
        return spoken
    if stated:
        return stated
    return [
        Pair(way.u, way.v, way.value, way.sentence, is_directed=True)
        for way in listed_ways(document)
    ]


def _is_whole(stated: list[Pair]) -> bool:
    """Whether the pairs give every distance between the places that they name."""
    table = distance_table(nodes_of(stated), stated)
    return not isinstance(table, Contradiction) and not table.absent


def _unit(document: Document, used: tuple[Span, ...]) -> str:
    """The unit that all of the used distances share, "" where there is none."""
    units = {n.unit for span in used[:50] for n in document.numbers_in(span)}
    unit = units.pop() if len(units) == 1 else ""
    return "" if unit in {"and", "to", "from", "is", "for", "units"} else unit
