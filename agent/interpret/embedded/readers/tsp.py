"""Reads questions that ask for the shortest closed tour through every place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.graphs.dashed_pairs import dashed_pairs
from agent.interpret.embedded.graphs.edges import folded, pairs_of_table
from agent.interpret.embedded.graphs.pair import Contradiction, Pair, nodes_of, spans_of
from agent.interpret.embedded.grids.enumerations import named_ranges, split_list
from agent.interpret.embedded.grids.matrices import find_matrices, square
from agent.interpret.embedded.places.listed_ways import listed_ways
from agent.interpret.embedded.reader import Missing, Reader, Reading
from agent.interpret.embedded.refusal import refusing
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.tours.coordinates import find_coordinates
from agent.interpret.embedded.tours.distance_table import distance_table
from agent.interpret.embedded.tours.legs import legs
from agent.interpret.embedded.tours.place_names import PlaceNames, learn
from agent.interpret.embedded.tours.tour_wording import (
    is_free_end,
    other_rule,
    says_only_roads,
    stated_counts,
    tour_evidence,
)
from problems.errors import BadInput
from problems.families.tsp import Tsp

_VISITED = re.compile(
    r"\b(?:visit(?:s|ing)?|stops?\sat|calls?\sat|through|deliver(?:s|ing)?\sto|(?:called|named|labell?ed|identified|denoted|known)(?:\sas)?|are|as|cities|places|[a-z]+s:)"
    r"\s(?P<list>[^.?!;:\n()]*?\band\s[^\W_][\w'’]*(?:\s\d+)?)(?=\s(?:exactly\s|each\s|just\s)?(?:once|and|before|then|in)\b|\s*[,.?!;:—–-]|$)"
)
_COUNTED = re.compile(
    r"(?:\w+\s){0,3}(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|all)\s(?:\w+\s){0,2}\w+s",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:\w+\s){0,3}?(?:\w+s|named|called|labell?ed|denoted|are)\s(?:as\s)?(?P<name>[A-Z]\w{0,2}|\d{1,3})"
)
_START = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|leav(?:es?|ing)|depart(?:s|ing)?|sets?\sout)\s(?:(?:at|from|in)\s)?(?:(?:the|our|my|his|her|their)\s)?"
    r"(?P<name>[^\W_][\w'’]*(?:\s\w+)?)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:start\w*|begin\w*|leav(?:es?|ing)|depart\w*|sets?\sout)\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\b(?:once|round[\s-]?trip|sales(?:man|person)|shortest\s(?:\w+\s)?(?:tour|route|trip|loop|circuit))\b",
    re.IGNORECASE,
)
_UNNAMED_UNITS = frozenset("units unit and to for in from is the each cost costs apart".split())


def _evidence(document: Document) -> float:
    return tour_evidence(document.text.raw)


@refusing("the tour")
def _read(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    if not _evidence(document):
        return None
    read = _of_coordinates(document) or _of_matrix(document) or _of_pairs(document)
    if read is None and not _ASKED.search(text):
        return None
    if isinstance(read, Reading) and is_free_end(text) and _only_open(text):
        return _left_open(read, text)
    if rule := other_rule(text):
        return Missing(
            "tsp",
            rule[0],
            f'The question speaks of {rule[0]} ("{rule[1]}"), which is not read yet; is one round trip '
            "through every place, as short as possible, what you want?",
        )
    return read or Missing(
        "tsp",
        "the distances",
        'What is the distance between each two places? Write them as "depot-north 12, …".',
    )


def _only_open(text: str) -> bool:
    """Whether the text asks for no other rule than that nobody has to get back."""
    rule = other_rule(text)
    return rule is not None and rule[0] == "an open route"


def _left_open(read: Reading, text: str) -> Reading | Missing:
    """The tour as a path that ends anywhere; it begins where the text says."""
    problem = read.problem
    assert isinstance(problem, Tsp)
    if problem.start is None and _STARTS.search(text):
        return Missing("tsp", "the start", "At which of the places does the trip begin?")
    return replace(
        read,
        problem=problem.model_copy(update={"closed": False}),
        assumptions=(*read.assumptions, "The trip may end anywhere, without coming back."),
    )


def _of_coordinates(document: Document) -> Reading | Missing | None:
    found = find_coordinates(document)
    if found is None:
        return None
    names, points, spans = found
    text = document.text.raw
    if word := re.search(r"\b(?:manhattan|taxicab|latitude|longitude)\b", text, re.IGNORECASE):
        return Missing(
            "tsp",
            "the distances",
            f'Distances by "{word.group()}" are not read yet; what is the distance between each two places?',
        )
    few = _too_few(document, len(names))
    if few:
        return few
    problem = Tsp(places=names, coordinates=points, start=_start(text, names))
    return Reading(problem, spans, ("Distances are straight lines between the coordinates.",))


def _of_matrix(document: Document) -> Reading | Missing | None:
    matrices = [
        each for each in find_matrices(document) if max(len(each.rows), len(each.rows[0])) > 2
    ]
    if not matrices or dashed_pairs(document.text.raw):
        return None
    if len(matrices) > 1:
        return Missing(
            "tsp", "the distances", "Several matrices are given; which of them holds the distances?"
        )
    matrix = square(matrices[0], "the distance matrix")
    names = matrix.row_names or matrix.column_names or _declared(document, len(matrix.rows))
    negative = next((d for row in matrix.rows for d in row if d is not None and d < 0), None)
    if negative is not None:
        raise BadInput(f"the distance {negative:g} is negative; distances must be 0 or more")
    rows = tuple(
        tuple(0.0 if i == j else distance for j, distance in enumerate(row))
        for i, row in enumerate(matrix.rows)
    )
    problem = Tsp(places=names, distances=rows, start=_start(document.text.raw, names))
    return Reading(problem, matrix.spans)


def _of_pairs(document: Document) -> Reading | Missing | None:
    text = document.text.raw
    written = [
        *(pair for table in document.tables for pair in pairs_of_table(table)),
        *dashed_pairs(text),
    ]
    # "four plants - Plant 1, Plant 2": a heading, no way from plants to Plant.
    weighed = [
        pair
        for pair in written
        if pair.weight is not None and not pair.u.lower().endswith(f"{pair.v.split()[0].lower()}s")
    ]
    names = learn(text, nodes_of(weighed))
    stated = [*folded(weighed)]
    stated += legs(document, names)
    if not stated:
        stated = [
            Pair(way.u, way.v, way.value, way.sentence, is_directed=True)
            for way in listed_ways(document)
        ]
        names = learn(text, nodes_of(stated))
    places = _places(document, stated, names)
    if len(places) < 3:
        return None
    few = _too_few(document, len(places))
    if few:
        return few
    return _of_stated(document, places, stated, names)


def _of_stated(
    document: Document, places: tuple[str, ...], stated: list[Pair], names: PlaceNames
) -> Reading | Missing:
    text = document.text.raw
    table = distance_table(places, stated)
    if isinstance(table, Contradiction):
        between = f"from {table.u} to {table.v}"
        return Missing(
            "tsp",
            f"the distance {between}",
            f"Two distances are given {between}, {table.first:g} and {table.second:g}; which holds?",
            (f"{table.first:g}", f"{table.second:g}"),
        )
    if table.absent and not says_only_roads(text):
        u, v = table.absent[0]
        more = f" ({len(table.absent) - 1} more are absent)" if len(table.absent) > 1 else ""
        return Missing(
            "tsp",
            f"the distance between {u} and {v}",
            f"What is the distance between {u} and {v}?{more}",
        )
    negative = next((pair for pair in stated if pair.weight is not None and pair.weight < 0), None)
    if negative:
        raise BadInput(
            f"the distance between {negative.u} and {negative.v} is {negative.weight:g}; "
            "distances must be 0 or more"
        )
    used = spans_of(stated)
    problem = Tsp(
        places=places,
        distances=table.rows,
        start=_start(text, places, names),
        distance_unit=_unit(document, used),
    )
    same = "Each distance is taken to be the same both ways."
    one_way = table.filled and any(pair.is_directed for pair in stated)
    return Reading(problem, used, (same,) if one_way else ())


def _places(document: Document, stated: list[Pair], names: PlaceNames) -> tuple[str, ...]:
    """The places with distances, and those that the question lists beside them."""
    known = nodes_of(stated)
    listed: list[str] = []
    kinds = {name.rpartition(" ")[0].lower() for name in known} - {""}
    for match in _VISITED.finditer(document.text.raw):
        entries = [
            names.spellings.get(entry if len(entry) == 1 else entry.lower(), entry)
            for entry in filter(None, map(_without_kind, split_list(match["list"])))
        ]
        if all(len(entry.split()) < 3 for entry in entries) and set(entries) & set(known):
            listed += [entry for entry in entries if entry.lower().removesuffix("s") not in kinds]
    for names_of_range in named_ranges(document.text.raw):
        listed += [names.spellings.get(name, "") for name in names_of_range]
    return tuple(dict.fromkeys((*known, *filter(None, listed))))


def _without_kind(entry: str) -> str:
    """ "Cities P" and "called P" at the head of a list name P; "four cities" names nothing."""
    if _COUNTED.fullmatch(entry):
        return ""
    headed = _HEADED.fullmatch(entry)
    return headed["name"] if headed else entry


def _too_few(document: Document, found: int) -> Missing | None:
    counts = [count for count in stated_counts(document) if count > found]
    if not counts:
        return None
    return Missing(
        "tsp",
        "some of the places",
        f"The question speaks of {max(counts)} places and gives distances of {found}; what are the others?",
    )


def _declared(document: Document, count: int) -> tuple[str, ...]:
    """The places in the order that the question lists them, or numbers from 1."""
    lists = [split_list(match["list"]) for match in _VISITED.finditer(document.text.raw)]
    ranges = named_ranges(document.text.raw)
    fitting = [names for names in (*lists, *ranges) if len(names) == len(set(names)) == count]
    return fitting[0] if fitting else tuple(str(number) for number in range(1, count + 1))


def _start(text: str, places: tuple[str, ...], names: PlaceNames | None = None) -> str | None:
    by_spelling = {
        **{place.lower(): place for place in places},
        **(names.spellings if names else {}),
    }
    for match in _START.finditer(text):
        written = match["name"].lower()
        for spelling in (written, written.split()[0], match["name"].split()[0]):
            if by_spelling.get(spelling) in places:
                return by_spelling[spelling]
    return None


def _unit(document: Document, used: tuple[Span, ...]) -> str:
    """The unit that most of the used distances share, "" where there is none."""
    numbers = [number for span in used for number in document.numbers_in(span)]
    units = Counter(number.unit for number in numbers if number.unit not in _UNNAMED_UNITS)
    unit, count = units.most_common(1)[0] if units else ("", 0)
    return unit if count * 3 >= len(used) * 2 else ""


READER = Reader(family="tsp", evidence=_evidence, read=_read, takes_sheets=True)
