"""CVRPLIB files of vehicle routing problems with capacities: TSPLIB's layout, demands and a depot.

A limit on the length of a route (DISTANCE) becomes the depot's closing, with SERVICE_TIME at each
customer; a number of VEHICLES is a limit on their number. Sources: Reinelt, TSPLIB 95 (1995),
sections 1.2.9 and 1.2.10; Uchoa et al.: New benchmark instances for the capacitated vehicle routing
problem, EJOR 257 (2017), http://vrp.galgos.inf.puc-rio.br.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.vehicle_routing import VehicleRouting
from problems.file_format import FileFormat
from problems.modelling.customers import Customer
from problems.modelling.distance_fields import TSPLIB_METRICS
from problems.parsing.tsplib_text import SHOWN, Points, Rows, TsplibText, is_of_type, read_parts

MOST_NODES = 2_001

_WHAT = "CVRPLIB file"
_TYPES = ("CVRP",)
_SECTIONS = ("NODE_COORD_SECTION", "EDGE_WEIGHT_SECTION", "DEMAND_SECTION", "DEPOT_SECTION")


@dataclass(frozen=True, slots=True)
class CvrplibRoutes:
    """What a file says, the depot first. Shape: all per node but the limits, which are per vehicle.

    `weight_type` is EUC_2D, CEIL_2D, GEO or ATT with coordinates, and EXPLICIT with distances.
    """

    nodes: tuple[str, ...]
    demands: tuple[float, ...]
    capacity: float
    weight_type: str
    coordinates: Points | None = None
    distances: Rows | None = None
    n_vehicles: int | None = None
    longest: float | None = None
    service: float = 0.0


def recognises(head: str) -> bool:
    """Whether a text begins like a CVRPLIB file.

    >>> recognises("NAME : x\\nTYPE : CVRP\\nDIMENSION : 3\\n")
    True
    """
    return is_of_type(head, _TYPES)


def read(text: str) -> CvrplibRoutes:
    """Returns what a CVRPLIB file says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 2,001 nodes, or 1,200 with all their distances given.
    """
    file = read_parts(text, _WHAT, _SECTIONS)
    kind = file.header.get("TYPE", "")
    if kind not in _TYPES:
        raise FormatError(f"the {_WHAT} is of TYPE {kind[:SHOWN]!r}; CVRP can be read")
    size = file.dimension(MOST_NODES)
    weight_type = file.weight_type()
    coordinates, distances = None, None
    if weight_type == "EXPLICIT":
        nodes = tuple(str(number) for number in range(1, size + 1))
        distances = file.matrix(size)
    else:
        nodes, coordinates = file.coordinates(size)
    demands = _demands(file, nodes)
    depot = nodes.index(_depot(file, nodes))
    order = (depot, *(at for at in range(size) if at != depot))
    vehicles = _limit(file, "VEHICLES")
    return CvrplibRoutes(
        nodes=tuple(nodes[at] for at in order),
        demands=tuple(demands[nodes[at]] for at in order),
        capacity=_capacity(file),
        weight_type=weight_type,
        coordinates=coordinates and tuple(coordinates[at] for at in order),
        distances=distances and tuple(tuple(distances[a][b] for b in order) for a in order),
        n_vehicles=None if vehicles is None else int(vehicles),
        longest=_limit(file, "DISTANCE"),
        service=_limit(file, "SERVICE_TIME") or 0.0,
    )


def _demands(file: TsplibText, nodes: tuple[str, ...]) -> dict[str, float]:
    """The demand of each node, from lines of 'name demand' in any order."""
    words = file.words("DEMAND_SECTION", 2 * len(nodes), f"a demand for each of {len(nodes)} nodes")
    demands: dict[str, float] = {}
    known = set(nodes)
    for name, demand in zip(words[::2], words[1::2], strict=True):
        if name.text not in known or name.text in demands:
            why = "is no node of the file" if name.text not in known else "has a demand already"
            raise FormatError(f"line {name.line}: {name.text[:SHOWN]!r} {why}")
        if demand.number() < 0:
            raise FormatError(f"line {demand.line}: the demand {demand.text[:SHOWN]} is below 0")
        demands[name.text] = demand.number()
    return demands


def _depot(file: TsplibText, nodes: tuple[str, ...]) -> str:
    """The one depot, from its section, which ends with -1."""
    lines = file.sections.get("DEPOT_SECTION", [])
    words = [word for _, line in lines for word in line.split()]
    named = words[:-1] if words[-1:] == ["-1"] else words
    if len(named) != 1 or named[0] not in nodes:
        at = f"line {lines[0][0]}: " if lines else ""
        told = " ".join(named)[:SHOWN]
        raise FormatError(
            f"{at}the {_WHAT} names the depots {told!r} in its DEPOT_SECTION; "
            "it must name one of its nodes"
        )
    return named[0]


def _capacity(file: TsplibText) -> float:
    capacity = _limit(file, "CAPACITY")
    if capacity is None:
        raise FormatError(f"the {_WHAT} has no CAPACITY")
    return capacity


def _limit(file: TsplibText, keyword: str) -> float | None:
    """A number from 0 up of the header, None where it is not there."""
    written = file.header.get(keyword)
    if written is None:
        return None
    whole = keyword == "VEHICLES"
    pattern = r"0*[1-9]\d{0,3}" if whole else r"\d{1,15}(\.\d*)?([eE][+-]?\d{1,2})?"
    if not re.fullmatch(pattern, written):
        kind = "a whole number from 1 to 9999" if whole else "a number from 0 up"
        raise FormatError(f"the {_WHAT} has {keyword} {written[:SHOWN]!r}; it must be {kind}")
    return float(written)


def _as_problem(text: str) -> VehicleRouting:
    """The problem that a file holds."""
    file = read(text)
    if file.demands[0]:
        raise FormatError(
            f"the depot {file.nodes[0][:SHOWN]!r} has a demand of {file.demands[0]:g}; it must be 0"
        )
    return VehicleRouting(
        depot=file.nodes[0],
        customers=tuple(
            Customer(name=name, demand=demand, service=file.service)
            for name, demand in zip(file.nodes[1:], file.demands[1:], strict=True)
        ),
        distances=file.distances,
        coordinates=file.coordinates,
        metric=TSPLIB_METRICS.get(file.weight_type, "euclidean"),
        n_vehicles=None if file.n_vehicles is None else min(file.n_vehicles, MOST_NODES - 1),
        capacity=file.capacity,
        closes=file.longest,
    )


FORMATS = (FileFormat("CVRPLIB", "vehicle_routing", (".vrp",), recognises, _as_problem),)
