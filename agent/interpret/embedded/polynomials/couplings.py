"""Fields and couplings of spins as people list them: "h(a) = 0.5", "J_12 = 2", rows under "u v J"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agent.interpret.embedded.text import Span

_NUMBER = r"[-−+]?\d+(?:\.\d+)?"
_SPIN = r"[^\W_][\w]{0,12}"
_FIELD = re.compile(
    rf"\bh\s?[_(\[{{]{{1,2}}\s?(?P<spin>{_SPIN})\s?[)\]}}]{{0,2}}\s?[=:]\s?(?P<value>{_NUMBER})"
)
_COUPLING = re.compile(
    rf"\bJ\s?[_(\[{{]{{1,2}}\s?(?P<u>{_SPIN}?)\s?,?\s?(?P<v>{_SPIN})\s?[)\]}}]{{0,2}}\s?[=:]\s?(?P<value>{_NUMBER})"
)
_HEAD = re.compile(
    r"^[ \t|]*(?:u|i|spin|from)[ \t,|;]+(?:v|j|spin|to)[ \t,|;]+J(?:\b[^\n]*)(?:\n[ \t]*\|?[-:| ]+\|?[ \t]*)?$",
    re.MULTILINE,
)
_ROW = re.compile(
    rf"[ \t|]*(?P<u>{_SPIN})[ \t,|;]+(?P<v>{_SPIN})[ \t,|;]+(?P<value>{_NUMBER})[ \t|]*(?:\n|$)"
)
_WANTS = re.compile(
    rf"(?P<u>[^\W\d_]+\s\d+|{_SPIN})\sand\s(?P<v>[^\W\d_]+\s\d+|{_SPIN})\s(?:want|prefer|like|are\scoupled)\w*\s(?:to\s)?(?:point\s|be\s)?"
    rf"(?P<how>(?:in\s)?(?:the\s)?(?:same|opposite|different|equal|alike)[^.;,\n]{{0,20}}?)\s(?:with|at|by)\s(?:a\s)?strength\s(?:of\s)?(?P<value>\d+(?:\.\d+)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Couplings:
    """Fields by spin, couplings by pair, and where they stand. Energies as they are listed."""

    fields: Mapping[str, float]
    pairs: tuple[tuple[str, str, float], ...]
    spans: tuple[Span, ...]


def listed_couplings(text: str) -> Couplings:
    """Returns the fields and couplings that are listed one by one or in rows.

    >>> found = listed_couplings("J(a,b) = 2, J(b,c) = -3, h(a) = 0.5")
    >>> found.pairs, dict(found.fields)
    ((('a', 'b', 2.0), ('b', 'c', -3.0)), {'a': 0.5})
    """
    fields = list(_FIELD.finditer(text))
    pairs = [match for match in _COUPLING.finditer(text) if match["u"]]
    for head in _HEAD.finditer(text):
        position = head.end() + 1
        while row := _ROW.match(text, position):
            pairs.append(row)
            position = row.end()
    return Couplings(
        {match["spin"]: _value(match) for match in fields},
        tuple((match["u"], match["v"], _value(match)) for match in pairs),
        tuple(Span(*match.span()) for match in (*fields, *pairs)),
    )


def wanted_couplings(text: str) -> Couplings:
    """Returns couplings told as wishes, with the energy that equal spins have: wish for equal is below 0.

    >>> wanted_couplings("Magnet 1 and magnet 2 want to point the same way with strength 3").pairs
    (('Magnet 1', 'Magnet 2', -3.0),)
    """
    found = list(_WANTS.finditer(text))
    return Couplings(
        {},
        tuple((_capital(match["u"]), _capital(match["v"]), _wish(match)) for match in found),
        tuple(Span(*match.span()) for match in found),
    )


def _wish(match: re.Match[str]) -> float:
    equal = re.search(r"same|equal|alike", match["how"], re.IGNORECASE)
    return -float(match["value"]) if equal else float(match["value"])


def _value(match: re.Match[str]) -> float:
    return float(match["value"].replace("−", "-"))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
