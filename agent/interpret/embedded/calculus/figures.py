"""Figures of geometry: their measures, and each quantity as a formula of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_OPEN = re.compile(
    r"\bopen(?:ed)?[\s-](?:at\sthe\s|on\s)?top(?:ped)?\b|\bopen[\s-](?:box|container|tank|can|cylinder|tin)\b|\bno\s(?:top|lid|cover)\b"
    r"|\bwithout\s(?:a\s)?(?:top|lid|cover)\b|\blidless\b|\btopless\b|\btop\sis\sopen\b|\bopen\srectangular\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:wall|barn|river|house|building|cliff|stream|lake|canal|shore|garage|shed|road|highway|hedge)\b",
    re.IGNORECASE,
)
_ONE_SIDE_FREE = re.compile(
    r"\b(?:bounds?|bounded|borders?|along(?:side)?|against|next\sto|beside|adjacent|one\sside|no\sfenc\w+|does\snot\sneed"
    r"|doesn't\sneed|three\s(?:other\s|remaining\s)?sides|serves?|uses?|using|forms?|as\sone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's measures, what each quantity is in them, and what "largest" means of it."""

    name: str
    measures: tuple[str, ...]
    quantities: Mapping[str, str]
    size: str


RECTANGLE = Figure(
    "rectangle",
    ("length", "width"),
    {
        "area": "length*width",
        "perimeter": "2*length + 2*width",
        "material": "2*length + 2*width",
        "diagonal": "sqrt(length^2 + width^2)",
    },
    "area",
)
BESIDE_WALL = Figure(
    "rectangle beside a wall",
    ("length", "width"),
    {"area": "length*width", "perimeter": "length + 2*width", "material": "length + 2*width"},
    "area",
)
_FIGURES: tuple[tuple[re.Pattern[str], Figure, Mapping[str, str]], ...] = (
    (
        re.compile(
            r"\b(?:cylind\w+|(?:soup|soda|beer|drinks?|food|juice|paint|tin|metal|which|what|closed|open|a|the|of)\s(?:cans?|tins?)(?=\s(?:of|that|with|to|is|has|holds|must|should)\b|[.?,])|cans)\b",
            re.IGNORECASE,
        ),
        Figure(
            "cylinder",
            ("radius", "height"),
            {
                "volume": "pi*radius^2*height",
                "surface": "2*pi*radius^2 + 2*pi*radius*height",
                "material": "2*pi*radius^2 + 2*pi*radius*height",
                "area": "2*pi*radius^2 + 2*pi*radius*height",
            },
            "volume",
        ),
        dict.fromkeys(("surface", "material", "area"), "pi*radius^2 + 2*pi*radius*height"),
    ),
    (
        re.compile(
            r"\bsquare[\s-](?:base|bottom|based|bottomed)\b|\bbase\s(?:is|of\sthe\s\w+\sis)\s(?:a\s)?square\b",
            re.IGNORECASE,
        ),
        Figure(
            "box with a square base",
            ("base", "height"),
            {
                "volume": "base^2*height",
                "surface": "2*base^2 + 4*base*height",
                "material": "2*base^2 + 4*base*height",
                "area": "2*base^2 + 4*base*height",
            },
            "volume",
        ),
        dict.fromkeys(("surface", "material", "area"), "base^2 + 4*base*height"),
    ),
    (
        re.compile(
            r"\b(?:cuboid|rectangular\s(?:box|prism|tank|container|parallelepiped)|closed\sbox)\b",
            re.IGNORECASE,
        ),
        Figure(
            "box",
            ("length", "width", "height"),
            {
                "volume": "length*width*height",
                "surface": "2*length*width + 2*length*height + 2*width*height",
                "material": "2*length*width + 2*length*height + 2*width*height",
                "area": "2*length*width + 2*length*height + 2*width*height",
            },
            "volume",
        ),
        dict.fromkeys(
            ("surface", "material", "area"), "length*width + 2*length*height + 2*width*height"
        ),
    ),
)
_RECTANGLE = re.compile(r"\brectang\w*\b|\bfenc\w+\b", re.IGNORECASE)
# What makes another figure of one: none of the formulas here holds then.
_OTHER = re.compile(
    r"\b(?:triang\w+|trapez\w+|ellips\w+|hexagon\w*|pyramid\w*|cones?|conical|spheres?|spherical|hemispher\w*|norman|arch\w*"
    r"|partition\w*|divided|divid(?:e|ing)|compartments?|adjacent\s(?:pens|corrals|fields|plots)|subdivi\w+|two\s(?:identical|equal)|inscribed|cut\s(?:into|from\sthe|out)"
    r"|corners?|gates?|ratio\sof\s(?:length|width)|twice|three\stimes|double|semi-?circ\w*|circ(?:le|ular)|postal|girth|parabola|curve|thick\w*|path|walkway"
    r"|cubes?|per\s(?:square|foot|metre|meter|yard|sq)|lid\scosts?|costs?\s[$€£\d])\b",
    re.IGNORECASE,
)


def figure_of(text: str) -> Figure | None:
    """Returns the figure that a question speaks of, None where it is none of those known.

    >>> figure_of("Which can of volume 500 needs least metal?").name
    'cylinder'
    """
    if _OTHER.search(text):
        return None
    for pattern, figure, when_open in _FIGURES:
        if pattern.search(text):
            if _OPEN.search(text):
                return Figure(
                    f"open {figure.name}",
                    figure.measures,
                    {**figure.quantities, **when_open},
                    figure.size,
                )
            return figure
    if not _RECTANGLE.search(text) or _OPEN.search(text):
        return None
    if _WALL.search(text):
        return BESIDE_WALL if _ONE_SIDE_FREE.search(text) else None
    return RECTANGLE
