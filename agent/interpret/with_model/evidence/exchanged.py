"""Numbers of a rule that have changed places, as the text beside them tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from agent.interpret.with_model.evidence.beside import Place, supports
from agent.interpret.with_model.evidence.doubt import Doubt, Kind
from agent.interpret.with_model.evidence.known_numbers import CONVERSIONS, in_words, rounded
from agent.interpret.with_model.evidence.rows import Row, SpelledModel
from agent.interpret.with_model.reply import Said
from problems.plain_number import plain

_GAIN = 2  # how much better the text must fit once two numbers change places
_MOST_SLOTS = 12


def exchanged(
    said: Said, model: SpelledModel, found: Mapping[float, Sequence[Place]]
) -> Iterator[Doubt]:
    """Yields a doubt for each rule that fits the text far better once two of its numbers change places."""
    known = dict(found)
    for each in said.derived:  # 0.6 from 600/1000 stands where the 600 does
        parts = [rounded(abs(value)) for value in in_words(each.words)]
        written = [value for value in parts if value in found and value not in CONVERSIONS]
        if len(written) == 1:
            known.setdefault(rounded(abs(each.value)), found[written[0]])
    for row in model.rows:
        pair = _pair(row, known)
        if pair is not None:
            yield Doubt(
                kind=Kind.SWAPPED,
                sentence=f"in the rule {row.rule.rule[:120]!r} {plain(pair[0])} and {plain(pair[1])} seem to have changed "
                "places, by what the question names beside them; put each with what it belongs to.",
            )


def not_its_own(
    said: Said, model: SpelledModel, found: Mapping[float, Sequence[Place]]
) -> Iterator[Doubt]:
    """Yields a doubt for each limit of one amount whose number the text gives to another."""
    derived = {rounded(abs(each.value)): in_words(each.words) for each in said.derived}
    for row in model.rows:
        (name, factor), *others = row.terms.items()
        if others or not row.constant or abs(factor) != 1:
            continue
        whole = found.get(rounded(row.limit), ())
        if whole and all(name in each.shared_by for each in whole):
            yield Doubt(
                kind=Kind.SWAPPED,
                sentence=f"{plain(row.limit)} limits {name!r} alone in your reply, and {' and '.join(sorted(whole[0].shared_by))} "
                "together in the question.",
            )
        for value in derived.get(rounded(row.limit), (row.limit,)):
            held = found.get(rounded(abs(value)), ())
            owners = {owner for each in held for owner in each.owners}
            are_sure = all(each.owners and each.is_sure and not each.is_shared for each in held)
            if held and are_sure and name not in owners:
                yield Doubt(
                    kind=Kind.SWAPPED,
                    sentence=f"{plain(value)} limits {name!r} in your reply, and stands beside {min(owners)!r} in the "
                    "question.",
                )


def too_large(model: SpelledModel) -> Iterator[Doubt]:
    """Yields a doubt where not even one of a thing that is counted fits under its limit."""
    for row in model.rows:
        if not row.is_most or len(row.terms) < 2:  # a sum
            continue
        kinds = {model.scalars[name].kind for name in row.terms}
        over = [name for name, value in row.terms.items() if abs(value) > row.limit]
        if kinds == {"integer"} and over:
            yield Doubt(
                kind=Kind.SWAPPED,
                sentence=f"under the rule {row.rule.rule[:120]!r} not even one {over[0]!r} is possible; look whether its "
                "numbers stand where they belong.",
            )


def _pair(row: Row, found: Mapping[float, Sequence[Place]]) -> tuple[float, float] | None:
    if not row.is_limit or len(row.terms) + 1 > _MOST_SLOTS:
        return None
    slots: list[tuple[str | None, float]] = [
        *((name, rounded(abs(value))) for name, value in row.terms.items()),
        *([(None, rounded(row.limit))] if len(row.terms) > 1 else []),
    ]
    for (one, v), (other, w) in combinations(slots, 2):
        if v == w or 1 in {v, w}:
            continue
        stated = supports(found.get(v, ()), one) + supports(found.get(w, ()), other)
        turned = supports(found.get(v, ()), other) + supports(found.get(w, ()), one)
        if stated < 0 and turned - stated >= _GAIN:
            return v, w
    return None
