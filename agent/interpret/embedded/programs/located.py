"""Sites that are opened at a cost, and whose goods are shared out among customers cheaply."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.places.loose_numbers import loose_number, named_spans
from agent.interpret.embedded.places.network_costs import (
    CHEAPLY,
    COSTS,
    NetworkCosts,
    read_network_costs,
)
from agent.interpret.embedded.places.standings import Role, role_of
from agent.interpret.embedded.programs.rules_left import rule_left
from agent.interpret.embedded.reader import Missing, OtherReading, Reading
from agent.interpret.embedded.text import Span
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.status import Sense

_OPENS = re.compile(
    r"\b(?:open(?:s|ed|ing)?|build(?:ing)?|built|establish\w*|set-?up|setting\sup|locat\w+|activat\w+|fixed)\b",
    re.IGNORECASE,
)
_ONE_SITE = re.compile(
    r"\b(?:exactly|only|single|a\ssingle|just)\s(?:one|a\ssingle|1)?\s?(?:open\s)?(?:\w+\s)?(?:source|warehouse"
    r"|cent(?:er|re)|facility|depot|plant|site)\b|\bsingle[\s-]sourc\w+|\bcannot\sbe\ssplit\b",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    r"\bper[\s-](?:unit|ton\w*|pallet|box|case|crate|kg|item|piece|barrel|container|load|litre|liter)\b"
    r"|\bunit\s(?:\w+\s)?costs?\b|\b(?:a|one|each|every)\s(?:unit|ton\w*|pallet|box|case|crate|barrel|item)\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?P<sign>at\smost|no\smore\sthan|up\sto|a\smaximum\sof|exactly|only)\s(?P<number>\d{1,3}|[a-z]{3,9})\s"
    r"(?:\w+\s){0,3}?(?:\w+s)\b",
    re.IGNORECASE,
)


def is_located(document: Document) -> bool:
    """Whether places are to be opened at a cost that is to be small."""
    text = document.text.raw
    if not all(sign.search(text) for sign in (CHEAPLY, COSTS, _OPENS)):
        return False
    network = read_network_costs(document, "linear_program")
    return network is not None and (isinstance(network, Missing) or bool(network.opening))


def read_located(document: Document) -> Reading | Missing | None:
    """Returns the cheapest opening and sharing out; None where no place costs something to open."""
    network = read_network_costs(document, "linear_program")
    if isinstance(network, Missing):
        return network if role_of(document.text.raw) is Role.OPENING else None
    if network is None or not network.opening:
        return None
    sites = tuple(name for name in network.names if name in network.opening)
    customers = tuple(name for name in network.names if name in network.needs)
    if set(sites) & set(customers) or set(network.names) != {*sites, *customers}:
        return None
    if absent := _absent(document, network, sites, customers):
        return absent
    used = (*network.used, *_vacuous(document, len(sites)))
    stray = loose_number(document, network.places, used, network.counts, "linear_program")
    stray = stray or rule_left(document, used, network.names, "linear_program")
    return stray or _reading(document, network, sites, customers, used)


def _reading(
    document: Document,
    network: NetworkCosts,
    sites: tuple[str, ...],
    customers: tuple[str, ...],
    used: tuple[Span, ...],
) -> Reading:
    problem = _program(network, sites, customers)
    spans = (*used, *named_spans(document, network.places))
    if _PER_UNIT.search(document.text.raw):
        return Reading(problem, spans)
    in_all = _program(network, sites, customers, is_per_unit=False)
    other = OtherReading("with each cost for all that a customer needs", in_all)
    return Reading(
        problem, spans, ("Costs between places are for one unit.",), (other,), is_open=True
    )


def _absent(
    document: Document, network: NetworkCosts, sites: tuple[str, ...], customers: tuple[str, ...]
) -> Missing | None:
    told = {(way.u, way.v) for way in network.ways}
    for site in sites:
        for customer in customers:
            if (site, customer) not in told:
                what = f"the cost from {site} to {customer}"
                return Missing(
                    "linear_program", what, f"What does a unit cost from {site} to {customer}?"
                )
    lacking = next((site for site in sites if network.has and site not in network.has), None)
    if lacking:
        return Missing(
            "linear_program", f"the capacity of {lacking}", f"How much can {lacking} supply?"
        )
    one = _ONE_SITE.search(document.text.raw)
    if one:
        return Missing(
            "linear_program",
            "whether customers may be shared",
            f'The question says "{one.group()}"; is each customer served by one site only, or may '
            "several share it?",
        )
    return None


def _vacuous(document: Document, n_sites: int) -> tuple[Span, ...]:
    """Where the text says that up to as many sites as there are may be opened."""
    return tuple(
        number.span
        for match in _AT_MOST.finditer(document.text.raw)
        for number in document.numbers_in(Span(match.start("number"), match.end("number")))
        if number.value == n_sites and match["sign"].lower() not in {"exactly", "only"}
    )


def _program(
    network: NetworkCosts,
    sites: tuple[str, ...],
    customers: tuple[str, ...],
    *,
    is_per_unit: bool = True,
) -> LinearProgram:
    """The cheapest opening; costs not for one unit are for the whole need of the customer."""
    costs = {
        _ship(way.u, way.v): way.value / (1.0 if is_per_unit else network.needs[way.v].value or 1.0)
        for way in network.ways
    }
    total = sum(network.needs[name].value for name in customers)
    met = (
        Constraint(
            name=f"need of {name}",
            terms={_ship(site, name): 1.0 for site in sites},
            relation=">=",
            rhs=network.needs[name].value,
        )
        for name in customers
    )
    supplied = (
        Constraint(
            name=f"capacity of {site}",
            terms={
                **{_ship(site, name): 1.0 for name in customers},
                _open(site): -(network.has[site].value if network.has else total),
            },
            relation="<=",
            rhs=0.0,
        )
        for site in sites
    )
    return LinearProgram(
        variables=(
            *(Variable(name=_open(site), kind="binary") for site in sites),
            *(
                Variable(name=_ship(site, name), upper=network.needs[name].value)
                for site in sites
                for name in customers
            ),
        ),
        goal=Sense.MINIMISE,
        linear={**{_open(site): network.opening[site].value for site in sites}, **costs},
        constraints=(*met, *supplied),
    )


def _open(site: str) -> str:
    return f"open {site}"


def _ship(site: str, customer: str) -> str:
    return f"{site} to {customer}"
