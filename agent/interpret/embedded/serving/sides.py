"""Which side of a grid holds the places that serve, and what everything there is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.serving.grid import Served
from agent.interpret.embedded.serving.roles import Role

SITE = (
    r"(?:sites?|facilit(?:y|ies)|warehouses?|depots?|plants?|factor(?:y|ies)|hubs?|cent(?:re|er)s?|clinics?|librar(?:y|ies)|baker(?:y|ies)|stations?|servers?"
    r"|locations?|candidates?|places?|spots?|points?|stalls?|kiosks?|schools?|hospitals?|branch(?:es)?|offices?|shops?|stores?|ambulances?|medians?|cent(?:er|re)s|kitchens?"
    r"|pharmac(?:y|ies)|wells?|bins?|shelters?|posts?|antennas?|masts?|towers?|workshops?|garages?|labs?|laborator(?:y|ies)|canteens?|villages?|towns?|cities|them)"
)
_ROW_PER_SITE = re.compile(
    r"\b(?:a|one|each|every)?\s?rows?\s(?:per|for\s(?:each|every)|for\sa|is\sa|are|stands?\sfor|represents?)\s(?:the\s|a\s|one\s|an\s)?(?:candidate\s)?(?:sites?|facilit\w+|warehouses?|depots?|plants?|hubs?)\b",
    re.IGNORECASE,
)
_KIND = re.compile(rf"(?:candidate\s)?{SITE}\s\w+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """Names of customers and sites, and the grid with a row for each customer."""

    customers: tuple[str, ...]
    sites: tuple[str, ...]
    rows: tuple[tuple[float | None, ...], ...]


def sides_of(served: Served, raw: str, n_sites: int | None = None) -> Sides:
    """Returns the grid turned so that its columns are the sites.

    `n_sites` is how many sites there are, where numbers that only sites have tell it.
    """
    marked = set(served.at.get(Role.OPENING, ())) | set(served.at.get(Role.CAPACITY, ()))
    rows, columns = served.row_names, served.column_names
    height, width = len(served.rows), len(served.rows[0])
    if rows and columns:
        turned = bool(marked & set(rows)) and not marked & set(columns)
        turned = turned or (not marked and _are_sites(rows) and not _are_sites(columns))
    else:
        turned = n_sites == height != width or bool(_ROW_PER_SITE.search(raw))
    values = tuple(zip(*served.rows, strict=True)) if turned else served.rows
    customers, sites = (columns, rows) if turned else (rows, columns)
    sites = sites or _named(served, len(values[0]), marked) or _numbered("site", len(values[0]))
    customers = (
        customers
        or _named(served, len(values), set(), set(sites))
        or _numbered("customer", len(values))
    )
    return Sides(customers, sites, values)


def _are_sites(names: tuple[str, ...]) -> bool:
    return all(_KIND.match(name) for name in names)


def _named(
    served: Served, count: int, marked: set[str], others: set[str] | None = None
) -> tuple[str, ...]:
    """The one list of so many names that the text gives; the marked names go first."""
    if len(marked) == count:
        return tuple(name for role in served.at.values() for name in role if name in marked)[:count]
    fitting = {
        names
        for names in served.named
        if len(set(names)) == len(names) == count and not (others or set()) & set(names)
    }
    return fitting.pop() if len(fitting) == 1 else ()


def _numbered(kind: str, count: int) -> tuple[str, ...]:
    return tuple(f"{kind} {number}" for number in range(1, count + 1))
