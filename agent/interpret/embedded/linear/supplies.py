"""What there is of each thing, and what must be reached, where no comparing word says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.amounts import Amount, thing_after
from agent.interpret.embedded.linear.bounds import spent_or_made
from agent.interpret.embedded.linear.comparisons import Relation
from agent.interpret.embedded.linear.entities import MEASURES
from agent.interpret.embedded.linear.scene import Limit, Scene
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import content
from agent.interpret.embedded.text import Span

_STOCK = frozenset(
    "available has have there budget stock supply supplies spare total only inventory access "
    "capacity owns limit "
    "own contains worth afford spend".split()
)
_NEEDS = frozenset(
    "need needs must wants want require required requires demand order orders needed".split()
)


@dataclass(frozen=True, slots=True)
class Supplies:
    """Limits read from numbers outside comparisons; `spans` are counts that say nothing new."""

    limits: tuple[Limit, ...] = ()
    spans: tuple[Span, ...] = ()
    unread: str = ""
    assumptions: tuple[str, ...] = ()


def supplies_of(
    document: Document,
    sentences: Sequence[tuple[Token, ...]],
    scene: Scene,
    limits: Sequence[Limit],
    amounts: Sequence[Amount],
) -> Supplies:
    """Returns the limits in the numbers that no comparison and no amount has taken."""
    taken = {span for limit in limits for span in limit.spans} | {each.span for each in amounts}
    found: list[Limit] = []
    spans: list[Span] = []
    said: list[str] = []
    unread = ""
    for tokens in sentences:
        for mark, token in enumerate(tokens):
            if token.kind != "number" or token.span in taken:
                continue
            if _is_count(tokens, mark, scene.n_entities):
                spans.append(token.span)
                continue
            limit = _limit(tokens, mark, scene)
            if limit is None:
                unread = unread or _around(document, token.span)
                continue
            if limit.relation == ">=":
                said.append(f'"{_around(document, token.span)}" is read as "at least".')
            found.append(limit)
    return Supplies(tuple(found), tuple(spans), unread, tuple(said))


def _is_count(tokens: Sequence[Token], mark: int, n_entities: int) -> bool:
    """Whether a number only counts the kinds there are, or stands in a rule of form."""
    token = tokens[mark]
    assert token.number is not None
    following = tokens[mark + 1 : mark + 5]
    if token.number.is_spelt and token.number.value == 1:
        return True
    plain = not token.number.currency and not token.number.is_percentage
    names_kinds = any(
        t.kind == "group" or t.text.endswith("s") for t in following if t.kind != "stop"
    )
    if plain and token.value == n_entities and names_kinds and (token.number.is_spelt or following):
        owners = [t for t in tokens[:mark] if t.kind == "entity"]
        return token.number.is_spelt or not owners
    if plain and token.value == 0:
        return True
    return (
        token.number.is_spelt
        and token.value == 2
        and bool(following)
        and following[0].text == "decimal"
    )


def _limit(tokens: Sequence[Token], mark: int, scene: Scene) -> Limit | None:
    """The limit on what a number counts: a stock may not be exceeded, a need must be reached."""
    dimension = spent_or_made(tokens[:mark], tokens, mark, scene)
    token = tokens[mark]
    relation = _direction(tokens, mark)
    if dimension is None:
        return _on_everything(tokens, mark, scene) if relation == "<=" else None
    if not relation:
        return None
    return Limit(dimension.values, relation, token.value, (token.span, *dimension.spans))


def _direction(tokens: Sequence[Token], mark: int) -> Relation | Literal[""]:
    """What the words say of a number: a stock or a need; the nearest words before it come first."""
    after = {token.text for token in _up_to_number(tokens, mark)}
    if after & {"available", "spare", "stock", "hand"}:
        return "<="
    if _is_due(tokens, mark) and not {token.text for token in tokens[:mark]} & _NEEDS:
        return ">="
    segment: list[str] = []
    for token in reversed(tokens[:mark]):
        segment.insert(0, token.text)
        joins = token.kind == "stop" or token.text in {"but", "while"}
        if (joins or token.text == "and") and _told(segment):
            break
    return _told(segment)


def _is_due(tokens: Sequence[Token], mark: int) -> bool:
    """Whether a number's own statement obliges: "900 jars must be filled"."""
    for token in tokens[mark + 1 : mark + 6]:
        if token.kind in {"stop", "number", "compare"} or token.text in {"and", "but", "while"}:
            return False
        if token.text == "must":
            return True
    return False


def _up_to_number(tokens: Sequence[Token], mark: int) -> Sequence[Token]:
    """The next few tokens; a listed number may come between, another statement may not."""
    for index in range(mark + 1, min(mark + 12, len(tokens))):
        if tokens[index].text in {"but", "while", "has", "have", "they", "it"}:
            return tokens[mark + 1 : index]
    return tokens[mark + 1 : mark + 12]


def _told(segment: list[str]) -> Relation | Literal[""]:
    words = set(segment)
    if (
        words & {"a", "an", "each", "every"}
        and words & {"requires", "require", "needs"}
        and "to" not in words
    ):
        return ""  # said of one thing that was not recognised, not of the whole
    if words & _NEEDS and not words & {"budget", "available", "only"}:
        return ">="
    return "<=" if words & _STOCK else ""


def _on_everything(tokens: Sequence[Token], mark: int, scene: Scene) -> Limit | None:
    """ "has 100 acres" where acres of each crop are decided."""
    things = content(thing_after(tokens, mark))
    token = tokens[mark]
    whole = things & MEASURES and any(measure in scene.measures for measure in things)
    if whole:
        return Limit(dict.fromkeys(range(scene.n_entities), 1.0), "<=", token.value, (token.span,))
    return None


def _around(document: Document, span: Span) -> str:
    raw = document.text.raw
    before = raw[max(0, span.start - 30) : span.start].partition(" ")[2]
    after = raw[span.end : span.end + 30].rpartition(" ")[0]
    return " ".join(f"{before}{document.text.at(span)}{after}".split())
