"""The goal of a stated program: which way, and what one of each amount adds to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.linear.goal import Goal
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.stated.owners import owners_of
from agent.interpret.embedded.stated.sums import Sum, parse_sum
from agent.interpret.embedded.text import Sentence, Span
from problems.status import Sense

_VERB = re.compile(r"\b(?:(?P<up>maximi[sz]\w*)|(?P<down>minimi[sz]\w*))", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:(?P<up>maximum|maximal|highest|largest|greatest|most)|(?P<down>minimum|minimal|lowest|least|smallest))\s"
    r"(?!(?:\w+\s){0,3}?of\s[$€£]?\d|[$€£]?\d)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?|\b(?:calculate|find|determine|what|compute|identify)\b", re.IGNORECASE)
# What a goal is called, and by what words its coefficients are told.
_KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "cost costs costing expense expenses expenditure price prices priced investment spend incurs incur wage salary fee",
        "profit profits gain gains earning earnings earns",
        "revenue revenues sales income generates",
        "return returns yield yields",
        "score scores points point rating",
        "fatigue",
        "impact emission emissions pollution footprint",
        "time hours minutes duration",
        "effort energy strength power effectiveness efficiency risk usage resource resources support",
        "benefit benefits value utility satisfaction nutrition reach exposure",
    )
)
_MONEY = _KINDS[0] | _KINDS[1] | _KINDS[2] | _KINDS[3] | _KINDS[9]
_COUNTED = re.compile(
    r"\b(?:minimi[sz]\w*|maximi[sz]\w*|minimum|maximum|least|most)\s(?:the\s)?(?:overall\s|possible\s|total\s|combined\s|sum\sof\s){0,3}"
    r"(?:number|count|amount|units?|resources?|resource|allocation|hours|employees|usage|use)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Priced:
    """One number said of one amount, and the words of its sentence."""

    amount: int
    number: Token
    words: frozenset[str]


def aim_of(
    document: Document,
    sentences: Sequence[tuple[Sentence, Sequence[Token]]],
    taken: Collection[Span],
    n_amounts: int,
) -> Goal | None:
    """Returns the goal, where all numbers outside `taken` are its coefficients; None otherwise."""
    sense, words = _wanted(document)
    if sense is None:
        return None
    priced: list[_Priced] = []
    for sentence, tokens in sentences:
        loose = [
            i
            for i, t in enumerate(tokens)
            if t.kind == "number"
            and t.span not in taken
            and not _says_nothing(t, tokens, i, n_amounts)
        ]
        if not loose:
            continue
        written = _written_goal(tokens, loose, n_amounts)
        if written is not None:
            return Goal(sense, written.terms, written.used)
        owners = owners_of(tokens, loose) or _in_order(tokens, loose, n_amounts)
        if owners is None:
            return None
        said = frozenset(re.findall(r"[^\W\d_]+", sentence.text.lower()))
        priced += [_Priced(owner, tokens[i], said) for owner, i in zip(owners, loose, strict=True)]
    if not priced:
        return _of_counts(document, sense, n_amounts)
    return _of_prices(priced, sense, words, n_amounts)


def _wanted(document: Document) -> tuple[Sense | None, frozenset[str]]:
    """Which way the text goes, and the words around where it says so."""
    ways: set[bool] = set()
    words: set[str] = set()
    for pattern in (_VERB, _ASKED):
        for sentence in document.text.sentences:
            if pattern is _ASKED and not _QUESTION.search(sentence.text):
                continue
            for match in pattern.finditer(sentence.text):
                ways.add(bool(match["up"]))
                near = sentence.text[max(0, match.start() - 40) : match.end() + 60].lower()
                found = set(re.findall(r"[^\W\d_]+", near))
                if not any(found & kind for kind in _KINDS):
                    found |= set(re.findall(r"[^\W\d_]+", sentence.text.lower()))
                words |= found
        if ways:
            break
    if len(ways) != 1:
        return None, frozenset()
    return (Sense.MAXIMISE if ways.pop() else Sense.MINIMISE), frozenset(words)


def _says_nothing(token: Token, tokens: Sequence[Token], index: int, n_amounts: int) -> bool:
    """Whether a number counts the amounts, is an article in words, or tells how to round."""
    assert token.number is not None
    if token.number.is_spelt and token.value in {1, n_amounts, 2}:
        return True
    near = {t.text for t in tokens[max(0, index - 8) : index + 4]}
    return bool(near & {"rounded", "decimal", "decimals", "round"})


def _written_goal(tokens: Sequence[Token], loose: Sequence[int], n_amounts: int) -> Sum | None:
    """The goal as a sum: "minimise 3x + 2y"."""
    verb = next((i for i, t in enumerate(tokens) if _VERB.match(t.text)), None)
    if verb is None or loose[0] < verb or not any(t.kind == "sign" for t in tokens):
        return None
    first = next(
        (i for i in range(verb, len(tokens)) if tokens[i].kind in {"number", "entity"}), None
    )
    if first is None:
        return None
    last = max(i for i, t in enumerate(tokens) if t.kind == "entity")
    total = parse_sum(tokens[first : last + 1], n_amounts)
    return total if total is not None and len(total.terms) > 1 and not total.constant else None


def _in_order(tokens: Sequence[Token], loose: Sequence[int], n_amounts: int) -> list[int] | None:
    """All amounts in their order: "the costs are 5, 7, 3 and 4 respectively"."""
    named = any(token.kind == "entity" for token in tokens)
    said = any(token.text in {"respectively", "respective"} for token in tokens)
    return list(range(n_amounts)) if said and not named and len(loose) == n_amounts else None


def _of_prices(
    priced: Sequence[_Priced], sense: Sense, words: frozenset[str], n_amounts: int
) -> Goal | None:
    terms: dict[int, float] = {}
    for each in priced:
        if terms.get(each.amount, each.number.value) != each.number.value:
            return None
        terms[each.amount] = each.number.value
    if len(terms) < n_amounts or not any(_is_of(words, each) for each in priced):
        return None
    if not all(_is_of(words, each) or _has_no_kind(each) for each in priced):
        return None
    if any(_counts_points(each) for each in priced) and words & _MONEY:
        return None
    return Goal(sense, terms, tuple(each.number.span for each in priced))


def _is_of(words: frozenset[str], priced: _Priced) -> bool:
    """Whether a number is told by a word of the goal's own kind; money may be told by its sign alone."""
    for kind in _KINDS:
        if words & kind and priced.words & kind:
            return True
    number = priced.number.number
    assert number is not None
    no_other = not any(priced.words & kind for kind in _KINDS)
    return bool(number.currency) and bool(words & _MONEY) and no_other


def _counts_points(priced: _Priced) -> bool:
    """Whether a number is so many points, which are no money."""
    number = priced.number.number
    return number is not None and number.unit in {"point", "points"}


def _has_no_kind(priced: _Priced) -> bool:
    return not any(priced.words & kind for kind in _KINDS)


def _of_counts(document: Document, sense: Sense, n_amounts: int) -> Goal | None:
    """The sum of all amounts: "minimise the total number of employees", with no number said of each."""
    if not any(_COUNTED.search(sentence.text) for sentence in document.text.sentences):
        return None
    return Goal(
        sense,
        dict.fromkeys(range(n_amounts), 1.0),
        (),
        assumption="Every unit counts alike in the goal, since no number is said of any one.",
    )
