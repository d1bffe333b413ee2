"""The mix that a text asks for: its ingredients, found in a table, a list or by what is said of them."""

from __future__ import annotations

import re

from agent.interpret.embedded.blends.facts import Limit, Material, Mix, Unclear
from agent.interpret.embedded.blends.names import listed, subjects
from agent.interpret.embedded.blends.prose import read_prose
from agent.interpret.embedded.blends.said import Prose
from agent.interpret.embedded.blends.tabled import table_materials
from agent.interpret.embedded.document import Document
from agent.interpret.embedded.text import Span

_FEWEST = 2


def find_mix(document: Document) -> Mix | Unclear | None:
    """Returns the mix that a text tells; None where it names no ingredients with costs."""
    tables = [(t, found) for t in document.tables if (found := table_materials(t))]
    if len(tables) > 1:
        return None
    if tables:
        table, materials = tables[0]
        skipped = (table.span,) if table.span else ()
        return _with_table(document, materials, skipped)
    unclear: Unclear | None = None
    for names in (*listed(document), subjects(document)):
        if len(names) < _FEWEST:
            continue
        try:
            told = read_prose(document, names, (), tabled=False)
        except Unclear as error:
            unclear = unclear or error
            continue
        if all(each.cost is not None for each in told.materials):
            return _mix(told, told.materials, ())
        costed = [each.name for each in told.materials if each.cost is not None]
        if len(costed) >= _FEWEST and not listed(document):
            try:
                told = read_prose(document, costed, (), tabled=False)
            except Unclear as error:
                return error
            return _mix(told, told.materials, ())
    return unclear


def _with_table(
    document: Document, materials: list[Material], skipped: tuple[Span, ...]
) -> Mix | Unclear:
    try:
        told = read_prose(document, [each.name for each in materials], skipped, tabled=True)
    except Unclear as error:
        return error
    for said, known in zip(told.materials, materials, strict=True):
        known.contents |= said.contents
        known.kinds |= said.kinds
        if said.available is not None:
            known.available, known.available_unit = said.available, said.available_unit
        if said.cost is not None and known.cost != said.cost:
            return Unclear(f"{said.name} … {said.cost:g}")
    return _mix(told, materials, skipped)


def _mix(told: Prose, materials: list[Material], more: tuple[Span, ...]) -> Mix:
    return Mix(
        tuple(materials),
        _together(told.limits, materials),
        tuple(told.amounts),
        (*told.spans, *more),
    )


def _together(limits: list[Limit], materials: list[Material]) -> tuple[Limit, ...]:
    """The limits, under the names that the ingredients give the contents."""
    known = [each.name for each in materials] + [c for m in materials for c in m.contents]
    named = []
    for limit in limits:
        content = _known(limit.content.split("|"), known)
        named.append(Limit(content, limit.least, limit.most, limit.is_percentage, limit.span))
    return tuple(named)


def _known(candidates: list[str], known: list[str]) -> str:
    """The name by which an ingredient holds one of the candidates, the first of them where none does."""
    for each in candidates:
        if each in known:
            return each
    for each in candidates:
        words = set(each.split())
        found = next((name for name in known if words & set(name.casefold().split())), "")
        if found:
            return found
    return candidates[0]


def per_unit_only(document: Document) -> bool:
    """Returns whether the mix is asked for by the unit: "per kilogram of mix"."""
    return bool(
        re.search(
            r"\b(?:per|a|each|one|every)\s(?:single\s)?(?:kg|kilo\w*|ton(?:ne)?|lit(?:re|er)|pound|barrel|unit)\s(?:of\s)?(?:the\s)?(?:mix\w*|blend|feed|alloy|product|fuel|final|finished)\b",
            document.text.raw,
            re.IGNORECASE,
        )
    )
