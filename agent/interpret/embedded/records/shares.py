"""A whole divided into shares: attributes and bounds of each part, limits on sums, the best mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import Covered
from agent.interpret.embedded.numbers import Number
from agent.interpret.embedded.reader import Missing, Reading
from agent.interpret.embedded.records.entries import Entry, Listing, find_listings
from agent.interpret.embedded.records.matching import comparison, meant, same_thing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import with_context
from problems.families.linear_program import Constraint, LinearProgram, Variable

_WHOLE = re.compile(
    r"\b(?:sum|total)s?\b[^.?!\n]{0,60}?\b(?:equals?|be|is|sums?|adds?)\b[^.?!\n]{0,24}?\b(?:one|1|100\s?%|entire|total|whole|full)\b"
    r"|\b(?:add|sum)s?\s(?:up\s)?to\s(?:exactly\s)?(?:one|1|100\s?%|unity|the\s(?:whole|entire|total))\b"
    r"|\b(?:all|entire|whole)\s(?:of\s)?(?:the\s)?(?:\w+\s)?(?:budget|capital|money|fund|space|area|land)\s(?:must|has\sto|is\sto)\sbe\s"
    r"(?:invested|allocated|used|spent|distributed)\b",
    re.IGNORECASE,
)
_BOUNDS = re.compile(
    r"\b(?:bounds?|limits?|range|between|share|allocation|min\w*|interval|fraction)\b|\[",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?P<sense>maximi[sz]|minimi[sz])\w*\s(?P<what>[^.?!\n;]{0,80})", re.IGNORECASE
)
_GROUP = re.compile(r"\{(?P<names>[^{}]{1,4000})\}")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the whole: their bounds, and by attribute the number of each."""

    listing: Listing
    names: tuple[str, ...]
    bounds: dict[str, tuple[float, float]]
    attributes: dict[str, dict[str, float]]


def is_divided(document: Document) -> bool:
    """Whether a text divides a whole among things listed with attributes and bounds."""
    text = document.text.raw
    return bool(_WHOLE.search(text) and _GOAL.search(text)) and _parts(document) is not None


def read_shares(document: Document) -> Reading | Missing | None:
    """Returns the linear program of shares that sum to one, None where the lists do not tell one."""
    parts = _parts(document)
    goal = _goal(document, parts) if parts else None
    if parts is None or goal is None:
        return None
    used = [entry.span for entry in parts.listing.entries]
    constraints = [_sum_of(parts.names, dict.fromkeys(parts.names, 1.0), "=", 1.0)]
    whole = _WHOLE.search(document.text.raw)
    groups = [Span(*match.span()) for match in _GROUP.finditer(document.text.raw)]
    covered = Covered([*used, *groups, *([Span(*whole.span())] if whole else [])])
    for number in document.numbers:
        if covered.holds(number.span) or _says_nothing(number, parts):
            continue
        limit = _limit(document, number, parts)
        if limit is None:
            shown = with_context(document, number)
            return Missing("linear_program", f'what "{shown}" means', f'What does "{shown}" limit?')
        constraints.append(limit)
        used.append(_sentence(document, number))
    sense, attribute = goal
    problem = LinearProgram(
        variables=tuple(
            Variable(name=name, lower=low, upper=high) for name, (low, high) in parts.bounds.items()
        ),
        goal="maximise" if sense == "maximi" else "minimise",
        linear=parts.attributes[attribute],
        constraints=tuple(constraints),
    )
    return Reading(problem, tuple(used), ("The shares sum to one.",))


def _parts(document: Document) -> _Parts | None:
    found = [
        each
        for each in find_listings(document)
        if len(each.entries) > 1 and len(each.entries[0].fields) > 2
    ]
    if len(found) != 1:
        return None
    listing = found[0]
    heads = [[_attribute(field.before) for field in entry.fields] for entry in listing.entries]
    if any(head != heads[0] for head in heads) or not _BOUNDS.search(
        listing.entries[0].fields[-2].before
    ):
        return None
    attributes = heads[0][:-2]
    if not all(attributes) or len(set(attributes)) < len(attributes):
        return None
    names = tuple(entry.name for entry in listing.entries)
    if len(set(names)) < len(names):
        return None
    by_attribute = {
        attribute: {entry.name: entry.fields[place].value for entry in listing.entries}
        for place, attribute in enumerate(attributes)
    }
    return _Parts(listing, names, {e.name: _bounds(e) for e in listing.entries}, by_attribute)


def _attribute(before: str) -> str:
    words = re.findall(r"[^\W\d_]+", before)
    return " ".join(
        word for word in words if word not in {"is", "are", "has", "an", "a", "of", "with", "and"}
    )


def _bounds(entry: Entry) -> tuple[float, float]:
    low, high = (_share(field.number) for field in entry.fields[-2:])
    return low, high


def _share(number: Number) -> float:
    return number.value / 100 if number.is_percentage else number.value


def _goal(document: Document, parts: _Parts) -> tuple[str, str] | None:
    """The sense and the attribute of the goal, where the text says both in one way."""
    goals = {
        (match["sense"].lower()[:6], attribute)
        for match in _GOAL.finditer(document.text.raw)
        if (attribute := meant(match["what"], parts.attributes))
    }
    return goals.pop() if len(goals) == 1 else None


def _says_nothing(number: Number, parts: _Parts) -> bool:
    """Whether a number counts the parts, or is the "one" of prose."""
    return number.value == len(parts.names) or (number.is_spelt and number.value <= 1)


def _limit(document: Document, number: Number, parts: _Parts) -> Constraint | None:
    """The limit that stands before a number: on an attribute's mean, or on a group's share."""
    raw = document.text.raw
    sentence = _sentence(document, number)
    groups = [
        Span(sentence.start + m.start(), sentence.start + m.end())
        for m in _GROUP.finditer(raw[sentence.start : sentence.end])
    ]
    earlier = [
        other.span.end
        for other in document.numbers_in(sentence)
        if other.span.end <= number.span.start and not any(g.contains(other.span) for g in groups)
    ]
    clause = raw[max([sentence.start, *earlier]) : number.span.start]
    relation = comparison(clause[-60:])
    if relation is None:
        return None
    group = _GROUP.search(clause)
    if group:
        names = [_member(each, parts.names) for each in re.split(r"[,;]", group["names"])]
        terms = {name: 1.0 for name in names if name}
        return _sum_of(terms, terms, relation, _share(number)) if all(names) else None
    attribute = meant(clause, parts.attributes)
    if attribute is None:
        return None
    return _sum_of((attribute,), parts.attributes[attribute], relation, number.value)


def _member(written: str, names: tuple[str, ...]) -> str | None:
    return same_thing(" ".join(written.split()), names)


def _sum_of(
    what: tuple[str, ...] | dict[str, float], terms: dict[str, float], relation: str, bound: float
) -> Constraint:
    name = f"{', '.join(what)} {relation} {bound:g}"[:80]
    match relation:
        case "<=":
            return Constraint(name=name, terms=terms, relation="<=", rhs=bound)
        case ">=":
            return Constraint(name=name, terms=terms, relation=">=", rhs=bound)
    return Constraint(name=name, terms=terms, relation="=", rhs=bound)


def _sentence(document: Document, number: Number) -> Span:
    return next(s.span for s in document.text.sentences if s.span.contains(number.span))
