"""Choosing among sets: what cover, exact cover and packing have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.vertex_choice import counts_or_weighs
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.memberships.members import find_members
from agent.interpret.embedded.memberships.membership import Member
from agent.interpret.embedded.memberships.universe import Universe, universe_of
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.relations.unread_rules import (
    asked_about,
    sentences_with,
    unread_rule,
)
from agent.interpret.embedded.text import Span

_MANY = 3  # numbers that belong to no set


@dataclass(frozen=True, slots=True)
class SetChoice:
    """The sets, the elements there are, and the spans read."""

    members: tuple[Member, ...]
    universe: tuple[str, ...]
    used: tuple[Span, ...]
    unit: str = ""

    def amount(self, member: Member) -> float:
        """What a set counts: 1 where no set has a number."""
        return 1.0 if member.amount is None else member.amount


def read_set_choice(
    document: Document,
    family: str,
    rule: re.Pattern[str],
    *others: re.Pattern[str],
    covers: bool = True,
) -> SetChoice | Missing | None:
    """Returns the sets of a question with every number, name and duty accounted for.

    None where it tells of no sets. Sentences in which `rule` is found state what the family means
    by itself; the first of the `others` names the family, and the rest are its goal. `covers` says
    that all has to be held.
    """
    members = find_members(document)
    if not members:
        return None
    is_named = any(other.search(document.text.raw) for other in others[:1])
    universe = universe_of(document, members)
    spans = (*(m.span for m in members if m.span), *universe.spans)
    names = {name for m in members for name in (m.name, *m.elements)}
    counts = {float(len(members)), float(len(universe.elements))}
    said = tuple(Span(*match.span()) for match in rule.finditer(document.text.raw))
    rest = leftovers(document, (*spans, *said), counts, names, keeps_limits=True)
    if rest.n_strays >= _MANY and not is_named:
        return None  # the sets are a figure of speech in a question about amounts
    if rest.stray:
        written = document.text.at(rest.stray.span)
        return Missing(
            family,
            f"what {written} refers to",
            f"What does the number {written} say? I read {len(members)} sets of "
            f"{len(universe.elements)} things, and it belongs to none of them.",
        )
    if missing := _incomplete(document, family, members, universe if covers else None):
        return missing
    rules = sentences_with(document, rule)
    used = (*spans, *rest.explained, *rules)
    sentence = unread_rule(document, (*spans, *rules), {member.name for member in members}, rule)
    if sentence:
        return asked_about(family, sentence)
    units = {member.unit for member in members}
    return SetChoice(members, universe.elements, used, units.pop() if len(units) == 1 else "")


def _incomplete(
    document: Document, family: str, members: tuple[Member, ...], universe: Universe | None
) -> Missing | None:
    priced = [member for member in members if member.amount is not None]
    if priced and len(priced) < len(members):
        name = next(member.name for member in members if member.amount is None)
        return Missing(
            family,
            f"the number of {name}",
            f"{priced[0].name} has a number and {name} has none; what does {name} count?",
        )
    held = {element for member in members for element in member.elements}
    beside = sorted(held - set(universe.elements)) if universe else []
    if universe and beside:
        return Missing(
            family,
            f"whether {beside[0]} is needed",
            f"The question lists {len(universe.elements)} things and not {beside[0]}, which is in one "
            "of the sets; is it needed too?",
        )
    names = tuple(member.name for member in members)
    return counts_or_weighs(document, family, names, has_weights=bool(priced))
