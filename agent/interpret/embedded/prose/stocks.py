"""What there is of each thing, and what must be reached, where no comparing word says so."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.comparisons import Relation
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import stem
from agent.interpret.embedded.prose.attributes import Loose
from agent.interpret.embedded.prose.bounds import (
    Setting,
    Unsettled,
    is_direct,
    resource_for,
    same_period,
    words_of,
)
from agent.interpret.embedded.prose.resources import in_unit_of
from agent.interpret.embedded.prose.sides import has_group, named_in

_STOCK = frozenset(
    "available has have there budget stock supply supplies spare only inventory access capacity owns "
    "own limit limited operates operate spend spends savings afford worth open operational runs lasts works "
    "liquidate allocated given".split()
)
# Of these everything that is chosen takes one.
_PLACES = frozenset(stem(word) for word in "seat slot spot berth".split())
_DIVIDES = frozenset("divide divides divided split splits shares".split())
_NEEDS = frozenset(
    "need needs must wants want require required requires demand order orders needed minimum goal "
    "target deliver ensure meet contract least".split()
)


def stock_limit(loose: Loose, setting: Setting) -> Limit | Unsettled | None:
    """Returns the limit that a number with no owner states, None where it says too little."""
    tokens, mark = loose.tokens, loose.mark
    relation = _direction(tokens, mark, loose.phrase.end)
    if relation is None:
        return None
    far = frozenset(words_of(tokens[max(0, mark - 8) : mark]))
    spans = (tokens[mark].span,)
    direct = is_direct(tokens[mark : loose.phrase.end + 3], loose.phrase, setting)
    resource = None if direct else resource_for(loose.phrase, far, setting)
    if resource is not None and not same_period(loose.phrase, resource):
        return None
    if resource is not None:
        return Limit(
            dict(resource.values),
            relation,
            in_unit_of(resource, loose.phrase),
            (*spans, *resource.spans),
        )
    phrase = loose.phrase
    terms = _counted(loose, setting, is_stock=relation == "<=")
    if terms is not None:
        return Limit(terms, relation, phrase.value, spans)
    following = tokens[phrase.end : phrase.end + 1]
    if phrase.is_money or not phrase.unit or any(t.kind == "entity" for t in following):
        return None
    return Unsettled(phrase, relation, spans, " ".join(t.text for t in tokens[mark : mark + 6]))


def _counted(loose: Loose, setting: Setting, *, is_stock: bool) -> dict[int, float] | None:
    """The amounts that a number counts itself: one, or all of them."""
    tokens, mark, phrase = loose.tokens, loose.mark, loose.phrase
    named = named_in(tokens[mark + 1 : mark + 4])
    if len(named) == 1 and tokens[mark + 1].kind == "entity":
        return {named[0]: 1.0}
    whole = bool(phrase.unit_word) and stem(phrase.unit_word) in setting.wholes
    invested = phrase.is_money and setting.decides_money
    grouped = has_group(tokens[mark + 1 : phrase.end + 1])
    placed = is_stock and bool(phrase.words & _PLACES)
    return setting.everything if grouped or whole or invested or placed else None


def _direction(tokens: Sequence[Token], mark: int, end: int) -> Relation | None:
    behind = [token.text for token in tokens[mark + 1 : end + 3]]
    joints = [i for i, text in enumerate(behind) if text in {"and", "but", "while", ",", "must"}]
    after = set(behind[: joints[0]] if joints else behind)
    if after & {"available", "spare", "stock", "hand"}:
        return "<="
    if [token.text for token in tokens[mark - 2 : mark]] == ["total", "of"] and _must(tokens, mark):
        return "="
    for index in range(mark - 1, -1, -1):
        token = tokens[index]
        if token.text in _NEEDS:
            return ">="
        if token.text == "have" and index and tokens[index - 1].text in {"to", "must", "should"}:
            continue
        if token.text in _DIVIDES:
            return "="
        if token.text in _STOCK:
            return "<=" if not _needed(after) else ">="
        if token.kind == "compare" or token.text in {";"}:
            break
    return ">=" if _needed(after) or "must" in behind else None


def _must(tokens: Sequence[Token], mark: int) -> bool:
    return any(token.text in {"must", "should"} for token in tokens[:mark])


def _needed(after: set[str]) -> bool:
    return bool(after & {"needed", "required", "need"})
