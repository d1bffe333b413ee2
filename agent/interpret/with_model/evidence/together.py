"""Limits of several amounts together that a reply puts on one of them alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from agent.interpret.with_model.evidence.beside import Place
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import rounded
from agent.interpret.with_model.evidence.rows import SpelledModel
from problems.plain_number import plain

_TOGETHER = re.compile(r"\b(?:altogether|combined|in\s(?:all|total)|together)\b", re.IGNORECASE)


def together(model: SpelledModel, held: Mapping[float, Sequence[Place]]) -> Iterator[Doubt]:
    """Yields a doubt for each limit of one amount whose number stands once, in a sentence that says "altogether".

    Looked at are sentences with that number alone, of models with more than one amount.
    """
    for row in model.rows:
        if not row.is_limit or len(row.terms) != 1 or len(model.scalars) < 2 or row.rule.each:
            continue
        found = held.get(rounded(row.limit), ())
        in_it = (
            sum(places[0].sentence == found[0].sentence for places in held.values()) if found else 0
        )
        if len(found) == 1 and in_it == 1 and _TOGETHER.search(found[0].sentence):
            (name,) = row.terms
            yield Doubt(
                kind=Kind.SWAPPED,
                sentence=f"the rule {row.rule.rule[:120]!r} limits {name!r} alone, and the sentence of {plain(row.limit)} "
                "speaks of several together; say whose sum it limits.",
            )
