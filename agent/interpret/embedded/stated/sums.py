"""Sums of amounts in words and signs, by a small grammar.

    sum     := term ((plus | minus | "," | "and") term)*
    term    := [factor] amount | number
    factor  := number ["times" | "*" | "of" | units "of"] | "twice" | "half" | "a third of" | number "%" "of"

"the difference between A and B" turns the second part; several amounts joined by "and" alone are a
sum only beside "total", "combined" and the like, or where they carry factors. Words that are in no
rule are skipped if they carry no meaning for a sum, and end the reading if they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.text import Span

_MULTIPLES = {
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5,
    "quadruple": 4.0, "doubling": 2.0, "tripling": 3.0,
}  # fmt: skip
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "tenth": 0.1}
_PLUS = frozenset("plus added adding along".split())
_MINUS = frozenset("minus less subtracting subtracted".split())
TOTAL = frozenset(
    "combined total sum together altogether collectively overall aggregate aggregated across between among "
    "combination joint cumulative summed jointly combining entire all".split()
)
_EACH = frozenset("each individually individual either every".split())
_OCCASIONS = frozenset("for per in at a each".split())
# Where one of these stands, a sum means something else than its terms.
_UNREADABLE = frozenset(
    "ratio average mean square squared product proportion if not neither nor except excluding remaining rest "
    "divided reduced root cube cubed power maximum minimum or other fraction unless per than relative percentage "
    "proportional weighted counted multiplied".split()
)


@dataclass(frozen=True, slots=True)
class Sum:
    """Weights by amount and a constant; `is_each`: it holds for each amount by itself.

    `is_clear` is False where nothing says whether several amounts are added up.
    """

    terms: dict[int, float]
    constant: float
    used: tuple[Span, ...]
    is_each: bool = False
    is_clear: bool = True
    has_total: bool = False
    is_difference: bool = False


@dataclass
class _State:
    terms: dict[int, float] = field(default_factory=dict)
    constant: float = 0.0
    used: list[Span] = field(default_factory=list)
    sign: float = 1.0
    factor: float | None = None
    shared: float | None = None  # a factor of all that follows: "twice the total of X and Y"
    is_difference: bool = False
    has_total: bool = False
    is_each: bool = False
    weighted: bool = False
    joined_by_words: bool = False
    explicit: bool = False  # the next term was introduced by a sign or its word
    halves: int = 0
    in_bracket: bool = False  # after "minus (": the sign holds until the bracket closes
    awaits: bool = False  # an "and" or a plus came, and its amount has not


def parse_sum(tokens: Sequence[Token], n_amounts: int) -> Sum | None:
    """Returns the sum that tokens say; None where they say something else, or nothing."""
    state = _State()
    named = {token.entity for token in tokens if token.kind == "entity"}
    for index, token in enumerate(tokens):
        if not _step(state, tokens, index, token, named, n_amounts):
            return None
    if state.awaits or state.factor is not None or (state.is_difference and state.halves != 1):
        return None
    several = len(state.terms) > 1
    clear = not several or not state.joined_by_words or state.has_total or state.weighted
    return Sum(
        {amount: value for amount, value in state.terms.items() if value},
        state.constant,
        tuple(state.used),
        state.is_each and not state.has_total,
        clear or state.is_difference,
        state.has_total,
        state.is_difference,
    )


def _step(
    state: _State,
    tokens: Sequence[Token],
    index: int,
    token: Token,
    named: set[int],
    n_amounts: int,
) -> bool:
    match token.kind:
        case "entity":
            return _add(state, token.entity)
        case "group":
            return True if named else _add_all(state, n_amounts)
        case "number":
            return _number(state, tokens, index, n_amounts)
        case "sign":
            return _sign(state, token.text)
        case "word":
            return _word(state, tokens, index, named)
        case "stop":
            return _stop(state, token.text)
        case "compare":
            return False
    return False


def _stop(state: _State, text: str) -> bool:
    """Commas and brackets: "minus (X + Y)" takes both away; "between X, Y and Z" is no difference."""
    if text == "(" and state.explicit and state.sign < 0:
        state.in_bracket = True
    elif text == ")" and state.in_bracket:
        state.in_bracket, state.sign = False, 1.0
    elif text == "," and state.is_difference and state.terms and not state.halves:
        return False
    return text in ",:()" and state.factor is None


def _add(state: _State, amount: int) -> bool:
    if amount in state.terms and not state.explicit and state.factor is None:
        state.awaits = False
        return True  # said again, as in "chairs (X)"
    if state.terms and not state.explicit:
        state.joined_by_words = True
    factor = state.factor if state.factor is not None else (state.shared or 1.0)
    state.weighted = state.weighted or state.factor is not None
    state.terms[amount] = state.terms.get(amount, 0.0) + state.sign * factor
    state.factor, state.explicit, state.awaits = None, False, False
    if not (state.in_bracket or (state.is_difference and state.halves)):
        state.sign = 1.0
    return True


def _add_all(state: _State, n_amounts: int) -> bool:
    if state.terms:
        return True
    factor = state.factor or 1.0
    state.terms = dict.fromkeys(range(n_amounts), factor)
    state.factor, state.has_total = None, True
    return True


def _number(state: _State, tokens: Sequence[Token], index: int, n_amounts: int) -> bool:
    token = tokens[index]
    assert token.number is not None
    following = tokens[index + 1 : index + 10]
    counts = token.number.is_spelt and token.value == n_amounts and not state.explicit
    if counts and not (following and following[0].text == "times"):
        state.used.append(token.span)
        return True
    if state.factor is not None:
        return False
    if _leads_to_amount(following):
        state.factor = token.value
        state.used.append(token.span)
        return True
    if following and following[0].text == "of":
        return False
    state.constant += state.sign * token.value
    state.awaits = False
    state.used.append(token.span)
    return True


def _leads_to_amount(following: Sequence[Token]) -> bool:
    """Whether a number multiplies what follows: "3x", "3 times the hours of X", "40 % of X"."""
    if not following:
        return False
    first = following[0]
    if first.text == "times" and len(following) > 1 and following[1].text in _OCCASIONS:
        return False  # "up to 20 times for site X"
    if first.kind == "entity" or (first.kind == "sign" and first.text in "*·×"):
        return True
    if first.text in {"times", "time", "of", "units", "unit"} or first.text.endswith("s"):
        for token in following:
            if token.kind == "entity" or (token.kind == "group" and first.text == "times"):
                return True
            if token.kind == "group":
                continue
            if token.kind != "word" or token.text in {
                "and",
                "more",
                "less",
                "than",
                *_PLUS,
                *_MINUS,
            }:
                return False
    return False


def _sign(state: _State, text: str) -> bool:
    if text == "+":
        state.explicit = state.awaits = True
    elif text == "-":
        state.explicit, state.sign = True, -1.0
    return text in "+-*·×"


def _word(state: _State, tokens: Sequence[Token], index: int, named: set[int]) -> bool:
    text = tokens[index].text
    before = tokens[index - 1].text if index else ""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if _is_factor(state, text, before):
        return True
    if text in _PLUS or (text == "to" and before == "added"):
        return _plus(state)
    if text == "and" and state.terms:
        return _and(state, tokens, index)
    if text == "subtracted" and following == "from":
        return False
    if text in _MINUS and state.terms:
        state.explicit, state.sign = True, -1.0
    elif text == "with":
        joins = before in {"combined", "along", "together"} and bool(state.terms)
        state.explicit = state.explicit or joins
    elif text in TOTAL:
        # "twice the combined hours of X and Y": the factor is of all that follows.
        if state.factor is not None and text in {"combined", "total", "sum"} and len(named) > 1:
            state.shared, state.factor = state.factor, None
        state.has_total = True
    elif text == "times":
        return state.factor is not None
    state.is_difference = state.is_difference or text == "difference"
    state.is_each = state.is_each or text in _EACH
    return text not in _UNREADABLE


def _is_factor(state: _State, text: str, before: str) -> bool:
    """Whether a word multiplies what follows, which is noted: "twice", "half", "a third"."""
    if text in _MULTIPLES and not (text == "half" and before == "a" and state.factor is not None):
        state.factor = (state.factor or 1.0) * _MULTIPLES[text]
        return True
    if text in _PARTS and (before in {"a", "one"} or before.isdigit()):
        state.factor = _PARTS[text]
        return True
    return False


def _plus(state: _State) -> bool:
    """A plus in words; False in "the difference between X and Y plus Z", which has two meanings."""
    if state.is_difference and state.halves:
        return False
    state.explicit = True
    state.awaits = state.awaits or bool(state.terms)
    state.weighted = state.weighted or bool(state.terms)
    return True


def _and(state: _State, tokens: Sequence[Token], index: int) -> bool:
    """An "and" joins terms, or parts what a difference is between."""
    if state.is_difference and state.halves == 0:
        if not _still_inside(tokens, index):
            state.halves, state.sign, state.explicit, state.awaits = 1, -1.0, True, True
        return True
    state.awaits = True
    state.explicit = state.explicit or (state.is_difference and bool(state.halves))
    return True


def _still_inside(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "and" of a difference joins terms of its first part: another "and" comes later."""
    later = [
        at
        for at in range(index + 1, len(tokens))
        if tokens[at].text == "and" and any(t.kind == "entity" for t in tokens[at + 1 :])
    ]
    return bool(later)
