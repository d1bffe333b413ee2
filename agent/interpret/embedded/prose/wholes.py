"""What counts all amounts at once: words such as "vehicles", acres, or the money that is invested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.entities import MEASURES, Entities
from agent.interpret.embedded.linear.words import FUNCTION, PERIODS, stem, stems
from agent.interpret.embedded.prose.resources import Resource
from agent.interpret.embedded.units import unit_of

# Nouns that usually mean all the things to decide at once.
_GENERIC = frozenset(
    "vehicles vehicle products product items item machines machine animals animal trips trip things "
    "types type kinds kind pieces".split()
)
_HOW_MANY = re.compile(
    r"\bhow\smany\s(?:of\s(?:the\s)?)?(?P<noun>[^\W\d_]+)(?:\sof)?", re.IGNORECASE
)
_UNITS_OF = re.compile(r"\d\s[^\W\d_]+\sof\s(?P<words>(?:[^\W\d_]+[\s-]?){1,4})")
_PER = re.compile(r"\b(?:per|each|every|an?)\s(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_PEOPLE = frozenset("workers employees staff".split())
_HIRES = re.compile(r"\b(?:employ(?:s|ed)?|hir(?:e|es|ed|ing)|recruits?)\b", re.IGNORECASE)
_INVESTS = re.compile(r"\binvest(?:s|ed|ing|ment|ments)?\b", re.IGNORECASE)


def with_groups(document: Document, entities: Entities) -> Entities:
    """The entities, with the words that mean all of them at once."""
    own = {stem(word) for name in entities.names for word in name.split()}
    asked = {match["noun"].lower() for match in _HOW_MANY.finditer(document.text.raw)}
    people = _PEOPLE if _HIRES.search(document.text.raw) else frozenset[str]()
    words = {
        word for word in _GENERIC | people | asked if stem(word) not in own and word not in FUNCTION
    }
    words = {word for word in words if stem(word) not in MEASURES and unit_of(word) is None}
    extra = frozenset((stem(word),) for word in words) - entities.forms.keys()
    firsts = {stems(name)[0] for name in entities.names}
    if len(firsts) == 1 and all(len(name.split()) > 1 for name in entities.names):
        extra |= {
            (first,) for first in firsts
        }  # "machines" where machine A and machine B are decided
    modifiers = {
        key: entity
        for key, entity in entities.modifiers.items()
        if not _is_counted(document, key, entities.names[entity])
    }
    return replace(entities, groups=entities.groups | extra, modifiers=modifiers)


def _is_counted(document: Document, key: tuple[str, ...], name: str) -> bool:
    """Whether the first words of a name are a thing of their own: "7 units of milk", "milk bars"."""
    for match in _UNITS_OF.finditer(document.text.raw):
        words = stems(match["words"])
        if words[: len(key)] == key and words[: len(stems(name))] != stems(name):
            return True
    return False


def wholes_of(
    document: Document, entities: Entities, resources: Sequence[Resource]
) -> frozenset[str]:
    """The stems that count all amounts: acres where numbers are said per acre, trips that are asked."""
    text = document.text.raw
    asked = {stem(match["noun"]) for match in _HOW_MANY.finditer(text)}
    per = {stem(match["noun"]) for match in _PER.finditer(text)} & (MEASURES | {stem("square")})
    named = {word for name in entities.names for word in stems(name)} & MEASURES
    times = {word for word in per if (unit := unit_of(word)) and unit.dimension == "time"}
    if not any(
        (unit := unit_of(each.unit_word)) and unit.dimension == "time" for each in resources
    ):
        times = set()  # no work is told in hours, so hours are what is decided
    return frozenset((asked | named | (per - times)) - PERIODS)


def decides_money(document: Document) -> bool:
    """Whether the amounts to decide are sums of money that are invested."""
    return bool(_INVESTS.search(document.text.raw))


def only_rates(resources: Sequence[Resource]) -> bool:
    """Whether all that is said of money are rates of return: "bonds yield 4 %"."""
    money = [each for each in resources if each.is_money]
    return bool(money) and all(each.unit == "percent" for each in money)
