"""Sums of amounts in words and signs: "twice X plus Y", "the difference between X and Y", "3x - 2y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.text import Span

MULTIPLES = {
    "twice": 2.0,
    "double": 2.0,
    "doubled": 2.0,
    "thrice": 3.0,
    "triple": 3.0,
    "half": 0.5,
    "quadruple": 4.0,
}
_PLUS = frozenset({"plus", "added", "adding"})
_MINUS = frozenset({"minus", "less", "subtracting"})
_TOTAL = frozenset(
    "combined total sum together altogether collectively overall aggregate aggregated across "
    "between all combination joint "
    "cumulative summed sums jointly".split()
)
_EACH = frozenset("each individually individual respectively either every".split())
# Words that make a sum something else than a sum; where they stand, nothing is read.
_UNREADABLE = frozenset(
    "ratio average mean square squared product percentage percent proportion if than not neither "
    "nor except excluding "
    "remaining rest times subtracted divided root cube cubed power maximum minimum or other "
    "fraction share per third thirds quarter quarters fifth fifths tenth tenths tripled doubled".split()
)


@dataclass
class _State:
    terms: dict[int, float] = field(default_factory=dict)
    sign: float = 1.0
    factor: float | None = None
    last: int = -1
    joined_by_words: bool = False
    is_difference: bool = False
    is_total: bool = False
    is_each: bool = False
    expects_product: bool = False
    used: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Expression:
    """A sum of amounts by their index. `is_each` says that what follows holds for each by itself.

    `is_clear` is False where several amounts stand beside each other and nothing says whether their
    sum is meant or each one.
    """

    terms: dict[int, float]
    used: tuple[Span, ...]
    is_each: bool = False
    is_clear: bool = True
    is_difference: bool = False


def parse_expression(tokens: Sequence[Token], n_entities: int) -> Expression | None:
    """Returns the sum that the tokens say, without terms where they name no amount; None where unread."""
    if _trails_off(tokens):
        return None
    state = _State()
    named = {token.entity for token in tokens if token.kind == "entity"}
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if not _step(state, token, following, named, n_entities):
            return None
    dangling = state.factor is not None or state.sign < 0 or state.last == -2
    if dangling or (state.is_difference and len(state.terms) != 2):
        return None
    several = len(state.terms) > 1
    clear = not (several and state.joined_by_words and not state.is_total) or state.is_each
    each = state.is_each and not state.is_total
    return Expression(state.terms, tuple(state.used), each, clear, state.is_difference)


def _trails_off(tokens: Sequence[Token]) -> bool:
    """Whether a list ends in something that is no amount: "between X, Y and the foyer"."""
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].text == "and"), None)
    if last is None or not any(token.kind == "entity" for token in tokens[:last]):
        return False
    rest = tokens[last + 1 :]
    if any(token.kind != "word" for token in rest):
        return False
    return any(token.text in {"a", "an", "the"} for token in rest[:1]) and len(rest) in {2, 3}


def _step(
    state: _State, token: Token, following: Token | None, named: set[int], n_entities: int
) -> bool:
    readable = False
    match token.kind:
        case "entity":
            readable = _add(state, token.entity)
        case "group":
            readable = _add_all(state, n_entities) if not named else True
        case "number":
            readable = _number(state, token, following, len(named) or n_entities)
        case "sign":
            readable = _sign(state, token.text)
        case "word":
            readable = _word(state, token.text)
        case "stop":
            readable = state.factor is None and not state.expects_product
    return readable


def _add_all(state: _State, n_entities: int) -> bool:
    state.terms = dict.fromkeys(range(n_entities), state.factor or 1.0)
    state.factor, state.is_total = None, True
    return True


def _add(state: _State, entity: int) -> bool:
    if entity in state.terms:
        # The same amount said again, as in "chairs (X)", adds nothing; after a sign or a factor it would.
        return state.last == entity and state.factor is None and state.sign > 0
    if state.is_difference and state.terms:
        state.sign = -1.0
    explicit = state.sign < 0 or state.last == -2 or not state.terms
    state.joined_by_words = state.joined_by_words or not explicit
    state.terms[entity] = state.sign * (1.0 if state.factor is None else state.factor)
    state.factor, state.sign, state.last = None, 1.0, entity
    return True


def _number(state: _State, token: Token, following: Token | None, count: int) -> bool:
    assert token.number is not None
    if state.expects_product:
        state.terms[state.last] *= token.value
        state.expects_product = False
        state.used.append(token.span)
        return True
    multiplies = following is not None and (
        following.kind == "entity"
        or (following.kind == "sign" and following.text in "*·×")
        or following.text in {"times", "of"}
    )
    if multiplies:
        state.factor = (state.factor or 1.0) * token.value
        state.used.append(token.span)
        return True
    if token.number.is_spelt and token.value in {count, 2}:
        state.used.append(token.span)
        return True
    return False


def _sign(state: _State, text: str) -> bool:
    if text == "+":
        state.last = -2
    elif text == "-":
        state.sign = -1.0
    return text in "+-*·×"


def _word(state: _State, text: str) -> bool:
    if text in _PLUS | _MINUS and state.factor is not None:
        return False  # the factor's own amount was not recognised
    if text in MULTIPLES:
        state.factor = (state.factor or 1.0) * MULTIPLES[text]
    elif text in _PLUS:
        state.last = -2
    elif text in _MINUS:
        state.sign = -1.0
    elif text == "difference":
        state.is_difference = True
    elif text == "multiplied":
        state.expects_product = True
        return state.last >= 0
    elif text == "times":
        return state.factor is not None
    state.is_total = state.is_total or text in _TOTAL
    state.is_each = state.is_each or text in _EACH
    return text not in _UNREADABLE or text == "times"
