"""Reads questions that send vehicles from a depot round all customers and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.relations.unread_rules import asked_about, sentences_with, unread_rule
from agent.interpret.embedded.tours.fleet import VEHICLES, FleetTold, read_fleet
from agent.interpret.embedded.tours.home import home_of
from agent.interpret.embedded.tours.layout import Layout, find_layout
from agent.interpret.embedded.tours.loads import Loads, read_loads
from problems.families.vehicle_routing import VehicleRouting
from problems.modelling.customers import Customer

_FAMILY = "vehicle_routing"
_NAMED = re.compile(r"\bvehicle[\s-]routing|\bC?VRP(?:TW)?\b|\bcapacitated\srouting", re.IGNORECASE)
_VEHICLE = re.compile(rf"\b{VEHICLES}\b", re.IGNORECASE)
_ROUNDS = re.compile(
    r"\b(?:(?:return|come|comes|coming|get|gets|go|goes|drive|drives|be|are|is|ride|rides|head|heads)\s?(?:\w+\s){0,4}?(?:back|home)|return(?:s|ing)?\b"
    r"|routes?|routing|tours?|rounds?|back\s(?:to|at|in)|start(?:s|ing)?\s(?:\w+\s){0,3}?(?:from|at|in)|deliver\w*|visit\w*|serv\w+|stands?\sat|leav(?:e|es|ing)|set\sout|based|(?:end|finish)\w*\s(?:\w+\s)?(?:at|in)|suppl\w+|bring\w*|collect\w*|calls?\sat|picks?\sup)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:capacit\w+|hold(?:s|ing)?|carr(?:y|ies|ying)|seats?|room\sfor|space\sfor|loads?|(?:can|could|may)\s(?:take|fit)|takes?\s(?:up\sto|at\smost)|fits?|at\smost|up\sto)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|cheap\w*|short\w*|how\s(?:few|far|many|little|long)|as\s(?:little|few|short|small|low)|little|optimal|best|quick\w*)\b",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"\b(?:distances?|kilomet\w+|km|miles|drive[ns]?|driving|routes?|rides?|riding|travel\w*|minutes|hours|length|far|metres|meters|road|mileage|cost|time|tours?)\b",
    re.IGNORECASE,
)
# What a plan keeps by itself: out from the depot and back, everybody once, no vehicle over its room.
_RULE = re.compile(
    r"^(?!.{0,2000}\b(?:cannot|can['’]t|must\snot|may\snot|never|not\sallowed|forbidden|refuses?|unless|except|if)\b).{0,2000}?(?:"
    rf"\b(?:each|every|all)\b[^.?!]{{0,80}}\b(?:once|one\s{VEHICLES}|a\ssingle\s{VEHICLES}|the\ssame\s{VEHICLES}|one\sof\s(?:the|them)|exactly\sone|visited|served|supplied|together)\b"
    rf"|\b(?:by|with|in|on|from)\s(?:exactly\s|only\s|just\s)?(?:one|a\ssingle|the\ssame)\s{VEHICLES}\b|\bride\stogether\b"
    r"|\b(?:start|return|come|end|begin|leave|drive|set\sout|go|finish|stand)\w*\b[^.?!]{0,80}\b(?:back|return|depot|warehouse|there|it|base|home|same)\b"
    rf"|\b{VEHICLES}\s(?:may|can|could)\sbe\sused\b|\bleave\sa\s\w+\sunused|\bneed\snot\s(?:all\s)?be\sused"
    r"|\b(?:hold|carr|capacit|load|room|seat)\w*\b)",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS = (
    (
        "times",
        re.compile(
            r"\btime\swindows?\b|\b(?:before|after|by|until|between|at|from)\s\d{1,2}(?::\d\d|\s?[ap]\.?m\.?|\so['’]clock)|\bno\s(?:later|sooner|earlier)\sthan\b"
            r"|\bby\s(?:minute|hour)\b|\b(?:opens?|closes?|open|closed)\s(?:at|from|between|until)\s\d|\bservice\stimes?\b|\b(?:minutes|hours)\s(?:to\s(?:un)?load|at\seach|per\s(?:stop|visit)|for\sunloading)"
            r"|\bdeadlines?\b|\bunload\w*\stakes\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a limit on each route",
        re.compile(
            rf"\b(?:(?:each|every|no|a|any)\s(?:{VEHICLES}|route|tour|trip|driver)\b[^.?!]{{0,40}}?(?:at\smost|more\sthan|up\sto|within|longer\sthan|farther\sthan|further\sthan|exceed)\s[\d,.]+\s?(?:km|kilomet\w+|miles|minutes|hours|h|min|m|metres|stops|customers|places|visits))\b"
            r"|\b(?:range|driving\stime|shift|working\sday)\sof\s[\d,.]+|\bat\smost\s\w+\s(?:stops|customers|visits|calls)\b|\b(?:longest|largest)\s(?:route|tour|trip)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "what every vehicle must do",
        re.compile(
            rf"\b(?:both|all|each\sof\sthe|every)\s(?:\w+\s)?{VEHICLES}\s(?:must|have\sto|has\sto|need\sto|should)\s(?:be\sused|leave|drive|go\sout|work|be\sin\suse|get)|\bevery\s{VEHICLES}\sis\sused\b"
            rf"|(?<!by\s)(?<!with\s)(?<!in\s)(?<!on\s)\bexactly\s\w+\s{VEHICLES}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "an open end",
        re.compile(
            r"\b(?:need\snot|needn['’]?t|do\snot\s(?:have|need)\sto|don['’]?t\s(?:have|need)\sto|does\snot\s(?:have|need)\sto|without)\s(?:com(?:e|ing)\sback|return\w*|go(?:ing)?\sback)"
            r"|\bopen\sroutes?\b|\bends?\s(?:at|with)\s(?:the|its|their)\slast\b",
            re.IGNORECASE,
        ),
    ),
    (
        "several depots",
        re.compile(
            r"\b(?:two|three|four|several|multiple|both|2|3|4)\s(?:\w+\s)?depots\b", re.IGNORECASE
        ),
    ),
    (
        "goods fetched at one place for another",
        re.compile(
            r"\bpick(?:s|ed)?[\s-]?ups?\sand\s(?:deliver|drop)\w*|\bfetch(?:es|ed)?\b[^.?!]{0,60}\bfor\b|\bfrom\s\w+\sto\s\w+\seach\b",
            re.IGNORECASE,
        ),
    ),
    (
        "deliveries in parts",
        re.compile(
            r"\b(?:may|can|could|allowed\sto)\sbe\s(?:split|shared|divided)\b|\bsplit\sdeliver\w+\sallowed",
            re.IGNORECASE,
        ),
    ),
    (
        "what a vehicle costs",
        re.compile(
            rf"\b(?:fixed\s(?:cost|charge|fee)|(?:each|every|per|a)\s{VEHICLES}\s(?:used\s)?costs?|cost\sper\s{VEHICLES}|fewest\s{VEHICLES}|least\snumber\sof\s{VEHICLES}|minimum\snumber\sof\s{VEHICLES}|how\smany\s{VEHICLES})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "which customers to leave out",
        re.compile(
            r"\b(?:profit|prize|reward|skip|optional|not\sall\scustomers|penalt\w+)\b",
            re.IGNORECASE,
        ),
    ),
)
_LONGEST = 200_000


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST:
        return 0.0
    if _NAMED.search(text):
        return 0.98
    if not (
        _VEHICLE.search(text) and _ROUNDS.search(text) and _LEAST.search(text) and _WAY.search(text)
    ):
        return 0.0
    return 0.96 if _ROOM.search(text) else 0.9 if _is_counted(document) else 0.0


def _is_counted(document: Document) -> bool:
    told = read_fleet(document, (), _FAMILY)
    return isinstance(told, FleetTold) and (told.n_vehicles or 0) > 1


@dataclass(frozen=True, slots=True)
class _Plan:
    layout: Layout
    home: int
    fleet: FleetTold
    loads: Loads


@refusing("the routes")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    is_named = bool(_NAMED.search(document.text.raw))
    layout = find_layout(document, _FAMILY)
    if layout is None:
        return (
            _absent("the distances", "How far is it between each two places?") if is_named else None
        )
    if isinstance(layout, Missing):
        return layout if is_named or _is_sure(document) else None
    for name, pattern in _OTHERS:
        if match := pattern.search(document.text.raw):
            said = " ".join(match.group().split())
            return _absent(
                name,
                f'The question speaks of {name} ("{said}"), which is not read from words yet; may it be left out?',
            )
    plan = _plan(document, layout)
    if isinstance(plan, Missing):
        return plan if is_named or _is_sure(document) else None
    return _accounted(document, plan)


def _is_sure(document: Document) -> bool:
    """Whether vehicles with a limited room go round and come back, in so many words."""
    told = read_fleet(document, (), _FAMILY)
    return isinstance(told, Missing) or told.is_counted or told.capacity is not None


def _absent(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


def _plan(document: Document, layout: Layout) -> _Plan | Missing:
    home = home_of(document, layout, _FAMILY)
    if isinstance(home, Missing):
        return home
    layout, at = home
    tables = tuple(table.span for table in document.tables if table.span)
    fleet = read_fleet(document, (*layout.spans, *tables), _FAMILY)
    if isinstance(fleet, Missing):
        return fleet
    customers = tuple(name for index, name in enumerate(layout.places) if index != at)
    loads = read_loads(
        document, customers, layout.places[at], (*layout.spans, *fleet.spans), fleet.unit, _FAMILY
    )
    if isinstance(loads, Missing):
        return loads
    if loads.by_name and fleet.capacity is None:
        return _absent("the capacity", "How much does each vehicle hold?")
    if fleet.capacity is not None and not loads.by_name:
        return _absent("the demands", f"How much does each customer need, such as {customers[0]}?")
    if fleet.capacity is None:
        return _absent(
            "the capacity and the demands",
            "How much does each vehicle hold, and how much does each customer need?",
        )
    return _Plan(layout, at, fleet, loads)


def _accounted(document: Document, plan: _Plan) -> Reading | Missing:
    layout, fleet, loads = plan.layout, plan.fleet, plan.loads
    rules = sentences_with(document, _RULE)
    used = (*layout.spans, *fleet.spans, *loads.spans)
    n_customers = len(layout.places) - 1
    rest = leftovers(
        document,
        used,
        {float(n_customers), float(n_customers + 1), float(fleet.n_vehicles or 0), 2.0},
        layout.places,
        keeps_limits=True,
    )
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return _absent(
            f"what {written} refers to",
            f"What does the number {written} say? It is no distance, no load and no number of vehicles that was read.",
        )
    sentence = unread_rule(document, used, tuple(loads.by_name), _RULE)
    if sentence:
        return asked_about(_FAMILY, sentence)
    return Reading(_problem(plan), (*used, *rest.explained, *rules), _assumptions(plan))


def _assumptions(plan: _Plan) -> tuple[str, ...]:
    said = plan.layout.assumptions
    if plan.fleet.n_vehicles is None:
        return (*said, "There are as many vehicles as are needed.")
    return said


def _problem(plan: _Plan) -> VehicleRouting:
    layout, fleet = _from_home(plan.layout, plan.home), plan.fleet
    customers = tuple(
        Customer(name=name, demand=plan.loads.by_name[name]) for name in layout.places[1:]
    )
    return VehicleRouting(
        depot=layout.places[0],
        customers=customers,
        distances=layout.distances,
        coordinates=layout.coordinates,
        n_vehicles=fleet.n_vehicles,
        capacity=fleet.capacity,
        distance_unit=layout.unit,
        load_unit=fleet.unit,
    )


def _from_home(layout: Layout, home: int) -> Layout:
    """The layout with the depot in front."""
    order = [home, *(index for index in range(layout.n_places) if index != home)]
    rows, points = layout.distances, layout.coordinates
    return replace(
        layout,
        places=tuple(layout.places[index] for index in order),
        distances=tuple(tuple(rows[i][j] for j in order) for i in order) if rows else None,
        coordinates=tuple(points[index] for index in order) if points else None,
    )


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
