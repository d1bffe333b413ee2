"""Reads questions that put things into as few equal containers as possible."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.leftovers import leftovers
from agent.interpret.embedded.packing.capacity import Capacity, find_capacities
from agent.interpret.embedded.packing.conflicts import Conflicts, find_conflicts
from agent.interpret.embedded.packing.containers import container_capacity
from agent.interpret.embedded.packing.sizes import listed_sizes, told_sizes
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.records.named_rules import rule_about_some
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.unread import unused_numbers, with_context
from problems.families.bin_packing import BinItem, BinPacking

_BIN = (
    r"(?:bins?|box(?:es)?|crates?|cartons?|containers?|(?:cargo\s|delivery\s|transport\s)?(?:trucks?|vans?|planes?|pods?|lorr(?:y|ies)"
    r"|vehicles?|ships?|wagons?|trailers?|trips?|flights?|carts?|pallets?|crates?|drones?|railcars?)|servers?|machines?|hosts?|nodes?"
    r"|racks?|tapes?|disks?|discs?|drives?|sticks?|cards?|volumes?|cds?|dvds?|bags?|suitcases?|backpacks?|shelves|shelf|lockers?"
    r"|boards?|planks?|pipes?|rods?|rolls?|sheets?|beams?|bars?|buses|bus|shifts?|rooms?|sessions?|slots?|days?|blocks?|pages?"
    r"|trays?|minibus(?:es)?|coach(?:es)?|baskets?|jars?|buckets?|drawers?|folders?|envelopes?|tubs?|tanks?|freezers?|cabinets?|holds?|compartments?|units?|furnaces?|loads?|batches|batch|lifts?|elevators?|freighters?|barges?|rides?|journeys?|crossings?|runs?|rounds?|voyages?|ascents?|gondolas?|boats?|ferr(?:y|ies)|kegs?|bottles?|cups?|bowls?)"
)
_FEWEST = re.compile(
    rf"\b(?:fewest|smallest\s(?:possible\s)?number|least\s(?:possible\s)?number|lowest\s(?:possible\s)?number"
    rf"|minimum\s(?:possible\s)?(?:number|count|quantity)|minim(?:al|um)\s(?:possible\s)?(?:number\s)?|number|how\s(?:many|few)|as\sfew)"
    rf"\s(?:possible\s|identical\s|of\s|the\s|such\s|\w+\s){{0,3}}?{_BIN}\b|\bminimi[sz]\w*\s(?:the\s)?(?:total\s)?(?:number|count)\s"
    rf"(?:of\s)?(?:\w+\s){{0,3}}?{_BIN}\b|\bbin[\s-]?packing\b",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:fewest|(?:smallest|least|lowest|minimum|minimal)\s(?:possible\s)?(?:number|count|quantity)\sof|as\sfew)\s(?:possible\s)?"
    r"(?:identical\s)?(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
_MINIMISES = re.compile(
    r"\bfewest\b|\bhow\sfew\b|\bsmallest\b|\bleast\b|\blowest\b|\bminim\w+|\bas\sfew\b|\bhow\smany\b[^.?!]{0,80}?\b(?:needed?|required?|necessary"
    r"|need|take|at\sleast)\b|\bbin[\s-]?packing\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:capacit\w*|holds?|bears?|carr(?:y|ies)|fits?|limit\w*|sustain\w*|maximum|up\sto|at\smost|no\smore\sthan|exceed\w*|accommodat\w*"
    r"|support\w*|long|load)\b",
    re.IGNORECASE,
)
_NOT_PACKING = re.compile(
    r"\b(?:costs?|price[sd]?|revenue|profit\w*|value[sd]?|worth|per\s(?:hour|trip|unit)|demands?|pattern|wast\w+|distances?|routes?\sof"
    r"|setup|different\s(?:sizes|types)\sof|types?\sof|copies|precede\w*|colou?rs?)\b|[$€£]\s?\d",
    re.IGNORECASE,
)
# "12-foot planks", "sticks of 4 GB", "servers with 64 GB": a size beside the container's name.
_SIZED = (
    re.compile(
        rf"(?<![\w.,])(?P<value>\d[\d.,]*)[\s-]?(?P<unit>[^\W\d_]{{1,12}})[\s-](?:long\s)?{_BIN}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_BIN}\s(?:are|is|of|with|that\s(?:are|is)|measuring|have|has|bears?|can\sbear)\s(?:a\s)?(?:\w+\s){{0,3}}?"
        r"(?P<value>\d[\d.,]*)\s?(?P<unit>[^\W\d_]{1,12})",
        re.IGNORECASE,
    ),
)
_RULES = re.compile(
    r"\b(?:not|never|cannot|can't|n't)\s(?:both\s)?(?:be\s|go\s|ride\s|share\s|travel\s|stand\s|sit\s)?(?:\w+\s)?(?:together|same|with|next|share)\b"
    r"|\bmust\s(?:be\s|go\s|ride\s|stay\s)?(?:\w+\s)?(?:together|same|separate\w*|apart)\b|\bincompatib\w+|\bfragile\b"
    r"|\bat\smost\s\w+\s(?:items|parcels|boxes|packages|pieces|things)\b|\bonly\s(?:one|two|three)\sof\b|\bseparate(?:ly|d)?\b"
    r"|\bmay\sbe\s(?:split|divided)\b|\bcan\sbe\s(?:split|divided)\b",
    re.IGNORECASE,
)


# Nothing is packed in parts anyway.
_KEPT_WHOLE = re.compile(
    r"\b(?:no|none|never|not|cannot|can't)\s(?:\w+\s){0,4}?(?:split|divided|separated?|broken|opened|cut|apart|parts|torn|spread|shared)\b"
    r"(?:\s(?:up\s)?(?:over|across|between|among|into|onto|in|on)\s(?:two|several|more\sthan\sone|different|2)\s\w+)?"
    r"|\beach\s\w+\s(?:is\skept\s|stays\s|must\sstay\s)?(?:whole|intact|in\sone\spiece|undivided)\b",
    re.IGNORECASE,
)
_MOST_BINS = re.compile(
    rf"\b(?:at\smost|no\smore\sthan|up\sto|only)\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?{_BIN}\b"
    r"(?!\s(?:per|a|each)\b)",
    re.IGNORECASE,
)
# "6 presents need 27 cm each" is no thing of 27 cm: there are six.
_COUNTED = re.compile(r"(?:[2-9]|\d{2,3})\s[a-z]+s\b")


def _evidence(document: Document) -> float:
    text = document.text.raw
    if len(text) > 200_000 or _NOT_PACKING.search(text):
        return 0.0
    holds = _HOLDS.search(text) or any(sized.search(text) for sized in _SIZED)
    if _MINIMISES.search(text) and container_capacity(document):
        return 0.92
    if holds and _FEWEST.search(text) and _MINIMISES.search(text):
        return 0.91
    return 0.9 if _counts_what_holds(document) else 0.0


def _counts_what_holds(document: Document) -> bool:
    """Whether what is to be few is what a sentence gives a capacity: "each vessel holds …"."""
    text = document.text.raw
    for match in _FEW.finditer(text):
        noun = re.sub(r"(?:es|s)$", "", match["noun"].lower())
        holder = re.compile(
            rf"\b(?:each|every|one|an?|any)\s(?:\w+\s){{0,2}}?{re.escape(noun)}", re.IGNORECASE
        )
        if len(noun) > 2 and any(
            holder.search(each.text) and _HOLDS.search(each.text)
            for each in document.text.sentences
        ):
            return True
    return False


@refusing("the packing")
def _read(document: Document) -> Reading | Missing | None:
    things = listed_sizes(document)
    inside = things.used if things else ()
    limits = find_capacities(document, inside) or _sized(document, inside)
    held = container_capacity(document)
    if held is not None and len({each.value for each in limits}) != 1:
        limits = (held,)
    if things is None:
        things = told_sizes(document, limits)
    if things is None or len(things.sizes) < 2 or any(map(_COUNTED.match, things.names)):
        return None
    capacity = _capacity(limits)
    if isinstance(capacity, Missing):
        return capacity
    apart = find_conflicts(document, things.names)
    bounded = _MOST_BINS.search(document.text.raw)
    rule = _RULES.search(_without_told(document.text.raw, apart, bounded))
    if rule or apart is None:
        rule = rule or _RULES.search(document.text.raw)
        assert rule is not None
        return Missing(
            "bin_packing",
            f'what "{rule.group()}" asks for',
            f'The question says "{rule.group()}", which is not read yet; may any things share a container?',
        )
    spans = (
        *things.used,
        *(each.span for each in limits if each.value == capacity.value),
        *apart.used,
        *(Span(*match.span()) for match in _KEPT_WHOLE.finditer(document.text.raw)),
        *([Span(*bounded.span())] if bounded else []),
    )
    counts = {float(len(things.sizes)), 1.0}
    rest = leftovers(document, spans, counts, set(re.findall(r"\d+", " ".join(things.names))))
    stray = rest.stray or next(iter(unused_numbers(document, (*spans, *rest.explained))), None)
    if stray:
        shown = with_context(document, stray)
        return Missing("bin_packing", f'what "{shown}" means', f'What does "{shown}" mean here?')
    if left := rule_about_some(document, things.names, spans, "bin_packing"):
        return left
    problem = BinPacking(
        items=tuple(
            BinItem(name=name, size=size)
            for name, size in zip(things.names, things.sizes, strict=True)
        ),
        capacity=capacity.value,
        conflicts=apart.pairs,
        n_bins=_most_bins(document, bounded),
        size_unit=capacity.unit,
    )
    return Reading(problem, (*spans, *rest.explained))


def _without_told(text: str, apart: Conflicts | None, bounded: re.Match[str] | None) -> str:
    """The text without the rules that are read elsewhere, or that packing keeps anyway."""
    spans = [*(apart.used if apart else ()), *([Span(*bounded.span())] if bounded else [])]
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return _KEPT_WHOLE.sub(" ", text)


def _most_bins(document: Document, bounded: re.Match[str] | None) -> int | None:
    numbers = document.numbers_in(Span(*bounded.span())) if bounded else ()
    return int(numbers[0].value) if numbers else None


def _capacity(limits: Sequence[Capacity]) -> Capacity | Missing:
    distinct = {each.value: each for each in limits}
    if len(distinct) == 1:
        return limits[0]
    if not distinct:
        return Missing(
            "bin_packing", "the capacity", "How much does one container hold at the most?"
        )
    readings = tuple(f"{value:g}" for value in distinct)
    return Missing(
        "bin_packing",
        "the capacity",
        f"Several limits are given ({', '.join(readings)}); how much does one container hold?",
        readings,
    )


def _sized(document: Document, inside: Sequence[Span]) -> tuple[Capacity, ...]:
    """The size of the containers as told beside their name, where it is told in one way."""
    found = [
        Capacity(number.value, number.unit, number.span)
        for sized in _SIZED
        for match in sized.finditer(document.text.raw)
        for number in document.numbers_in(Span(match.start("value"), match.end("value")))
        if not any(span.contains(number.span) for span in inside)
    ]
    return tuple(found) if len({each.value for each in found}) == 1 else ()


READER = Reader(family="bin_packing", evidence=_evidence, read=_read)
