"""Numbers as limits: of one amount, of several together, or of what is used up or made in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.linear.amounts import COST, PROFIT, REVENUE
from agent.interpret.embedded.linear.clauses import Clause
from agent.interpret.embedded.linear.comparisons import Relation
from agent.interpret.embedded.linear.left_sides import main_part
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import FUNCTION, PERIODS, stem
from agent.interpret.embedded.prose.phrases import Phrase, phrase_at, same
from agent.interpret.embedded.prose.resources import Resource, in_unit_of, matching
from agent.interpret.embedded.prose.sides import (
    has_group,
    named_in,
    says_each,
    speaks_of_all,
    subject_of,
    without_reason,
)
from agent.interpret.embedded.text import Span
from agent.interpret.embedded.units import unit_of


@dataclass(frozen=True, slots=True)
class Setting:
    """What limits are read against. `wholes` are stems that count all amounts: acres, trips."""

    n_entities: int
    resources: tuple[Resource, ...]
    wholes: frozenset[str] = frozenset()
    decides_money: bool = False
    names: tuple[str, ...] = ()

    @property
    def everything(self) -> dict[int, float]:
        """The sum of all amounts."""
        return dict.fromkeys(range(self.n_entities), 1.0)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A limit whose number was understood but not what it counts."""

    phrase: Phrase
    relation: Relation
    spans: tuple[Span, ...]
    words: str


def bounds(clause: Clause, setting: Setting) -> list[Limit | Unsettled] | None:
    """Returns one limit for each number behind a comparison, None where one cannot be read."""
    after = without_reason(clause.after)
    marks = [i for i, token in enumerate(after) if _limits(token, i)]
    if any(after[i - 1].text == "or" for i in marks if i):
        return None
    found: list[Limit | Unsettled] = []
    before = main_part(clause.before)
    subject = subject_of(clause.before)
    for order, mark in enumerate(marks):
        stop = marks[order + 1] if order + 1 < len(marks) else len(after)
        limits = _per_other(clause, after[mark:stop])
        if limits is None:
            limits = _bound(clause, before, subject, after[mark:stop], setting)
        if limits is None:
            return None
        found += limits
    return found


def _limits(token: Token, index: int) -> bool:
    """Whether a token is a limiting number, not the article in "in one day"."""
    if token.number is None:
        return False
    return not (index and token.number.is_spelt and token.value == 1)


def _bound(
    clause: Clause,
    before: Sequence[Token],
    subject: list[int],
    part: Sequence[Token],
    setting: Setting,
) -> list[Limit | Unsettled] | None:
    """`part` begins with the number and ends before the next one."""
    phrase = phrase_at(part, 0, 0)
    relation = clause.comparison.relation
    spans = (clause.comparison.span, part[0].span)
    far = frozenset(words_of(_own_words(before))) | frozenset(words_of(part[phrase.end :]))
    behind = named_in(part)
    resource = None if is_direct(part, phrase, setting) else resource_for(phrase, far, setting)
    if resource is not None:
        value = in_unit_of(resource, phrase)
        about = behind or subject
        # Whether a limit on one holds for the others too is not said.
        partial = bool(about) and len(about) < setting.n_entities
        if partial or not same_period(phrase, resource):
            return None
        terms = resource.values
        return [Limit(dict(terms), relation, value, (*spans, *resource.spans))]
    shared = _shared(before, phrase, setting)
    if resource is None and shared:
        return [
            Limit(dict(r.values), relation, in_unit_of(r, phrase), (*spans, *r.spans))
            for r in shared
        ]
    terms_list = _counted(before, subject, part, phrase, setting)
    if terms_list is None:
        if phrase.is_money or not phrase.unit or named_in(part[phrase.end : phrase.end + 1]):
            return None
        return [Unsettled(phrase, relation, spans, " ".join(t.text for t in part[:6]))]
    return [Limit(terms, relation, phrase.value, spans) for terms in terms_list]


def _per_other(clause: Clause, part: Sequence[Token]) -> list[Limit | Unsettled] | None:
    """The limit that sets one amount against each one of another, None where none is told."""
    pair = _for_each(part)
    if pair is None:
        return None
    spans = (clause.comparison.span, part[0].span)
    terms = {pair[0]: 1.0, pair[1]: -part[0].value}
    return [Limit(terms, clause.comparison.relation, 0.0, spans)]


def _for_each(part: Sequence[Token]) -> tuple[int, int] | None:
    """The two amounts of "4 chairs must be made for each table"."""
    for index in range(2, len(part)):
        named = named_in(part[:index])
        told = part[index - 1].text in {"each", "every"} and part[index - 2].text in {"for", "per"}
        other = part[index]
        if told and other.kind == "entity" and len(named) == 1 and named != [other.entity]:
            return named[0], other.entity
    return None


_CALENDAR = frozenset("day week month year".split())


def same_period(phrase: Phrase, resource: Resource) -> bool:
    """Whether a limit and what it limits do not speak of different periods, as day and month."""
    one, two = ({_period(word) for word in each.periods} & _CALENDAR for each in (phrase, resource))
    return not one or not two or bool(one & two)


def _period(word: str) -> str:
    return stem({"daily": "day"}.get(word, word.removesuffix("ly")))


def is_direct(part: Sequence[Token], phrase: Phrase, setting: Setting) -> bool:
    """Whether the number counts the amounts themselves: "30 vans", "5 shifts on a bus"."""
    if phrase.is_money or phrase.unit == "percent" or len(part) < 2:
        return False
    first = next((t for t in part[1:] if t.text not in {"of", "the", "total", "more"}), part[0])
    if first.kind == "group":
        return not any(same(first.text.split()[-1]) in each.strong for each in setting.resources)
    return first.kind == "entity"


def _own_words(before: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the last number, where any word of their own stands behind it."""
    marks = [index for index, token in enumerate(before) if token.text in {",", ";"}]
    own = before[marks[-1] + 1 :] if marks else before
    return own if words_of(own) else before


def _is_every(token: Token, following: Token) -> bool:
    """Whether "each machine" or the like is meant, not "each month"."""
    return token.text in {"each", "every", "both"} and stem(following.text) not in PERIODS


def _shared(before: Sequence[Token], phrase: Phrase, setting: Setting) -> list[Resource]:
    """The resources of one unit that "each machine can run at most 40 hours" limits alike."""
    unit = unit_of(phrase.unit_word)
    if unit is None or not any(_is_every(one, two) for one, two in pairwise(before)):
        return []
    if named_in(before):
        return []
    found = [
        each
        for each in setting.resources
        if (own := unit_of(each.unit_word)) is not None and own.dimension == unit.dimension
    ]
    return found if len(found) > 1 else []


def words_of(before: Sequence[Token]) -> list[str]:
    """The stems of the last words that carry a meaning of their own."""
    return [
        same(token.text.split()[-1])
        for token in before[-10:]
        if token.kind in {"word", "group"} and token.text not in FUNCTION
    ]


def _counted(
    before: Sequence[Token],
    subject: list[int],
    part: Sequence[Token],
    phrase: Phrase,
    setting: Setting,
) -> list[dict[int, float]] | None:
    """The amounts that a number of theirs limits, as sums; None where that is not clear."""
    if phrase.is_money and not setting.decides_money:
        return None
    measured = unit_of(phrase.unit_word) is not None and not phrase.is_money
    named = {stem(word) for name in setting.names for word in name.split()}
    if measured and not _wholes(phrase) & (setting.wholes | named):
        return None  # "together they weigh at most 90 kg" counts no amounts
    behind = named_in(part)
    stop = next((i for i, token in enumerate(part) if token.kind == "stop"), len(part))
    if says_each(part[:stop]):
        chosen = behind or list(range(setting.n_entities))
        return None if _is_known(phrase, setting) else [{entity: 1.0} for entity in chosen]
    grouped = has_group(part) or _counts_whole(phrase, setting)
    if behind or subject:
        return _of_named(behind or subject, before, part)
    invested = setting.decides_money and phrase.is_money
    total = speaks_of_all(before) and _speaks_of_wholes(before, setting)
    return [setting.everything] if grouped or has_group(before) or invested or total else None


def _is_known(phrase: Phrase, setting: Setting) -> bool:
    return any(phrase.words & each.strong for each in setting.resources)


def _counts_whole(phrase: Phrase, setting: Setting) -> bool:
    return bool(_wholes(phrase) & setting.wholes) and not _is_known(phrase, setting)


def _wholes(phrase: Phrase) -> frozenset[str]:
    return frozenset({stem(phrase.unit_word)}) if phrase.unit_word else frozenset()


def _speaks_of_wholes(before: Sequence[Token], setting: Setting) -> bool:
    return any(stem(token.text) in setting.wholes for token in before if token.kind == "word")


def _of_named(
    named: list[int], before: Sequence[Token], part: Sequence[Token]
) -> list[dict[int, float]] | None:
    if len(named) == 1:
        return [{named[0]: 1.0}]
    if speaks_of_all([*before, *part]):
        return [dict.fromkeys(named, 1.0)]
    if any(token.text in {"both", "each", "individually"} for token in [*before, *part]):
        return [{entity: 1.0} for entity in named]
    return None


def resource_for(phrase: Phrase, far: frozenset[str], setting: Setting) -> Resource | None:
    """Returns the resource that a limiting number is about."""
    resources = setting.resources
    if phrase.is_money:
        return None if setting.decides_money else _money(phrase, far, resources)
    if not phrase.unit:
        return None if not far else _bywords_of(phrase, far, resources)
    return matching(phrase.words, far, phrase, resources)


def _bywords_of(
    phrase: Phrase, far: frozenset[str], resources: Sequence[Resource]
) -> Resource | None:
    """The resource of "the sugar intake must be at most 50": a bare number behind its name."""
    strong = [each for each in resources if far & each.strong]
    return matching(far, (), None, strong) if len(strong) == 1 else None


def _money(phrase: Phrase, far: frozenset[str], resources: Sequence[Resource]) -> Resource | None:
    sums = [each for each in resources if each.unit == "money"]
    kind = phrase.kind
    wanted = [each for each in sums if each.kind == (kind or COST)]
    if kind in {PROFIT, REVENUE}:
        return wanted[0] if len(wanted) == 1 else None
    if not wanted:
        wanted = [each for each in sums if not each.kind]
    pays = {"budget", "wag", "bill", "payroll", "pay", "spend", "cost"} & (far | phrase.things)
    if not wanted and len(sums) == 1 and (pays or sums[0].kind not in {PROFIT, REVENUE}):
        wanted = sums
    if len(wanted) > 1:
        return matching(phrase.things | far, (), phrase, wanted)
    return wanted[0] if wanted else None
