"""What a word says about the number beside it: how much a thing takes up, or what it is worth."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What a number is to an item. A cost is what it takes up where the limit is a budget."""

    WEIGHT = "weight"
    COST = "cost"
    VALUE = "value"
    COPIES = "copies"


_WORDS = {
    Role.WEIGHT: r"weigh(?:s|ing|ed|ts?)?|mass(?:es)?|sizes?|volumes?|heavy|occup(?:y|ies|ying)"
    r"|takes?(?:\sup)?|taking|needs?|needing|requires?|requiring|uses?|using|consumes?|footprints?"
    r"|runs|running|lasts?|lasting|spaces?|power\sdraws?|durations?|areas?|hours|loads?",
    Role.COST: r"costs?|costing|prices?|priced|cash[\s_]?(?:out)?flows?|expenses?|outlays?|investments?",
    Role.VALUE: r"worth|got|gets|values?|valued|earn(?:s|ing|ings)?|returns?|returning|revenues?|profits?"
    r"|benefits?|rewards?|utilit(?:y|ies)|points?|scores?|scoring|priorit(?:y|ies)|importance"
    r"|satisfaction|npv|gains?|brings?|bringing|yields?|pays?|generates?|generating|impacts?|ratings?"
    r"|demands?|votes?|freight|usefulness|fetch(?:es)?|raises?|takings|incomes?|sells?(?:\sfor)?|(?:(?:the|our|my|his|her|their)\s)?(?:[a-z]+\s)?(?:gives?|rates?|marks?|awards?|grades?)\s(?:it|them)|rated|marked|fun|enjoyment|happiness|payoffs?|prizes?|merits?"
    r"|(?:success|profit|return)\srates?",
    Role.COPIES: r"copies|copy|in\sstock|pieces?|quantit(?:y|ies)|counts?|stock|instances",
}
_CUE = re.compile(
    "|".join(rf"(?P<{role.value}>\b(?:{words})\b)" for role, words in _WORDS.items()), re.IGNORECASE
)


def cues(text: str) -> list[tuple[Role, int, int]]:
    """Returns each word or phrase that tells a role, with where it stands.

    >>> cues("weighs 7 kg and is worth")
    [(<Role.WEIGHT: 'weight'>, 0, 6), (<Role.VALUE: 'value'>, 19, 24)]
    """
    return [
        (Role(match.lastgroup), match.start(), match.end())
        for match in _CUE.finditer(text)
        if match.lastgroup
    ]


def role_of(text: str) -> Role | None:
    """Returns the role that a heading or a label tells, None where it tells none or several.

    >>> role_of("item_weights"), role_of("name"), role_of("Value ($)")
    (<Role.WEIGHT: 'weight'>, None, <Role.VALUE: 'value'>)
    """
    roles = {role for role, _, _ in cues(text.replace("_", " "))}
    if roles == {Role.COST, Role.VALUE} and re.search(r"cash|production|research", text):
        return Role.COST
    return roles.pop() if len(roles) == 1 else None
