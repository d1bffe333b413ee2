"""What a number counts, and the words that stand around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.interpret.embedded.linear.amounts import COST, PROFIT, REVENUE, kind_of
from agent.interpret.embedded.linear.tokens import Token
from agent.interpret.embedded.linear.words import FUNCTION, PERIODS, stem

# Words that end what a number counts.
_ENDS = frozenset(
    "and but while whereas which who that is are was were can could must should would will may has "
    "have had because since so if when then as without whose respectively "
    "but however although after before during until".split()
)
# Words before a number that begin the statement it belongs to.
_BEGINS = frozenset("and but while whereas so because since if although however or".split())
_DIVIDES = frozenset("per every each".split())
_CLOCK = frozenset(
    "minute hour second trip turn time batch day week month year shift acre visit".split()
)
_SPENDS = frozenset(
    stem(word) for word in "use need require consume worth material rent hire buy".split()
)
_MONEY_UNITS = frozenset("dollar euro cent pound franc rupee yen yuan won".split())
_PERSONS = frozenset(
    "person people passenger visitor customer tourist guest patient student traveler traveller "
    "commuter employee fan viewer individual child kid client rider resident spectator attendee".split()
)
PERSON_STEMS = frozenset(stem(word) for word in _PERSONS)
# Words of one meaning: a limit may say "pollution" where the amounts said "pollutants".
_SAME = {
    stem(word): stem(row.split()[0])
    for row in (
        "pollution pollutant pollutants polluting",
        "medicine medication medications",
        "package parcel parcels",
        "assembly assemble assembling",
        "delivery deliver delivering",
        "luggage baggage",
        "calcium ca",
        "protein proteins",
        "transport transportation transporting carry move ship carried",
        "space area room",
        "employee worker staff labourer laborer",
        "sleep sleeping",
        "paint painting",
        "bake baking baked",
        "print printing printed",
        "electricity power kwh",
        "fertilizer fertiliser",
        "cost expense expenses",
    )
    for word in row.split()
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with what it counts: "40 minutes of assembly per desk".

    `unit` is the stem of the first counted word ("money" for sums of money, "percent"), `unit_word`
    the word as written, `things` the stems behind it, `context` the stems before the number, `kind`
    profit, revenue, cost or "", `end` the index of the first token behind the phrase.
    """

    value: float
    unit: str
    unit_word: str
    things: frozenset[str]
    context: frozenset[str]
    kind: str
    end: int
    periods: frozenset[str] = frozenset()

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money."""
        return self.unit == "money"

    @property
    def words(self) -> frozenset[str]:
        """What it counts, with the unit where that is a thing of its own."""
        own = {self.unit} - {"", "unit", "money", "percent"}
        return self.things | own


def same(word: str) -> str:
    """Returns the stem that stands for all words of one meaning.

    >>> same("pollutants"), same("boards"), same("preparation") == same("preparing")
    ('pollut', 'board', True)
    """
    key = stem(word)
    if key in PERSON_STEMS:
        return "person"
    key = _SAME.get(key, key)
    for ending in ("ation", "ition", "ion"):
        if key.endswith(ending) and len(key) > len(ending) + 3:
            return key.removesuffix(ending)
    return key


def phrase_at(tokens: Sequence[Token], mark: int, begin: int) -> Phrase:
    """Returns the phrase of the number at `mark`; its statement does not begin before `begin`."""
    token = tokens[mark]
    assert token.number is not None
    counted, periods, end = _counted(tokens, mark)
    context = _context(tokens, mark, begin)
    spoken = [stem(each) for each in context]
    unit = same(counted[0]) if counted else ""
    if token.number.currency or any(stem(word) in _MONEY_UNITS for word in counted[:1]):
        unit = "money"
    elif token.number.is_percentage:
        unit = "percent"
    rest = counted[1:] if unit not in {"money", "percent"} or not token.number.currency else counted
    if unit == "percent":
        rest = counted
    kind = kind_of(stem(word) for word in counted) or kind_of(spoken)
    if unit == "money" and not kind and {*spoken, *map(stem, counted)} & _SPENDS:
        kind = COST
    return Phrase(
        token.value,
        unit,
        counted[0] if counted else "",
        frozenset(same(word) for word in rest),
        frozenset(same(word) for word in context),
        kind,
        end,
        periods,
    )


def _counted(tokens: Sequence[Token], mark: int) -> tuple[list[str], frozenset[str], int]:
    words: list[str] = []
    periods: set[str] = set()
    index = mark + 1
    number = tokens[mark].number
    is_price = number is not None and bool(number.currency)
    collects = True
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind in {"number", "compare", "entity", "stop", "sign"} or token.text in _ENDS:
            break
        if following is not None and _divides(token, following):
            if stem(following.text) in PERIODS:
                periods.add(stem(following.text))
            if following.kind == "entity":
                break
            index += 3 if following.text == "sq" else 2
            # "$12 per square foot of space": what follows tells the foot, not the dollar.
            collects = not is_price
            continue
        if not collects:
            index += 1
            continue
        if token.text in {"daily", "weekly", "monthly", "yearly"}:
            periods.add(token.text)
        elif token.text == "a" and _is_label(following):
            words.append("label-a")
        elif (
            token.kind == "group"
            or token.text not in FUNCTION
            or (token.text in {"unit", "units"} and not words)
        ):
            words.append(token.text.split()[-1])
        index += 1
    for one, two in pairwise(tokens[index:]):
        if one.kind in {"number", "compare", "stop"}:
            break
        if one.text in _DIVIDES and stem(two.text) in PERIODS:
            periods.add(stem(two.text))
    return words, frozenset(periods), index


def _is_label(following: Token | None) -> bool:
    """Whether an "a" is the name of a kind, as in "compound A", not an article."""
    if following is None or following.kind in {"stop", "number"}:
        return True
    return following.text in _ENDS | {"per", "for"}


def _divides(token: Token, following: Token) -> bool:
    if token.text in _DIVIDES:
        return True
    return token.text in {"a", "an", "the"} and stem(following.text) in _CLOCK


def _context(tokens: Sequence[Token], mark: int, begin: int) -> list[str]:
    words: list[str] = []
    for index in range(mark - 1, begin - 1, -1):
        token = tokens[index]
        if token.kind in {"number", "compare", "stop"} or token.text in _BEGINS:
            break
        if token.kind in {"word", "group"} and (token.text not in FUNCTION):
            words.insert(0, token.text.split()[-1])
    return words


def money_kind(words: frozenset[str]) -> str:
    """Returns profit, revenue or cost where the stems speak of one of them, else ""."""
    for kind in (PROFIT, REVENUE, COST):
        if kind_of(word for word in sorted(words) if kind_of((word,)) == kind):
            return kind
    return ""
