"""Words as the linear reader compares them: stems, and which words carry no meaning of their own."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "ft": "foot",
    "sq": "square",
    "loaves": "loaf",
    "knives": "knife",
    "shelves": "shelf",
    "mice": "mouse",
    "geese": "goose",
    "hrs": "hour",
    "hr": "hour",
    "mins": "minute",
    "min": "minute",
    "kilograms": "kg",
    "kilogram": "kg",
    "treater": "treat",
    "buses": "bus",
    "bus": "bus",
    "gas": "gas",
    "pies": "pie",
    "ties": "tie",
    "cookies": "cookie",
    "movies": "movie",
    "calories": "calorie",
    "smoothies": "smoothie",
    "brownies": "brownie",
    "batteries": "battery",
}
_PRONOUNCED_ES = ("sses", "xes", "ches", "shes", "zes")

FUNCTION = frozenset(
    "a an the of in for to at on by with from and or is are be been being was were will would "
    "can could may might must "
    "should shall do does did has have had that which who whom whose this these those it its "
    "they them their he she his "
    "her we our you your i my there here as so such than then also only just about around "
    "approximately each every per "
    "any all both either total overall combined altogether together amount number quantity unit "
    "up out into onto over "
    "used use using made make need needed require required available units".split()
)
PERIODS = frozenset(
    "day week month year daily weekly monthly yearly annual annually shift season".split()
)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Returns a form that a word shares with its plural and its verb forms.

    >>> [stem(word) for word in ("Boards", "people", "batches", "cutting", "baked", "supplies")]
    ['board', 'person', 'batch', 'cut', 'bak', 'supply']
    """
    word = word.lower().removesuffix("'s").removesuffix("s'")
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(_PRONOUNCED_ES):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and re.search(r"[aeiouy]", rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "ls" else rest
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def stems(text: str) -> tuple[str, ...]:
    """Returns the stems of the words of a text, hyphens and signs as spaces.

    >>> stems("desk-lamps of oak")
    ('desk', 'lamp', 'of', 'oak')
    """
    return tuple(stem(word) for word in re.findall(r"[^\W_]+(?:'\w+)?", text))


def content(words: tuple[str, ...]) -> frozenset[str]:
    """Returns the stems that say something; "unit" only counts where nothing else is left."""
    kept = frozenset(word for word in words if word not in _FUNCTION_STEMS and not word.isdigit())
    return kept or frozenset(word for word in words if word == "unit")


_FUNCTION_STEMS = FUNCTION | frozenset(stem(word) for word in FUNCTION)
