"""TSPLIB files of travelling salesman problems.

Source: Reinelt, TSPLIB 95 (1995): http://comopt.ifi.uni-heidelberg.de/software/TSPLIB95/tsp95.pdf
"""

from __future__ import annotations

from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.tsp import Tsp
from problems.file_format import FileFormat
from problems.modelling.distance_fields import TSPLIB_METRICS
from problems.parsing.tsplib_text import SHOWN, Points, Rows, is_of_type, read_parts

MOST_NODES = 5_000

_WHAT = "TSPLIB file"
_TYPES = ("TSP", "ATSP")
_SECTIONS = ("NODE_COORD_SECTION", "EDGE_WEIGHT_SECTION")


@dataclass(frozen=True, slots=True)
class TsplibTour:
    """What a file says: the nodes, and either their coordinates or all their distances.

    `weight_type` is EUC_2D, CEIL_2D, GEO or ATT with coordinates, and EXPLICIT with distances.
    """

    name: str
    nodes: tuple[str, ...]
    weight_type: str
    coordinates: Points | None = None
    distances: Rows | None = None


def recognises(head: str) -> bool:
    """Whether a text begins like a TSPLIB file of a travelling salesman problem.

    >>> recognises("NAME: x\\nTYPE: TSP\\nDIMENSION: 3\\n")
    True
    """
    return is_of_type(head, _TYPES)


def read(text: str) -> TsplibTour:
    """Returns what a TSPLIB file of type TSP or ATSP says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 5,000 nodes, or 1,200 with all their distances given.
    """
    file = read_parts(text, _WHAT, _SECTIONS)
    kind = file.header.get("TYPE", "TSP").split()[:1]
    if kind not in [[each] for each in _TYPES]:
        raise FormatError(
            f"the {_WHAT} is of TYPE {''.join(kind)[:SHOWN]!r}; TSP and ATSP can be read"
        )
    size = file.dimension(MOST_NODES)
    weight_type = file.weight_type()
    name = file.header.get("NAME", "")
    if weight_type == "EXPLICIT":
        nodes = tuple(str(number) for number in range(1, size + 1))
        return TsplibTour(name, nodes, weight_type, distances=file.matrix(size))
    nodes, coordinates = file.coordinates(size)
    return TsplibTour(name, nodes, weight_type, coordinates=coordinates)


def _as_problem(text: str) -> Tsp:
    """The problem that a file holds."""
    file = read(text)
    return Tsp(
        places=file.nodes,
        distances=file.distances,
        coordinates=file.coordinates,
        metric=TSPLIB_METRICS.get(file.weight_type, "euclidean"),
    )


FORMATS = (FileFormat("TSPLIB", "tsp", (".tsp", ".atsp"), recognises, _as_problem),)
