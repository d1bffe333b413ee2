"""The family that a text calls by one of its names, and the size that it gives."""

from __future__ import annotations

import re
from functools import cache

from problems.registry import families

# What people call a family beside its own name, and what they count in it.
_NAMES: dict[str, str] = {
    "tsp": r"tsp|travell?ing\s+sales(?:man|person|people)\w*|(?:city|cities)[\s-]+(?:tour|trip)"
    r"|round[\s-]?trip|tour",
    "vehicle_routing": r"c?vrp|vehicle[\s-]routing|delivery\s+(?:routes?|routing|rounds?|tours?)"
    r"|(?:truck|fleet)\s+routing",
    "max_cut": r"max(?:imum)?[\s-]?cut",
    "knapsack": r"knapsack|backpack|rucksack",
    "graph_coloring": r"(?:graph|vertex|map|node)[\s-]colou?ring|colou?ring",
    "assignment": r"assignment(?:\s+problem)?|assign\w*\s+\d+\s+(?:workers|tasks|jobs|people)",
    "quadratic_assignment": r"quadratic[\s-]assignment|qap",
    "qubo": r"qubo|quadratic\s+unconstrained\s+binary",
    "ising": r"ising|spin[\s-]glass(?:es)?",
    "portfolio": r"portfolio",
    "job_shop": r"job[\s-]?shop",
    "flow_shop": r"flow[\s-]?shop",
    "open_shop": r"open[\s-]?shop",
    "bin_packing": r"bin[\s-]packing|packing\s+\d+\s+items\s+into\s+bins",
    "number_partition": r"number[\s-]partition(?:ing)?|partition(?:ing)?\s+\d+\s+numbers",
    "graph_partition": r"graph[\s-]partition(?:ing)?|graph\s+bisection",
    "independent_set": r"independent[\s-]set|\bMIS\b",
    "vertex_cover": r"vertex[\s-]cover",
    "clique": r"(?:max(?:imum)?[\s-])?clique",
    "dominating_set": r"dominating[\s-]set",
    "set_cover": r"set[\s-]cover(?:ing)?",
    "set_packing": r"set[\s-]packing",
    "exact_cover": r"exact[\s-]cover",
    "max_sat": r"max[\s-]?sat|\b\d-sat\b|satisfiability",
    "labs": r"labs|low[\s-]autocorrelation",
    "n_queens": r"queens",
    "sudoku": r"sudoku",
    "shift_rostering": r"roster(?:s|ing)?|shift\s+(?:planning|scheduling)|nurse\s+scheduling",
    "timetabling": r"timetabl(?:e|ing)",
    "facility_location": r"facility[\s-]location|warehouse\s+location",
    "matching": r"(?:maximum|perfect|weighted|graph)\s+matching|matching\s+problem",
    "shortest_path": r"shortest[\s-]path",
    "max_flow": r"max(?:imum)?[\s-]flow",
    "spanning_tree": r"spanning[\s-]tree",
    "project_scheduling": r"project\s+scheduling|rcpsp",
    "linear_program": r"linear\s+program(?:ming)?|\bLP\b",
    "feature_selection": r"feature[\s-]selection",
    "community_detection": r"community\s+detection",
    "market_split": r"market[\s-]split",
    "parallel_machines": r"parallel\s+machines?",
}
_COUNTED = (
    r"(?:city|cities|stops?|places?|towns?|locations?|nodes?|vertices|vertex|points?|items?|objects?|things?"
    r"|jobs?|tasks?|workers?|customers?|deliveries|orders?|clients?|variables?|spins?|assets?|stocks?|shares"
    r"|numbers?|sets?|elements?|queens|ingredients?|facilities|people|persons?|employees|nurses|events|features|signs"
    r"|activities|regions|countries|pieces|retailers|cells)"
)
_UNITS = dict(
    zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True)
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_WORDS = {
    **_UNITS,
    **_TEENS,
    **_TENS,
    "hundred": 100,
    **{f"{ten}-{one}": _TENS[ten] + _UNITS[one] for ten in _TENS for one in _UNITS},
}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{_SPELT})"
_SIZES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.])(?:a\s+)?{_NUMBER}[\s-]+(?:\w+\s+)?{_COUNTED}\b",
        rf"\b(?:n\s*=|n\s+of|size|of\s+order)\s*{_NUMBER}\b",
        rf"\b{_NUMBER}\s*(?:x|×|by)\s*\d+\b",
    )
)


def kind_named(text: str) -> str | None:
    """Returns the family that the text names; the longest name wins, None where there is none.

    >>> kind_named("my 15-city tour"), kind_named("quadratic assignment of 8"), kind_named("a plan")
    ('tsp', 'quadratic_assignment', None)
    """
    found = [
        (match.end() - match.start(), family)
        for family, pattern in _patterns().items()
        for match in pattern.finditer(text)
    ]
    return max(found)[1] if found else None


def size_named(text: str) -> int | None:
    """Returns how many of its things the text gives, None where it gives no count, or several.

    >>> [size_named(each) for each in ("a 15-city tour", "twenty-five nodes", "n = 12", "10 km")]
    [15, 25, 12, None]
    """
    for pattern in _SIZES:
        sizes = {_value(match["number"]) for match in pattern.finditer(text)}
        if sizes:
            return sizes.pop() if len(sizes) == 1 else None
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    spelt = {name: name.replace("_", r"[\s_-]").replace("color", "colou?r") for name in families()}
    return {
        name: re.compile(rf"\b(?:{own}|{_NAMES.get(name, own)})s?\b", re.IGNORECASE)
        for name, own in spelt.items()
    }


def _value(number: str) -> int:
    word = number.lower()
    return _WORDS[word] if word in _WORDS else int(word.replace(",", ""))
