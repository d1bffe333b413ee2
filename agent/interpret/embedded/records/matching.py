"""Which of several names or attributes some words mean, and how a limit in words compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agent.interpret.embedded.linear.words import stem

_AT_MOST = re.compile(
    r"\b(?:not\s(?:exceed|surpass|go\s(?:over|above|beyond)|be\s(?:more|greater|higher)\sthan|rise\sabove)|cannot\s(?:exceed|surpass)"
    r"|at\smost|no\s(?:more|greater|higher)\sthan|up\sto|capped|maximum|limited|limits?|below|under|(?:remain\s)?within|available|only|max\b|upper)\b"
    r"|(?<!\w)(?:<=|≤)|n't\s(?:exceed|surpass)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at\sleast|no\s(?:less|fewer|lower)\sthan|not\s(?:be\s)?(?:less|fewer|lower|fall|drop)\s?(?:than|below|under)?|minimum"
    r"|or\smore|above|over|min\b|lower\slimit)\b|(?<!\w)(?:>=|≥)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an the of is are be in for by and or to per each total overall rate score index".split()
)


def comparison(words: str) -> str | None:
    """Returns "<=" or ">=" as the words say it last; None where they say neither.

    >>> comparison("must not exceed"), comparison("must be at least"), comparison("is no less than")
    ('<=', '>=', '>=')
    """
    most = max((match.end() for match in _AT_MOST.finditer(words)), default=-1)
    least = max((match.end() for match in _AT_LEAST.finditer(words)), default=-1)
    if most == least:
        return None
    return "<=" if most > least else ">="


def meant(words: str, names: Iterable[str]) -> str | None:
    """Returns the one name that shares most of its words with `words`, None for none or several.

    >>> meant("the overall portfolio impact must not", ("expected benefit", "impact score"))
    'impact score'
    """
    present = {stem(word) for word in re.findall(r"[^\W\d_]+", words.lower())}
    shares: dict[str, float] = {}
    for name in names:
        told = [stem(word) for word in re.findall(r"[^\W\d_]+", name.lower())]
        own = [word for word in told if word not in _SMALL] or told
        shares[name] = sum(word in present for word in own) / len(own) if own else 0.0
    best = max(shares.values(), default=0.0)
    fitting = [name for name, share in shares.items() if share == best]
    return fitting[0] if best > 0 and len(fitting) == 1 else None


def same_thing(words: str, names: Sequence[str]) -> str | None:
    """Returns the longest name that the words are or end with, or that ends with the words.

    >>> same_thing("the time for Stage 1", ("Stage 1", "Stage 2")), same_thing("Beta", ("Line Beta",))
    ('Stage 1', 'Line Beta')
    """
    lowered = words.lower().strip(" *:")
    exact = [name for name in names if name.lower() == lowered]
    ending = [n for n in names if re.search(rf"(?<![\w.]){re.escape(n.lower())}$", lowered)]
    holding = [
        n for n in names if lowered and re.search(rf"(?<![\w.]){re.escape(lowered)}$", n.lower())
    ]
    fitting = exact or sorted(ending, key=len)[-1:] or (holding if len(holding) == 1 else [])
    return fitting[0] if fitting else None
