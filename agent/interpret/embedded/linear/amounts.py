"""What one of each takes and gives: "a chair earns $45 and needs 5 boards"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from agent.interpret.embedded.linear.entities import MEASURES
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import FUNCTION, PERIODS, content, stem
from agent.interpret.embedded.text import Span

Key = frozenset[str]

PROFIT, REVENUE, COST = "profit", "revenue", "cost"
_CLASSES = {
    stem(word): kind
    for kind, words in {
        PROFIT: "profit profits earn earns earned gain margin",
        REVENUE: "revenue sell sells sold income return returns yield yields price",
        COST: "cost costs costing expense expenses salary salaries wage wages pay pays paid spend "
        "spends fee charge priced purchase",
    }.items()
    for word in words.split()
}
_ENDS = frozenset(
    "and but while whereas which that is are was per for on from available can will with each to "
    "if when then into as at in by "
    "must should has have or because since so making respectively while".split()
)
_TO_OWNER = frozenset(
    "per for each every on from to of the a an unit units one project projects activity "
    "department type making producing "
    "resource allocated assigned".split()
)
_VERBS = frozenset(stem(word) for word in "need use using require make making".split())
_UNITS = MEASURES | {stem(word) for word in "second square foot calorie".split()}
_CLOCK = frozenset("minute hour second trip turn time batch".split())


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` of one thing (its key's words, or a class such as "cost") for one of an entity."""

    entity: int
    key: Key
    value: float
    span: Span
    is_money: bool


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that several amounts are about: boards, hours, profit."""

    key: Key
    values: dict[int, float]
    spans: tuple[Span, ...]
    is_money: bool

    @property
    def kind(self) -> str:
        """profit, revenue or cost where it is one of these, else ""."""
        return next((each for each in (PROFIT, REVENUE, COST) if each in self.key), "")


def kind_of(words: Iterable[str]) -> str:
    """The last of profit, revenue and cost that stems speak of, "" for none.

    >>> kind_of(["sell", "at", "cost"]), kind_of(["board"])
    ('cost', '')
    """
    kinds = [_CLASSES[word] for word in words if word in _CLASSES]
    return kinds[-1] if kinds else ""


def amounts_of(
    sentences: Sequence[tuple[Sequence[Token], Collection[Span]]], n_entities: int
) -> tuple[Amount, ...]:
    """Returns what sentences say of single entities; each comes with the numbers of its comparisons."""
    verbs: dict[str, Key] = {}
    return tuple(
        amount
        for tokens, taken in sentences
        for amount in _of_sentence(tokens, taken, n_entities, verbs)
    )


def _of_sentence(
    tokens: Sequence[Token], taken: Collection[Span], n_entities: int, verbs: dict[str, Key]
) -> list[Amount]:
    marks = [
        index
        for index, token in enumerate(tokens)
        if token.kind == "number" and token.span not in taken and not _multiplies(tokens, index)
    ]
    in_order = _respectively(tokens, marks, n_entities)
    found: list[Amount] = []
    last: Key = frozenset()
    for order, mark in enumerate(marks):
        before = tokens[marks[order - 1] + 1 if order else 0 : mark]
        said = [stem(token.text) for token in before if token.kind == "word"]
        known = next((verbs[word] for word in reversed(said) if word in verbs), frozenset())
        key = _key(tokens, mark, said, known or last)
        last = key or last
        owner = in_order.get(mark, _owner(tokens, mark))
        if owner is None or not key:
            continue
        for word in (content(tuple(said)) | (_VERBS & set(said))) - {"unit"}:
            verbs.setdefault(word, key)
        token = tokens[mark]
        assert token.number is not None
        found.append(
            Amount(
                owner, key, token.value, token.span, bool(token.number.currency) or "money" in key
            )
        )
    return found


def _multiplies(tokens: Sequence[Token], mark: int) -> bool:
    """ "3 times the allocation" is a factor of a sum, not said of one thing."""
    return mark + 1 < len(tokens) and tokens[mark + 1].text == "times"


def _is_price(tokens: Sequence[Token], mark: int) -> bool:
    """ "corn at 0.3 a kilo": "at" before a number and a measure after it."""
    before = tokens[mark - 1].text if mark else ""
    after = [token.text for token in tokens[mark + 1 : mark + 3]]
    return before == "at" and len(after) == 2 and after[0] in {"a", "per", "each"}


def _respectively(tokens: Sequence[Token], marks: list[int], n_entities: int) -> dict[int, int]:
    """The owner of each number where numbers and names are listed in the same order."""
    if not any(token.text == "respectively" for token in tokens):
        return {}
    runs: list[list[int]] = [[]]
    for token in tokens:
        if token.kind == "entity" and token.entity not in runs[-1]:
            runs[-1].append(token.entity)
        elif token.kind in {"number", "compare"} or (
            token.kind == "word" and token.text not in FUNCTION
        ):
            runs.append([])
    fitting = [run for run in runs if len(run) == len(marks) > 1]
    if fitting:
        return dict(zip(marks, fitting[-1], strict=True))
    named = any(token.kind == "entity" for token in tokens)
    return (
        dict(zip(marks, range(n_entities), strict=True))
        if len(marks) == n_entities and not named
        else {}
    )


def _owner(tokens: Sequence[Token], mark: int) -> int | None:
    """The entity that a number is said of: "… per chair" after it, else the last one before it."""
    through = [token.text for token in tokens[mark + 1 : mark + 3]]
    reaches = False
    for index in range(mark + 1, len(tokens)):
        token = tokens[index]
        if token.kind == "entity":
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            listed = following is not None and following.text == "and" and "per" not in through
            after = tokens[index + 2] if index + 2 < len(tokens) else None
            if reaches and not (listed and after is not None and after.kind == "entity"):
                return token.entity
            break
        if token.kind not in {"word", "group"}:
            break
        reaches = reaches or token.text in {"per", "for", "each", "every"}
        if token.kind == "word" and token.text not in _TO_OWNER and reaches:
            break
        if token.text in _ENDS - _TO_OWNER:
            break
    for index in range(mark - 1, -1, -1):
        token = tokens[index]
        if token.kind == "entity":
            return token.entity
        if token.kind == "compare" or token.text in {";", "company", "it", "they", "he", "she"}:
            return None
    return None


def _key(tokens: Sequence[Token], mark: int, said: list[str], known: Key) -> Key:
    """What a number is about: money by its class, else what it counts, else what the words say.

    `known` is what the same words meant before, or what the sentence was about until now.
    """
    token = tokens[mark]
    assert token.number is not None
    kind = kind_of(said) or (COST if _is_price(tokens, mark) else "")
    things = content(thing_after(tokens, mark)) - {"unit"}
    if token.number.currency or things & {"dollar", "euro"}:
        is_money = known & {PROFIT, REVENUE, COST, "money"}
        return frozenset({kind}) if kind else known if is_money else frozenset({"money"})
    if things and not _is_price(tokens, mark):
        return things
    if kind:
        return frozenset({kind})
    return known or content(tuple(said)) - {"unit"}


def thing_after(tokens: Sequence[Token], mark: int) -> tuple[str, ...]:
    """The stems of what a number counts: "5 units of digestive medicine" is unit, digestive, medicine."""
    words: list[str] = []
    index = mark + 1
    while index < len(tokens) and len(words) < 8:
        token = tokens[index]
        if token.kind not in {"word", "group"} or token.text in _ENDS - {"to", "in"}:
            break
        if token.text in {"every", "a"} and index + 1 < len(tokens):
            following = stem(tokens[index + 1].text)
            if following in _CLOCK or following in PERIODS:
                index += 2
                continue
        if token.text not in PERIODS:
            words.append(stem(token.text))
        index += 1
    return tuple(words)


def dimensions_of(amounts: Sequence[Amount]) -> tuple[Dimension, ...] | None:
    """Returns the amounts by what they are about; None where one entity has two of one kind."""
    values: dict[Key, dict[int, Amount]] = {}
    for amount in amounts:
        own = values.setdefault(amount.key, {})
        if amount.entity in own and own[amount.entity].value != amount.value:
            return None
        own[amount.entity] = amount
    return tuple(
        Dimension(
            key,
            {entity: amount.value for entity, amount in sorted(found.items())},
            tuple(amount.span for amount in found.values()),
            any(amount.is_money for amount in found.values()),
        )
        for key, found in _merged(values).items()
    )


def _merged(values: dict[Key, dict[int, Amount]]) -> dict[Key, dict[int, Amount]]:
    """Joins keys of which one says less: "20 people" of one and "8 people in it" of another."""
    merged = dict(values)
    for small in sorted(values, key=len):
        hosts = [
            key
            for key in merged
            if small < key and small in merged and not merged[key].keys() & merged[small].keys()
        ]
        if len(hosts) == 1:
            merged[small] = merged.pop(small) | merged.pop(hosts[0])
    return merged


def best_dimension(words: Key, dimensions: Sequence[Dimension]) -> Dimension | None:
    """Returns the one dimension that shares most with the words, None where none or several do.

    Sharing a head alone is not enough: "smelly gas" is not "green gas".
    """
    scores = [(len(words & each.key), each) for each in dimensions if _agree(words, each.key)]
    top = max((score for score, _ in scores), default=0)
    best = [each for score, each in scores if score == top]
    return best[0] if top and len(best) == 1 else None


def _agree(words: Key, key: Key) -> bool:
    """Whether, apart from units, one of the two says nothing that the other does not."""
    said, known = words - _UNITS, key - _UNITS
    if not said or not known:
        return bool(words & key)
    return said <= known or known <= said
