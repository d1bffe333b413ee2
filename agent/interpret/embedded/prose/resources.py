"""The things that amounts are about, told apart by their units and by the words around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from agent.interpret.embedded.linear.amounts import PROFIT, REVENUE
from agent.interpret.embedded.prose.attributes import Attribute
from agent.interpret.embedded.prose.phrases import Phrase
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import converted, unit_of

_NEVER = -100.0
_ENOUGH = 0.9  # similarity from which two amounts are about the same thing


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing that several entities take or give.

    `values` are by entity, in the unit `unit_word`; `strong` are the words for it behind the
    numbers, `weak` those before them.
    """

    values: dict[int, float]
    unit: str
    unit_word: str
    strong: frozenset[str]
    weak: frozenset[str]
    kind: str
    spans: tuple[Span, ...]
    periods: frozenset[str] = frozenset()

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money or a rate of return on one."""
        return self.unit == "money" or (self.unit == "percent" and self.kind in {PROFIT, REVENUE})


def resources_of(attributes: Sequence[Attribute]) -> tuple[Resource, ...] | None:
    """Returns the amounts by what they are about; None where one entity has two of one thing."""
    attributes = _without_repeats(attributes)
    groups: list[list[Attribute]] = [[each] for each in attributes]
    pairs = sorted(
        (
            (-_similarity(a, b), i, j)
            for i, a in enumerate(attributes)
            for j, b in enumerate(attributes[:i])
            if a.owner != b.owner and _similarity(a, b) >= _ENOUGH
        ),
    )
    where = list(range(len(attributes)))
    for _, i, j in pairs:
        first, second = where[i], where[j]
        if first == second:
            continue
        owners = {each.owner for each in groups[first]}
        if owners & {each.owner for each in groups[second]}:
            continue
        groups[first] += groups[second]
        groups[second] = []
        where = [first if each == second else each for each in where]
    return tuple(_resource(group) for group in _respelt([each for each in groups if each]))


def _respelt(groups: list[list[Attribute]]) -> list[list[Attribute]]:
    """The groups, two joined where only a slip of the pen parts them: "meat" and "meant"."""
    for one, two in combinations(groups, 2):
        apart = not {each.owner for each in one} & {each.owner for each in two}
        first, second = one[0].phrase, two[0].phrase
        same_unit = first.unit == second.unit and first.is_money == second.is_money
        if apart and same_unit and _is_slip(first.things, second.things):
            return _respelt([[*one, *two], *(g for g in groups if g is not one and g is not two)])
    return groups


def _is_slip(one: frozenset[str], two: frozenset[str]) -> bool:
    if len(one) != 1 or len(two) != 1:
        return False
    (a,), (b,) = sorted(one), sorted(two)
    return min(len(a), len(b)) > 3 and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() > 0.85


def _without_repeats(attributes: Sequence[Attribute]) -> list[Attribute]:
    """The attributes; one that says the same again is left out."""
    kept: list[Attribute] = []
    for each in attributes:
        said = any(
            other.owner == each.owner
            and other.phrase.value == each.phrase.value
            and other.phrase.unit == each.phrase.unit
            and other.phrase.things == each.phrase.things
            and other.phrase.kind == each.phrase.kind
            for other in kept
        )
        if not said:
            kept.append(each)
    return kept


def _similarity(a: Attribute, b: Attribute) -> float:
    one, two = a.phrase, b.phrase
    score = _unit_similarity(one, two)
    if score == _NEVER:
        return score
    first, second = one.things, two.things
    shared = first & second
    score += 1.2 * len(shared) - (1.6 if first and second and not shared else 0.0)
    score -= 0.3 * len(first ^ second) if shared else 0.1 * len(first ^ second)
    score += 0.5 * len(one.context & two.context)
    score += 0.3 if a.order == b.order else 0.0
    return score


def _unit_similarity(one: Phrase, two: Phrase) -> float:
    if one.is_money != two.is_money or (one.unit == "percent") != (two.unit == "percent"):
        return _NEVER
    if one.is_money:
        same_kind = 2.0 if one.kind == two.kind else _NEVER
        return same_kind if one.kind and two.kind else 0.8
    earns = {each.kind in {PROFIT, REVENUE} for each in (one, two)}
    left, right = unit_of(one.unit_word), unit_of(two.unit_word)
    apart = (left is None) != (right is None) and one.unit and two.unit
    if apart or (one.unit == "percent" and len(earns) > 1):
        return _NEVER
    if left is not None and right is not None:
        return 1.0 if left.dimension == right.dimension else _NEVER
    return _word_similarity(one, two)


def _word_similarity(one: Phrase, two: Phrase) -> float:
    """How alike the counted words are, where they are no known measures."""
    if one.unit == two.unit:
        return 0.7 if one.unit in {"unit", "percent", ""} else 1.5
    if not one.unit or not two.unit:
        return 0.2
    return 1.0 if two.unit in one.things or one.unit in two.things else -0.8


def _resource(group: list[Attribute]) -> Resource:
    group = sorted(group, key=lambda each: each.span)
    first = group[0].phrase
    values: dict[int, float] = {}
    for each in group:
        value = each.phrase.value
        if unit_of(first.unit_word) and each.phrase.unit_word and first.unit != "money":
            changed = converted(value, each.phrase.unit_word, first.unit_word)
            value = value if changed is None else changed
        values[each.owner] = value
    kinds = [each.phrase.kind for each in group if each.phrase.kind]
    return Resource(
        dict(sorted(values.items())),
        first.unit,
        first.unit_word,
        frozenset(word for each in group for word in each.phrase.words),
        frozenset(word for each in group for word in each.phrase.context),
        kinds[0] if kinds else "",
        tuple(dict.fromkeys(each.span for each in group)),
        frozenset(period for each in group for period in each.phrase.periods),
    )


def matching(
    near: Iterable[str], far: Iterable[str], phrase: Phrase | None, resources: Sequence[Resource]
) -> Resource | None:
    """Returns the one resource that words speak of, None where none or several fit as well.

    `near` are the words that the limiting number counts, `far` those before it; a word that only
    one resource knows says more than one that they share. `phrase` tells the unit.
    """
    scores = sorted(
        ((_score(frozenset(near), frozenset(far), phrase, each, resources), index)
         for index, each in enumerate(resources)),
        reverse=True,
    )  # fmt: skip
    if not scores or scores[0][0] < 0.5:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < 0.3:
        return None
    return resources[scores[0][1]]


def _score(
    near: frozenset[str],
    far: frozenset[str],
    phrase: Phrase | None,
    resource: Resource,
    resources: Sequence[Resource],
) -> float:
    score = 0.0
    if phrase is not None and phrase.unit:
        fit = _unit_fit(phrase, resource)
        if fit == _NEVER:
            return fit
        score += fit
    known = Counter(word for each in resources for word in each.strong | each.weak)
    for words, weight in ((near, 1.0), (far, 0.5)):
        for word in words & (resource.strong | resource.weak):
            rarity = 1.0 if known[word] == 1 else 0.3
            score += weight * rarity * (1.0 if word in resource.strong else 0.7)
    strangers = [word for word in near if not known[word]]
    known_unit = phrase is not None and unit_of(phrase.unit_word) is not None
    return score - min(0.3 * len(strangers), 0.6 if known_unit else 9.0)


def _unit_fit(phrase: Phrase, resource: Resource) -> float:
    own = ("money", "percent")
    if any((phrase.unit == each) != (resource.unit == each) for each in own):
        return _NEVER
    if phrase.is_money:
        return 0.6
    left, right = unit_of(phrase.unit_word), unit_of(resource.unit_word)
    if left is not None and right is not None:
        return 0.6 if left.dimension == right.dimension else _NEVER
    if (left is None) != (right is None) and phrase.unit not in resource.strong:
        return _NEVER
    return 0.4 if phrase.unit == resource.unit == "unit" else 0.0


def in_unit_of(resource: Resource, phrase: Phrase) -> float:
    """Returns a limiting number in the unit of a resource: 2 hours are 120 where it counts minutes."""
    if phrase.is_money or not resource.unit_word or not phrase.unit_word:
        return phrase.value
    changed = converted(phrase.value, phrase.unit_word, resource.unit_word)
    return phrase.value if changed is None else changed


def narrowed(resource: Resource, entities: Iterable[int]) -> Resource:
    """Returns a resource as far as some entities are concerned."""
    wanted = set(entities)
    return replace(resource, values={e: v for e, v in resource.values.items() if e in wanted})
