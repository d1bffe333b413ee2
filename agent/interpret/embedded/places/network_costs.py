"""Goods that stand at places, are needed at places, and cost something to move between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.places.duplicates import told_once
from agent.interpret.embedded.places.names import Places, learn_places
from agent.interpret.embedded.places.standings import Role, Standing, find_standings
from agent.interpret.embedded.places.tables import Tabled, read_tables
from agent.interpret.embedded.places.ways import Way, find_ways
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.text import Span

CHEAPLY = re.compile(
    r"\b(?:minimi[sz]\w*|minim(?:um|al)|least|lowest|cheap\w*|low\sas\spossible|little\sas\spossible"
    r"|cost-effective\w*|economical\w*|smallest)\b",
    re.IGNORECASE,
)
COSTS = re.compile(r"\b(?:costs?|expens\w+|price|freight|[$€£])|[$€£]\s?\d", re.IGNORECASE)
MOVES = re.compile(
    r"\b(?:ship\w*|transport\w*|mov(?:e[sd]?|ing)|sen(?:d\w*|t)|transmit\w*|ferr(?:y|ied)|deliver\w*|distribut\w+|transfer\w*|reallocat\w+"
    r"|relocat\w+|suppl(?:y|ies|ied|ying)|haul\w*|route[sd]?|carr(?:y|ying)|cart\w*|truck\w*)\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\b(?:thousand|million|dozen)\b|\dk\b", re.IGNORECASE)
LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class NetworkCosts:
    """What a text tells: the cost of each way, and what each place has, needs and costs to open."""

    places: Places
    ways: tuple[Way, ...]
    has: Mapping[str, Standing]
    needs: Mapping[str, Standing]
    opening: Mapping[str, Standing]

    @property
    def used(self) -> tuple[Span, ...]:
        """Where the numbers stand."""
        standings = (*self.has.values(), *self.needs.values(), *self.opening.values())
        return (*(way.number.span for way in self.ways), *(each.number.span for each in standings))

    @property
    def counts(self) -> frozenset[float]:
        """What numbers may count: the places, and those of each part."""
        ends = ({way.u for way in self.ways}, {way.v for way in self.ways})
        sizes = (self.names, *ends, self.has, self.needs, self.opening)
        return frozenset(float(len(each)) for each in sizes if each)

    @property
    def names(self) -> tuple[str, ...]:
        """The places of the ways and standings, in the order in which the text first names them."""
        met = {name for way in self.ways for name in (way.u, way.v)}
        met |= {*self.has, *self.needs, *self.opening}
        return tuple(name for name in self.places.names if name in met)


def read_network_costs(document: Document, family: str) -> NetworkCosts | Missing | None:
    """Returns what a text tells of places and ways; None where it tells no ways and needs."""
    text = document.text.raw
    tabled = read_tables(document) or Tabled()
    places = learn_places(text).joined(tabled.names)
    ways = told_once((*tabled.ways, *find_ways(document, places)), family, "the cost")
    standings = (*tabled.standings, *_outside(find_standings(document, places), tabled))
    roles = Counter(each.role for each in standings)
    if isinstance(ways, Missing):
        return ways if roles[Role.NEEDS] and roles[Role.HAS] else None
    if len(ways) < 2 or not roles[Role.NEEDS]:
        return None
    by_role: dict[Role, dict[str, Standing]] = {role: {} for role in Role}
    for each in standings:
        earlier = by_role[each.role].setdefault(each.place, each)
        if earlier.value != each.value:
            what = f"what {each.place} {each.role.value}"
            first, second = f"{earlier.value:g}", f"{each.value:g}"
            return Missing(
                family,
                what,
                f"For {what} I read {first} and {second}; which holds?",
                (first, second),
            )
    for numbers in (
        [way.number for way in ways],
        *([each.number for each in told.values()] for told in by_role.values()),
    ):
        if mixed := _mixed_scale(document, numbers):
            return _scale_question(mixed, family)
    return NetworkCosts(places, ways, by_role[Role.HAS], by_role[Role.NEEDS], by_role[Role.OPENING])


def _mixed_scale(document: Document, numbers: Sequence[Number]) -> str:
    """The one number of a kind with a "thousand" or "million" behind it, "" where all or none have."""
    scaled = [each for each in numbers if _SCALE.search(document.text.at(each.span))]
    is_mixed = bool(scaled) and len(scaled) < len(numbers)
    return document.text.at(scaled[0].span) if is_mixed else ""


def _scale_question(written: str, family: str) -> Missing:
    return Missing(
        family,
        f'what "{written}" says of the numbers before it',
        f'Does "{written}" mean that the other numbers of this kind are scaled too, or are they as '
        "written?",
    )


def _outside(standings: tuple[Standing, ...], tabled: Tabled) -> tuple[Standing, ...]:
    """The standings that sentences tell, not the lines of tables."""
    spans = {
        *(each.number.span for each in tabled.standings),
        *(way.number.span for way in tabled.ways),
    }
    return tuple(
        each for each in standings if not any(span.contains(each.number.span) for span in spans)
    )
