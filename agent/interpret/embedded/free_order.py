"""Whether a question leaves the order of each job's steps open."""

from __future__ import annotations

import re

# No form of "order" that is fixed or given; "any order" is the order of steps, not a customer's.
_FREE = re.compile(
    r"\b(?:order|sequence|sequencing)s?\s(?:(?:of|in|for)\s(?:[\w-]+\s){1,5}?)?"
    r"(?:depends\son\b|(?:is|are|can|may|does\snot|doesn['’]?t|remains?|depends)\b[^.?!]{0,40}?"
    r"\b(?:flexib\w*|adapt\w*|configur\w*|adjust\w*|var(?:y|ies)|var(?:ied|iable)|any|matter|free\w*|chosen"
    r"|interchang\w*|unconstrained|arbitrary|open|not\sfixed|swapped|change[sd]?|rearranged|differ|dynamic\w*|decided)\b)"
    r"|\bin\s(?:any|whatever|arbitrary)\s(?:order|sequence)\b|\b(?:any|no\s(?:fixed|set|particular|prescribed|required))\s"
    r"(?:order|sequence)\b|\b(?:flexible|arbitrary|free|adaptable|variable|non-fixed|adjustable)\s(?:\w+\s)?(?:order|sequenc\w+|workflow)\b"
    r"|\border\s(?:is\s)?(?:not|does\snot|doesn['’]?t)\s(?:matter|fixed|prescribed|important)\b|\bopen[\s-]?shop\b"
    r"|\b(?:which|what)\s(?:\w+\s)?(?:comes|is|goes|happens|is\sdone)\sfirst\s(?:is|does|doesn['’]?t)\b|\bin\s(?:either|no\sparticular|any\spossible)\s(?:order|sequence)\b|\b(?:whichever|whatever)\s(?:order|sequence)\b|\border\s(?:is\s)?up\sto\s(?:us|you|me|them)\b"
    r"|\bwithout\s(?:a\s)?(?:fixed|strict|predefined|prescribed)\s(?:order|sequence)\b",
    re.IGNORECASE,
)


def free_order(text: str) -> str | None:
    """Returns the words that leave the order open, None where there are none.

    >>> free_order("The order of the tests is flexible."), free_order("in the given order")
    ('order of the tests is flexible', None)
    """
    match = _FREE.search(text)
    return match.group() if match else None
