"""P-median: open a given number of sites so that everybody's nearest one is near."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.serving_model import Serving, open_label, serving_cqm, serving_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 60  # customers and sites; beyond it the lines between them are a blot
_MOST_SPELLED = 30


class Customer(Frozen):
    """A place to be near to; `weight` is how much its distance counts, such as its people."""

    name: str
    weight: float = Field(default=1, ge=0)


class PMedianSolution(Solution):
    """The sites to open; everybody goes to the nearest of them."""

    family: Literal["p_median"] = "p_median"
    sites: tuple[str, ...]


class PMedian(Problem[PMedianSolution]):
    """Customers, sites, how far apart they are, and how many sites are opened."""

    family: Literal["p_median"] = "p_median"
    customers: tuple[Customer, ...] = Field(min_length=1, max_length=10_000)
    sites: tuple[str, ...] = Field(min_length=1, max_length=10_000)
    distances: tuple[tuple[Annotated[float, Field(ge=0)] | None, ...], ...] = Field(
        description="row: customer, column: site, in distance_unit; null where there is no way"
    )
    n_open: int = Field(ge=1, description="how many sites are opened")
    distance_unit: str = ""
    weight_unit: str = ""

    summary: ClassVar[str] = (
        "open a given number of sites with the least weighted distance to the nearest"
    )
    source: ClassVar[str] = (
        "Hakimi: Optimum locations of switching centers and the absolute centers and medians of a "
        "graph, Operations Research 12 (1964)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Where should we put two ambulances? The villages Ash, Birch, Cedar, Dune and Elm lie "
            "along one road at kilometres 0, 3, 4, 10 and 12, and each of them could have one. Keep "
            "the summed distance to the nearest ambulance small.",
            objective=6,
        ),
        Example(
            text="Choose one of the sites North, South and East for a depot. Distances: Ada 4, 9, 6 km, "
            "Bo 7, 2, 5 km, Cy 8, 6, 3 km. Ada orders 3 times a week, Bo once, Cy twice. Which site "
            "means the least kilometres?",
            objective=29,
        ),
        Example(
            text="p-median with p = 2, four customers of demand 10, 20, 5 and 15 and three sites; "
            "distance rows [2, 7, 9], [6, 3, 8], [9, 4, 1], [5, 8, 2].",
            objective=165,
        ),
    )
    solution_type: ClassVar[type[Solution]] = PMedianSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        names = [customer.name for customer in self.customers]
        for kind, called in (("customers", names), ("sites", list(self.sites))):
            repeated, times = Counter(called).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")
        if self.n_open > len(self.sites):
            raise ValueError(
                f"{self.n_open} sites are to be opened and there are {len(self.sites)}; open fewer"
            )
        if len(self.distances) != len(names):
            raise ValueError(
                f"there are {len(names)} customers and {len(self.distances)} rows of distances; "
                "give one each"
            )
        for name, row in zip(names, self.distances, strict=True):
            if len(row) != len(self.sites):
                raise ValueError(
                    f"the row of {name!r} has {len(row)} distances; it needs {len(self.sites)}, with "
                    "null where there is no way"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.customers)} customers, {self.n_open} of {len(self.sites)} sites"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "3 from 1" for each customer and site with a way between, "1 open" for each site."""
        return serving_cqm(self._serving)

    def structure(self) -> Program:
        return serving_program(self._serving)

    def decode(self, sample: Sample) -> PMedianSolution:
        """The open sites; who goes where follows from the distances."""
        return PMedianSolution(
            sites=tuple(name for at, name in enumerate(self.sites) if round(sample[open_label(at)]))
        )

    def decode_structure(self, answer: Answer) -> PMedianSolution:
        assert isinstance(answer, Values)
        names = self.structure().names
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: PMedianSolution) -> Check:
        broken = [
            ("sites", f"there is no site called {name!r}", 1.0)
            for name in solution.sites
            if name not in set(self.sites)
        ]
        broken += [
            ("sites", f"{name!r} is opened {times} times; once is enough", times - 1.0)
            for name, times in Counter(solution.sites).items()
            if times > 1
        ]
        n_sites = len(set(solution.sites))
        if n_sites != self.n_open:
            message = f"{n_sites} sites are open; there must be {self.n_open}"
            broken.append(("number of sites", message, abs(n_sites - self.n_open)))
        nearest = self._nearest(solution)
        broken += [
            (f"way of {customer.name}", f"{customer.name!r} has no way to an open site", 1.0)
            for customer, found in zip(self.customers, nearest, strict=True)
            if found is None
        ]
        costs = [
            customer.weight * found[0]
            for customer, found in zip(self.customers, nearest, strict=True)
            if found is not None
        ]
        return Check(
            feasible=not broken,
            objective=math.fsum(costs) if len(costs) == len(self.customers) else None,
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in broken
            ),
        )

    def _nearest(self, solution: PMedianSolution) -> list[tuple[float, int] | None]:
        """The distance and the position of each customer's nearest open site, None without a way."""
        opened = set(solution.sites)
        columns = [at for at, name in enumerate(self.sites) if name in opened]
        found = []
        for row in self.distances:
            ways = [(way, at) for at in columns if (way := row[at]) is not None]
            found.append(min(ways, default=None))
        return found

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Places, each of which may have a site.

        The dial turns distances on a map of 100 by 100 into unrelated ones, whose linear program leaves
        a gap, and takes the open sites from a third of all to a sixth. Source: Resende, Werneck: A
        hybrid heuristic for the p-median problem, Journal of Heuristics 10 (2004), class RW.
        """
        spots = rng.integers(0, 100, (size, 2))
        on_map = np.linalg.norm(spots[:, None, :] - spots[None, :, :], axis=2)
        unrelated = rng.integers(1, 100, (size, size))
        ways = np.rint((1 - difficulty) * on_map + difficulty * unrelated).astype(int)
        return cls(
            customers=tuple(
                Customer(name=f"place {at}", weight=weight)
                for at, weight in enumerate(rng.integers(1, 10, size).tolist())
            ),
            sites=tuple(f"site {at}" for at in range(size)),
            distances=tuple(map(tuple, ways.tolist())),
            n_open=max(1, int(size / (3 + 3 * difficulty))),
        )

    def figure(self, solution: PMedianSolution) -> GraphFigure | BarFigure:
        opened = set(solution.sites)
        nearest = self._nearest(solution)
        groups = tuple("open" if name in opened else "closed" for name in self.sites)
        title = f"{len(opened)} of {len(self.sites)} sites open"
        if len(self.sites) + len(self.customers) > _MOST_DRAWN:
            served = Counter(found[1] for found in nearest if found is not None)
            chosen = [at for at, group in enumerate(groups) if group == "open"]
            return BarFigure(
                title=title,
                labels=tuple(self.sites[at] for at in chosen),
                values=tuple(float(served[at]) for at in chosen),
                groups=tuple("open" for _ in chosen),
                value_label="customers whose nearest it is",
            )
        lines = [
            (len(self.sites) + at, found[1], plain(found[0]))
            for at, found in enumerate(nearest)
            if found is not None
        ]
        return GraphFigure(
            title=title,
            nodes=(*self.sites, *(customer.name for customer in self.customers)),
            groups=(*groups, *("customer" for _ in self.customers)),
            edges=tuple((customer, site) for customer, site, _ in lines),
            edge_labels=tuple(label for _, _, label in lines),
        )

    def describe(self, solution: PMedianSolution) -> str:
        if not solution.sites:
            return "No site is open."
        rest = ", and so on" if len(solution.sites) > _MOST_SPELLED else ""
        told = f"Open {', '.join(solution.sites[:_MOST_SPELLED])}{rest}"
        total = self.check(solution).objective
        if total is None:
            return f"{told}."
        unit = "·".join(each for each in (self.weight_unit, self.distance_unit) if each)
        weighted = (
            "distance" if all(each.weight == 1 for each in self.customers) else "weighted distance"
        )
        return (
            f"{told}: the {weighted} to the nearest is {f'{plain(total)} {unit}'.rstrip()} in all."
        )

    @cached_property
    def _serving(self) -> Serving:
        ways = np.array(self.distances, dtype=float)
        weights = np.array([customer.weight for customer in self.customers], dtype=float)
        costs = np.where(np.isnan(ways), np.inf, weights[:, None] * np.nan_to_num(ways))
        return Serving(costs=costs, opening=np.zeros(len(self.sites)), n_open=self.n_open)


FAMILY = PMedian
