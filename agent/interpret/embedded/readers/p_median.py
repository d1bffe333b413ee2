"""Reads questions that open a given number of sites so that everybody is near one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.matrices import find_matrices
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.relations.unread_rules import asked_about, sentences_with, unread_rule
from agent.interpret.embedded.serving.chosen import find_chosen
from agent.interpret.embedded.serving.facts import find_facts
from agent.interpret.embedded.serving.grid import Served, read_served
from agent.interpret.embedded.serving.names import learn_names
from agent.interpret.embedded.serving.positions import road_of
from agent.interpret.embedded.serving.roles import Role
from agent.interpret.embedded.serving.sides import Sides, sides_of
from agent.interpret.embedded.serving.standing import numbers_of
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.tours.layout import Layout, find_layout
from problems.families.p_median import Customer, PMedian

_FAMILY = "p_median"
_NAMED = re.compile(
    r"\b(?:p|k|\d|two|three|four)[\s-]medians?\b|\bmedian\s(?:problem|location)", re.IGNORECASE
)
_NEAREST = re.compile(
    r"\b(?:nearest|closest)\b(?!\s(?:dollar|cent|euro|whole|integer|unit|number|percent|hundred|thousand|million|tenth|hour|minute|day|\$))"
    r"|\b(?:nearer|closer|near|close\sto|next\sto|shortest\sway\sto|nearby)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:open\w*|plac(?:e|es|ed|ing)|put|locat\w+|sites?|choos\w+|set\sup|build|built|stand|install\w*|gets?|pick|select\w*|where|fitted|position\w*|spots?|which|candidates?|pays?\sfor)\b",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"\b(?:distances?|kilomet\w+|km|metres?|meters?|miles|minutes|walk\w*|ways?|travel\w*|far|drives?|driving)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:sums?|total\w*|add(?:s|ed)?\sup|adds?|altogether|in\sall|together|overall|average|mean|few(?:est)?\s(?:kilomet\w+|km|metres|meters|miles|minutes|hours|steps)|weighted|combined"
    r"|as\s(?:short|little|small|low)|distances?|ways?|walk\w*|travel\w*)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:few(?:est)?|least|minim\w+|smallest|lowest|short\w*|as\s(?:little|low|small|near|close)|how\s(?:little|few)|best)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\b(?:average|mean)\b", re.IGNORECASE)
_BOTH_WAYS = re.compile(
    r"\b(?:there\sand\sback|both\sways|return\strips?|round\strips?|and\sback)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:farthest|furthest|longest|worst|max(?:imum)?\s(?:distance|way|time)|p-?cent(?:er|re)|k-?cent(?:er|re)|within\s\d[\d.,]*\s?(?:km|kilomet\w+|m|metres|miles|minutes)|opening\scosts?|fixed\scosts?"
    r"|capacit\w+|at\smost\s\d+\s(?:customers|people|villages)|second\s(?:nearest|closest)|already|budget)\b",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"^(?!.{0,2000}\b(?:cannot|can['’]t|must\snot|may\snot|never|not\sallowed|unless|except|together\swith)\b).{0,2000}?\b(?:nearest|closest|nearer|closer|exactly\s(?:two|one|three|four|\d)|at\smost\s(?:two|three|four|one|\d)|should|which|where|each|every)\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class _Told:
    """Customers, sites, distances, weights, and where all that stands."""

    sides: Sides
    weights: tuple[float, ...]
    spans: tuple[Span, ...]


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > _LONGEST:
        return 0.0
    if _NAMED.search(text):
        return 0.97
    if not (_SUM.search(text) and _LEAST.search(text)):
        return 0.0
    return 0.95 if all(sign.search(text) for sign in (_NEAREST, _OPEN, _WAY)) else 0.0


@refusing("the sites")
def _read(document: Document) -> Reading | Missing | None:
    if not _evidence(document):
        return None
    raw = document.text.raw
    is_named = bool(_NAMED.search(raw))
    early = find_chosen(document, (), 10_000, _FAMILY)
    spans = early.spans if early and not isinstance(early, Missing) else ()
    told = _of_road(document) or _of_network(document) or _of_grid(document, spans)
    if told is None:
        return (
            _absent("the distances", "How far is it from each customer to each site?")
            if is_named
            else None
        )
    if isinstance(told, Missing):
        return told if is_named or early else None
    chosen = find_chosen(document, told.spans, len(told.sides.sites), _FAMILY)
    if isinstance(chosen, Missing):
        return chosen
    if chosen is None:
        return (
            _absent("how many are opened", "How many of the sites are opened?")
            if is_named or _NEAREST.search(raw)
            else None
        )
    for pattern in (_OTHERS, _BOTH_WAYS):
        if match := pattern.search(raw):
            return _absent(
                f'what "{match.group()}" asks for',
                f'The question speaks of "{match.group()}", which is not read yet; should only the sum of the '
                "distances to the nearest sites be small?",
            )
    return _accounted(document, told, chosen.count, chosen.spans)


def _absent(what: str, question: str) -> Missing:
    return Missing(_FAMILY, what, question)


def _of_road(document: Document) -> _Told | Missing | None:
    """Places along one road, each of which is customer and site."""
    road = road_of(document)
    if road is None:
        return None
    names, at, spans = road
    rows = tuple(tuple(abs(a - b) for b in at) for a in at)
    return _Told(Sides(names, names, rows), (1.0,) * len(names), spans)


def _of_grid(document: Document, used: tuple[Span, ...]) -> _Told | Missing | None:
    served = read_served(document, used)
    if served is None:
        return None
    if served.clash:
        return _absent(
            f"the number of {served.clash}",
            f"Two numbers are told of {served.clash}; what does each of them say?",
        )
    if served.absent:
        row, column = served.absent
        return _absent(
            f"the distance between {row} and {column}", f"How far is it between {row} and {column}?"
        )
    sides = _sides(served, document.text.raw)
    weights = numbers_of(served, Role.DEMAND, sides.customers, _FAMILY)
    if isinstance(weights, Missing):
        return weights
    values, spans = weights or ((1.0,) * len(sides.customers), ())
    return _Told(sides, values, (*served.spans, *spans))


def _of_network(document: Document) -> _Told | Missing | None:
    """Places with the distance between each two, each of which is customer and site."""
    layout = find_layout(document, _FAMILY)
    if not isinstance(layout, Layout) or layout.distances is None or find_matrices(document):
        return None
    names = layout.places
    facts = find_facts(document, learn_names(document.text.raw, names), layout.spans)
    told = {
        each.names[0]: each
        for each in facts.told
        if len(each.names) == 1 and each.names[0] in names
    }
    if told and len(told) != len(names):
        absent = next(name for name in names if name not in told)
        return _absent(f"the weight of {absent}", f"How much does {absent} count?")
    weights = tuple(told[name].value for name in names) if told else (1.0,) * len(names)
    spans = (*layout.spans, *(each.span for each in told.values()), *facts.spans)
    return _Told(Sides(names, names, layout.distances), weights, spans)


def _sides(served: Served, raw: str) -> Sides:
    """The sides, where the one with weights holds the customers."""
    weighed = set(served.at.get(Role.DEMAND, ()))
    lists = [len(values) for role, values, _ in served.lists if role is Role.DEMAND]
    height, width = len(served.rows), len(served.rows[0])
    if not served.row_names and lists and lists[0] == width != height:
        return sides_of(served, raw, height)
    if weighed and weighed == set(served.column_names):
        sides = sides_of(served, raw)
        return (
            sides
            if set(sides.customers) == weighed
            else Sides(sides.sites, sides.customers, tuple(zip(*sides.rows, strict=True)))
        )
    return sides_of(served, raw)


def _accounted(
    document: Document, told: _Told, count: int, spans: tuple[Span, ...]
) -> Reading | Missing:
    sides, used = told.sides, (*told.spans, *spans)
    names = tuple(dict.fromkeys((*sides.sites, *sides.customers)))
    counts = {float(len(sides.sites)), float(len(sides.customers)), float(count)}
    rest = leftovers(document, used, counts, names, keeps_limits=True)
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return _absent(
            f"what {written} refers to",
            f"What does the number {written} say? It is no distance, no weight and no number of sites that was read.",
        )
    rules = sentences_with(document, _RULE)
    sentence = unread_rule(document, used, names, _RULE)
    if sentence:
        return asked_about(_FAMILY, sentence)
    total = sum(told.weights) if _AVERAGE.search(document.text.raw) else 1.0
    said = ("The average counts each customer by weight.",) if total != 1.0 else ()
    if count > len(sides.sites):
        return _absent(
            "how many are opened",
            f"There are {len(sides.sites)} sites; how many of them are opened?",
        )
    problem = PMedian(
        customers=tuple(
            Customer(name=name, weight=weight / total)
            for name, weight in zip(sides.customers, told.weights, strict=True)
        ),
        sites=sides.sites,
        distances=sides.rows,
        n_open=count,
    )
    return Reading(problem, (*used, *rest.explained, *rules), said)


READER = Reader(family=_FAMILY, evidence=_evidence, read=_read, leaves_nothing=True)
