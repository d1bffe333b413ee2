"""How much a text speaks of a plan over periods, and whether things are made in it or bought."""

from __future__ import annotations

import re

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.periods.mentions import UNIT

_I = re.IGNORECASE
_LONGEST = 20_000
SURE = 0.9  # evidence from which on a text is of its family, so that what is missing is asked for
_NAMED = {
    "lot_sizing": re.compile(r"\blot[\s-]?sizing\b|\bwagner\b|\beconomic\slot\b", _I),
    "inventory": re.compile(
        r"\binventory\s(?:plan\w*|problem|control|management)\b|\breplenishment\s(?:plan|problem)\b",
        _I,
    ),
}
_PERIODS = re.compile(rf"\b(?:{UNIT}|mondays?|january|february|april)\b", _I)
_KEPT = re.compile(
    r"\b(?:stock|stor(?:e[ds]?|ing|age)|inventory|hold(?:s|ing)?|held|keep(?:s|ing)?|kept|carr(?:y|ied|ying)|left|overnight|waits?|unsold|spare|over\s(?:to|until)\sthe\snext|shelf|shelves|warehouse|barn|shed|cellar|tank|silo|freezer|fridge)\b",
    _I,
)
_STARTED = re.compile(
    r"\b(?:set[\s-]?ups?|setting\s(?:\w+\s){0,4}up|start(?:ing)?(?:\s|-)?(?:up|the)|launch\w*|fir(?:e|ing)\sup|heat\w*|switch\w*|changeovers?|wagner|lot[\s-]?sizing|fixed|however\s(?:much|many|few|little|big|large)|whatever|no\smatter|regardless|cook|bake|brew|run|clean\w*)\b",
    _I,
)
_ORDERED = re.compile(
    r"\b(?:(?:each|every|an?|per|placing|place[sd]?|one|cost\sof|to|fixed|the|for|of|all)\s(?:an\s)?(?:order(?:ing)?|deliver(?:y|ies)|shipments?|purchases?)|orders?\s(?:costs?|placed|arrives?|how|cost)|order(?:ing)?\scosts?|delivery\s(?:fee|charge|costs?)|buys?|buying|bought|purchas\w+|supplier|procure\w*|replenish\w*|charges?|deliveries)\b",
    _I,
)
_MADE = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|produc\w+|bak(?:e|es|ed|ing)|brew\w*|press(?:es)?|cook\w*|manufactur\w+|set[\s-]?ups?|setting|machine|print\w*|cast(?:s|ing)?|assembl\w+|factory|lots?|kiln|oven|roast\w*|weav\w*|sew\w*|mill\w*|production)\b",
    _I,
)
_CHEAPLY = re.compile(
    r"\bminimi[sz]\w*|\b(?:minimum|minimal|least|lowest|smallest|cheap\w*|fewest|how\sfew|how\slittle|as\s(?:little|few|low|cheap\w*)|economical\w*|optimal|best|saves?)\b|\bwhen\b[^.?!]{0,80}\bhow\s(?:much|many)\b|\bwhich\s\w+\b[^.?!]{0,60}\bhow\s(?:much|many)\b",
    _I,
)
_OTHER = re.compile(
    r"\b(?:makespan|vehicles?|routes?|shifts?\s(?:a|per)\sday|jobs|colou?rs?|graph|nodes?|regular\stime|overtime|workers?|employees|hire|transport\w*\sproblem|warehouses\s(?:and|to)|customers\s(?:and|1)|edges?)\b",
    _I,
)


def evidence_of(document: Document, family: str) -> float:
    """Returns how much a text speaks of lots to make, or of orders to place, over periods."""
    text = document.text.raw
    if len(text) > _LONGEST or not (_PERIODS.search(text) and _KEPT.search(text)):
        return 0.0
    if any(named.search(text) for named in _NAMED.values()):
        named = next(name for name, pattern in _NAMED.items() if pattern.search(text))
        return 0.94 if named == family and len(document.numbers) > 2 else 0.0
    if not _CHEAPLY.search(text) or _OTHER.search(text) or family != _kind(text):
        return 0.0
    cue = _STARTED if family == "lot_sizing" else _ORDERED
    return SURE if cue.search(text) else 0.6


def _kind(text: str) -> str:
    """Whether things are bought or made, by which of the two a text speaks of more."""
    bought, made = len(_ORDERED.findall(text)), len(_MADE.findall(text))
    return "inventory" if bought > made else "lot_sizing"
