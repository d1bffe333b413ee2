"""Pairs joined by a word: "Kelso to Norby 8; Norby and Penrith 6", "C and N; A and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.interpret.embedded.graphs.pair import Pair
from agent.interpret.embedded.text import Span

_NOT_NAMED = (
    r"(?!(?:is|are|of|at|for|has|to|and|with|from|costs?|takes?|weighs|weight|needs|scores?|earns?"
    r"|gives?|saves?)\b)"
)
_NAME = rf"(?!(?:weight|cost|length|distance)s?\b)[^\W_][\w'’]*(?:\s{_NOT_NAMED}(?:[^\W\d_][\w'’]*|\d+))?(?!\w)"
_END = r"(?=\s*(?:[,;.)\n?]|$|\band\b))"
_WEIGHED = re.compile(
    rf"(?:^|[,;:(\n]|\bare\b|\bedges?\b|\band\b|\b(?=between\s|from\s))\s*(?:and\s|from\s|between\s|the\s|edges?\s)*(?P<u>{_NAME}?)\s(?P<link>to|and|with)\s(?:the\s)?(?P<v>{_NAME})"
    r"\s?(?:[:=(]|(?:is|are|costs?|takes?|at|for|of|has|weighs|weight|needs|scores?|earns?|gives?|saves?|with\s(?:a\s)?(?:weight|cost|length|distance)(?:\sof)?)\b)?\s?(?:is\s|of\s|a\s)?"
    rf"[$€£]?(?P<weight>[-−]?\d+(?:,\d{{3}})*(?:\.\d+)?)\)?(?:\s?[^\W\d_]+){{0,3}}?{_END}",
    re.MULTILINE,
)
_BARE = re.compile(
    rf"^\s*(?:and\s)?(?:between\s)?(?:the\s)?(?P<u>{_NAME})\sand\s(?:the\s)?(?P<v>{_NAME})\s*$"
)
_LAST_TWO = re.compile(
    r"(?P<u>[^\W_][\w'’]*)\sand\s(?:the\s)?(?P<v>[^\W_][\w'’]*(?:\s[^\W_][\w'’]*)?)\s*$"
)
_ONE = r"[^\W\d_][\w'’]*"
_WITH = re.compile(
    rf"{_ONE}\swith\s{_ONE}(?:(?:[,;]\s(?:and\s)?|\sand\s){_ONE}\swith\s{_ONE}){{1,5000}}(?=\s*(?:[.;?!\n]|$))"
)
_WITH_PAIR = re.compile(rf"(?P<u>{_ONE})\swith\s(?P<v>{_ONE})")
_WAY = re.compile(
    rf"\b(?:from|turning|changing|converting|swapping)\s(?:an?\s|the\s)?(?P<u>{_ONE}(?:\s{_ONE})?)\s(?:to|into)\s(?:an?\s|the\s)?"
    rf"(?P<v>{_ONE}(?:\s{_ONE})?)(?P<back>,?\s(?:or|and)\sback,?)?\s(?:it\s)?(?:is|takes?|costs?)\s[$€£]?(?P<weight>\d+(?:\.\d+)?)(?!\w)",
    re.IGNORECASE,
)
_FEWEST_WAYS = 3
_AND = re.compile(
    rf"\b{_ONE}\sand\s{_ONE}(?:[,;]\s(?:and\s)?{_ONE}\sand\s{_ONE}){{2,5000}}(?=\s*(?:[.;?!\n]|$))"
)
_AND_PAIR = re.compile(rf"(?P<u>{_ONE})\sand\s(?P<v>{_ONE})")
_SERIES = re.compile(r"[^;.?!\n]{3,400}(?:;[^;.?!\n]{3,80}){1,5000}")


def worded_pairs(text: str) -> tuple[Pair, ...]:
    """Returns the pairs of a text that a word joins, with a number after each or with none at all.

    >>> [(p.u, p.v, p.weight) for p in worded_pairs("Grants: Kelso to Norby 8; Norby to Ash 6.")]
    [('Kelso', 'Norby', 8.0), ('Norby', 'Ash', 6.0)]
    >>> [(p.u, p.v) for p in worded_pairs("A graph has the edges A and G; D and E; B and A.")]
    [('A', 'G'), ('D', 'E'), ('B', 'A')]
    """
    ways = tuple(_ways(text))
    if len(ways) >= _FEWEST_WAYS:
        return ways
    weighed = tuple(_weighed(text))
    return (
        weighed
        if len(weighed) > 1
        else tuple(_bare(text)) or tuple(_with(text)) or tuple(_and(text))
    )


def _ways(text: str) -> Iterator[Pair]:
    """Ways told whole: "from the red room to the blue room or back it is 7 steps"."""
    for match in _WAY.finditer(text):
        if match["u"].lower() != match["v"].lower():
            span = Span(match.start("u"), match.end())
            yield Pair(match["u"], match["v"], float(match["weight"]), span, not match["back"])


def _weighed(text: str) -> Iterator[Pair]:
    position = 0
    while match := _WEIGHED.search(text, position):
        position = match.end()
        weight = float(match["weight"].replace(",", "").replace("−", "-"))
        start = match.start("u")
        # "2,100 and farm 3 1,500" joins no 100.
        is_cut = match["u"][0].isdigit() and text[max(0, start - 2) : start - 1].isdigit()
        if match["u"] != match["v"] and not (is_cut and text[start - 1] == ","):
            yield Pair(match["u"], match["v"], weight, Span(match.start("u"), match.end()))


def _bare(text: str) -> Iterator[Pair]:
    """Series whose entries, parted by semicolons, are two names each."""
    for series in _SERIES.finditer(text):
        found: list[Pair] = []
        start = series.start()
        for entry in series.group().split(";"):
            match = _BARE.match(entry) if found else _LAST_TWO.search(entry)
            if match is None:
                break
            u, v = match["u"], match["v"]
            if not found and (lead := _kind_word(v)):
                before = entry[: match.start("u")].rstrip()
                u = f"{lead} {u}" if before.endswith(lead) else u
            first = match.end("u") - len(u)
            found.append(Pair(u, v, None, Span(start + first, start + match.end("v"))))
            start += len(entry) + 1
        else:
            yield from found


def _with(text: str) -> Iterator[Pair]:
    """Series of pairs that "with" joins: "badgers with herons, foxes with beavers"."""
    for series in _WITH.finditer(text):
        for match in _WITH_PAIR.finditer(text, series.start(), series.end()):
            yield Pair(match["u"], match["v"], None, Span(*match.span()))


def _and(text: str) -> Iterator[Pair]:
    """Series of pairs parted by commas: "between Ada and Bo, Ada and Cleo, Bo and Dov"."""
    for series in _AND.finditer(text):
        for match in _AND_PAIR.finditer(text, series.start(), series.end()):
            yield Pair(match["u"], match["v"], None, Span(*match.span()))


def _kind_word(name: str) -> str:
    """The noun of "module K", which a first name of two words has too."""
    return name.rpartition(" ")[0]
