"""Shipping told in lists and tables: what places have, what others need, and what each way costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.interpret.embedded.document import Document, Table
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.numbers import Number, find_numbers
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.records.entries import Entry, Field, Listing, find_listings
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context

_NEEDS = re.compile(
    r"\b(?:requir\w*|demand\w*|needs?|needed|must\s(?:receive|get|be\s(?:sent|supplied|delivered|given))|wants?|wanted"
    r"|requests?|requested|fulfil\w*|consum\w+|expects?|orders?|calls\sfor|receiv\w*)\b",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:capacit\w*|output|suppl(?:y|ies|ied)|availab\w*|stocks?|inventor\w+|holds?|holding|produc\w*|generat\w*|provid\w*"
    r"|offers?|has|can\s(?:handle|ship|send|supply|provide|deliver|produce|dispatch)|surplus|stored?|ready|on\shand)\b",
    re.IGNORECASE,
)
_COST = re.compile(
    r"\b(?:costs?|fees?|price|tariff|charges?|expens\w*|rate|latency|time|distance|emissions?|fuel|penalty|toll|losse?s?|effort"
    r"|delay|energy)\b|[$€£]",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    r"\b(?:capacit\w*|throughput|limits?|max\w*|bandwidth|at\smost|up\sto|bound|ceiling|volume|allowance)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:\bto\b|->|→|⇒|=>|–>)\s*(?:the\s)?", re.IGNORECASE)
_IN_SCALE = re.compile(r"\b(?:per|many|in)\s(million|thousand)s?\b", re.IGNORECASE)
_GOAL = re.compile(
    r"\bminimi[sz]\w*|\b(?:cheap|low|least|minim)\w*\b|\b(?:reduce|cut)\s(?:the\s)?(?:total|overall)",
    re.IGNORECASE,
)
# Words after which more than amounts and capacities is to be kept.
_RULES = re.compile(
    r"\bmaximi[sz]\w*|\bunless\b|\bonly\sif\b|\bnot\sboth\b|\bexactly\s(?:one|two)\b|\bat\smost\s(?:one|two|three)\b|\bfixed\s(?:cost|fee|charge)"
    r"|\bopen(?:ing|ed)?\b|\bset-?up\b|\bproportion\w*|\bpercent\w*|%|\beither\b|\bcannot\s(?:ship|send|deliver|supply|serve)"
    r"|\bsingle\s(?:source|supplier|plant)\b|\bfair\w*|\bequal\s(?:share|amount)|\btranss?hip\w*|\bat\sleast\s(?:one|two|three|half)\b"
    r"|\bmust\snot\s(?:ship|send|supply|deliver)|\bpenalt\w+\sfor\b|\bunmet\b|\bshortage\b|\bstorage\scosts?\b|\bprofit\w*|\b(?:every|each|all)\s\w+\smust\s(?:ship|send|supply|serve|deliver)|\brevenue\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Way:
    """What a unit costs from an origin to a destination, and the most that goes there."""

    cost: float
    capacity: float | None = None


@dataclass(frozen=True, slots=True)
class Shipping:
    """What each origin has, each destination needs, and the ways between them."""

    supplies: dict[str, float]
    demands: dict[str, float]
    ways: dict[tuple[str, str], Way]
    used: tuple[Span, ...]

    @property
    def is_capacitated(self) -> bool:
        """Whether any way has a limit of its own."""
        return any(way.capacity is not None for way in self.ways.values())


@dataclass(slots=True)
class _Found:
    """What the lists have told so far."""

    supplies: dict[str, float] = field(default_factory=dict)
    demands: dict[str, float] = field(default_factory=dict)
    ways: dict[tuple[str, str], Way] = field(default_factory=dict)
    used: list[Span] = field(default_factory=list)


def read_shipping(document: Document, family: str) -> Shipping | Missing | None:
    """Returns the shipping that a text's lists and table tell; None where they tell none in full."""
    raw = document.text.raw
    if not _GOAL.search(raw):
        return None
    found = _Found()
    listings = find_listings(document)
    for listing in listings:
        _take_standings(listing, found)
    if not found.supplies or not found.demands or set(found.supplies) & set(found.demands):
        return None
    _scale(document, found)
    told = [*_listed_ways(listings, found), *_tabled_ways(document, found)]
    for pair, way, span in told:
        if found.ways.setdefault(pair, way) != way:
            return None
        found.used.append(span)
    if len(found.ways) < max(len(found.supplies), len(found.demands)):
        return None
    shipping = Shipping(found.supplies, found.demands, found.ways, tuple(found.used))
    return _asked_first(document, shipping, family) or shipping


def _take_standings(listing: Listing, found: _Found) -> None:
    """Takes a list of one number a place as what the places have, or what they need."""
    if not all(len(entry.fields) == 1 and not _TO.search(entry.name) for entry in listing.entries):
        return
    if re.match(r"\W*from\b", listing.heading):
        return
    own = " ".join(entry.fields[0].before for entry in listing.entries)
    words = own if _NEEDS.search(own) or _HAS.search(own.replace("has", "")) else listing.heading
    is_need, has = bool(_NEEDS.search(words)), bool(_HAS.search(words) or _HAS.search(own))
    if not is_need and not has:
        return
    target = found.demands if is_need else found.supplies
    for entry in listing.entries:
        target[entry.name] = entry.fields[0].value
        found.used.append(entry.span)


def _listed_ways(
    listings: tuple[Listing, ...], found: _Found
) -> Iterator[tuple[tuple[str, str], Way, Span]]:
    """The ways of lists: "* From A:" above "- to X: cost = 3", or "* A to X: cost 3"."""
    for listing in listings:
        origin = _named(re.sub(r"[\s:*•-]+$", "", listing.heading), found.supplies)
        for entry in listing.entries:
            ends = _TO.split(entry.name, maxsplit=1)
            u = _named(ends[0], found.supplies) if len(ends) == 2 else origin
            v = _named(ends[-1], found.demands, whole=True)
            way = _way(entry, listing) if u and v else None
            if u and v and way:
                yield (u, v), way, entry.span
        if origin:
            found.used.append(listing.heading_span)


def _scale(document: Document, found: _Found) -> None:
    """Amounts "in million litres" stay in millions where the ways are told so too."""
    asked = {match[1].lower(): match for match in _IN_SCALE.finditer(document.text.raw)}
    numbers = [n for span in found.used for n in document.numbers_in(span) if n.value]
    for word, scale in (("million", 1e6), ("thousand", 1e3)):
        amounts = [n for n in numbers if document.text.at(n.span).lower().endswith(word)]
        if word in asked and len(amounts) == sum(
            map(bool, (*found.supplies.values(), *found.demands.values()))
        ):
            for told in (found.supplies, found.demands):
                told.update({name: value / scale for name, value in told.items()})
            found.used += [Span(*m.span()) for m in _IN_SCALE.finditer(document.text.raw)]
            return


def _named(words: str, names: dict[str, float], *, whole: bool = False) -> str | None:
    """The one place that some words end with, or are."""
    lowered = words.lower().strip(" *")
    fitting = [
        name
        for name in names
        if lowered == name.lower()
        or (not whole and re.search(rf"(?<!\w){re.escape(name.lower())}$", lowered))
    ]
    return max(fitting, key=len) if fitting else None


def _way(entry: Entry, listing: Listing) -> Way | None:
    """The cost and the capacity that a line tells; None where it is not told which is which."""
    cost = capacity = None
    for each in entry.fields:
        role = _role(each, len(entry.fields), listing)
        if role == "cost" and cost is None:
            cost = each.value
        elif role == "capacity" and capacity is None:
            capacity = each.value
        else:
            return None
    return Way(cost, capacity) if cost is not None else None


def _role(told: Field, n_fields: int, listing: Listing) -> str:
    """What a number is by the words before it; alone it is the cost that the heading speaks of."""
    words = told.before
    if n_fields == 1 and not _CAPACITY.search(words):
        return "cost"
    is_cost, is_capacity = bool(_COST.search(words)), bool(_CAPACITY.search(words))
    if is_cost == is_capacity:
        return ""
    return "cost" if is_cost else "capacity"


def _tabled_ways(document: Document, found: _Found) -> Iterator[tuple[tuple[str, str], Way, Span]]:
    """The ways of a table with places along both sides."""
    for table in document.tables:
        columns, rows = table.columns[1:], [row[0] for row in table.rows]
        turned = all(_named(name, found.demands, whole=True) for name in rows)
        origins, destinations = (columns, rows) if turned else (rows, columns)
        if not all(_named(name, found.supplies, whole=True) for name in origins):
            continue
        if not all(_named(name, found.demands, whole=True) for name in destinations):
            continue
        for i, j, number in _cells(table):
            u = _named(columns[j] if turned else rows[i], found.supplies, whole=True)
            v = _named(rows[i] if turned else columns[j], found.demands, whole=True)
            if u and v:
                yield (u, v), Way(number.value), table.span or Span(0, 0)


def _cells(table: Table) -> Iterator[tuple[int, int, Number]]:
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row[1:]):
            numbers = find_numbers(cell)
            if len(numbers) == 1:
                yield i, j, numbers[0]


def _asked_first(document: Document, shipping: Shipping, family: str) -> Missing | None:
    """The question about a way, a number or a rule that has no place in the shipping."""
    absent = [
        (u, v) for u in shipping.supplies for v in shipping.demands if (u, v) not in shipping.ways
    ]
    if absent and not shipping.is_capacitated:
        u, v = absent[0]
        what = f"the cost from {u} to {v}"
        return Missing(family, what, f"What does a unit cost from {u} to {v}, if it can go there?")
    needed, held = sum(shipping.demands.values()), sum(shipping.supplies.values())
    if needed > held + 1e-9:
        return Missing(
            family,
            "enough to meet every need",
            f"In all {needed:g} are needed and there are only {held:g}; which needs may stay unmet?",
        )
    rule = _RULES.search(document.text.raw)
    if rule:
        return Missing(
            family,
            f'what "{rule.group()}" asks for',
            f'The question says "{rule.group()}", which is not read yet; do only what places have and '
            "need, and the ways between them, limit the shipping?",
        )
    counts = {float(len(shipping.supplies)), float(len(shipping.demands)), 1.0}
    labels = set(re.findall(r"\d+", " ".join((*shipping.supplies, *shipping.demands))))
    rest = leftovers(document, shipping.used, counts, labels)
    loose = unused_numbers(document, (*shipping.used, *rest.explained))
    if rest.stray or loose:
        shown = with_context(document, rest.stray or loose[0])
        return Missing(family, f'what "{shown}" means', f'What does "{shown}" mean here?')
    names = (*shipping.supplies, *shipping.demands)
    return rule_about_some(document, names, shipping.used, family)
