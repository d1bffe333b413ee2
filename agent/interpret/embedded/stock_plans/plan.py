"""A plan over periods as a text tells it: what each product needs, costs and may take up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.periods.figure import Figure
from agent.interpret.embedded.periods.figures import Figures, find_figures
from agent.interpret.embedded.periods.mentions import UNIT
from agent.interpret.embedded.stock_plans.roles import (
    Role,
    is_cost,
    is_priced,
    only_names,
    role_of,
)
from agent.interpret.embedded.text import Span

PerPeriod = float | tuple[float, ...]

_SHARED = frozenset({Role.CAPACITY, Role.STORAGE})
_VERB = re.compile(
    r"\s*\b(?:needs?|demands?|demanded|requires?|sells?|sales|wants?|wanted|is|are|will|must|has|have|of|for|uses?|requirements?|the|required|sold|orders?|ordered|products?|items?|units)\b\s*",
    re.IGNORECASE,
)
# "One week after it is placed": a number that is written as an article.
_LEAD_OF_ONE = re.compile(
    rf"\b(?:(?:arriv\w+|deliver\w+|come|comes|takes?|lead[\s-]time\sof|available|here)\s(?:\w+\s)?(?:only\s)?(?:an?|one)\s{UNIT}\s?(?:(?:later|after|to\sarrive|to\sdeliver|to\scome|lead|ahead)\b)"
    rf"|(?:an?|one)[\s-]{UNIT}[\s-](?:lead|delay|in\sadvance|ahead)|(?:arriv\w+|available|delivered)\s(?:\w+\s)?(?:in\s|on\s)?the\s(?:next|following)\s{UNIT})",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:its?|their|them|this|that)\b", re.IGNORECASE)
_CENTS = re.compile(r"^\s?(?:cents?|pence|p)\b", re.IGNORECASE)
_WHOLE_MONEY = re.compile(
    r"^\s?(?:euros?|dollars?|pounds?|€|\$|£|eur|usd|gbp|francs?)(?![a-z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words of a text that have no place in the plan, and why."""

    what: str
    question: str


@dataclass(frozen=True, slots=True)
class StockPlan:
    """The products with their demands, and what else was told of each, by role."""

    products: tuple[str, ...]
    demand: tuple[tuple[float, ...], ...]
    told: dict[tuple[Role, int], PerPeriod] = field(default_factory=dict)
    shared: dict[Role, PerPeriod] = field(default_factory=dict)
    words: dict[Role, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()

    def of(self, role: Role, product: int) -> PerPeriod | None:
        """What was told of a product, None where nothing was."""
        return self.told.get((role, product), self.shared.get(role))

    def has(self, role: Role) -> bool:
        """Whether a role was told of any product or of all."""
        return role in self.shared or any(each is role for each, _ in self.told)


def find_plan(document: Document) -> StockPlan | Unclear | None:
    """Returns the plan of a text; None where it tells no periods, or no demand in them."""
    figures = find_figures(document)
    if figures is None:
        return None
    roles = _roles(figures)
    demands = [f for f, role in zip(figures.found, roles, strict=True) if role is Role.DEMAND]
    if len(demands) > 1:
        roles = _roles(figures, _products(demands) or ())
    if not any(role is Role.DEMAND for role in roles):
        return None
    doubtful = next((f for f, role in zip(figures.found, roles, strict=True) if f.is_partial), None)
    if doubtful:
        return _unclear(document, doubtful, "is not told for all periods")
    return _assembled(document, figures, roles)


def _roles(figures: Figures, names: tuple[str, ...] = ()) -> list[Role | None]:
    roles: list[Role | None] = []
    was_cost = False
    priced = any(is_priced(each) for each in figures.found)
    for figure in _with_shared_tails(figures.found, names):
        before = roles[-1] if roles and figure.follows else None
        goes_on = was_cost and figure.follows
        roles.append(role_of(figure, before, was_cost=goes_on, names=names, priced=priced))
        was_cost = is_cost(figure, was_cost=goes_on)
    return roles


def _with_shared_tails(found: Sequence[Figure], names: tuple[str, ...]) -> Iterator[Figure]:
    """The figures, those whose words stand behind the next one with these: "A costs 1 and B 2 a day"."""
    for figure, later in zip_longest(found, found[1:]):
        shares = later is not None and later.follows and names and not figure.tail
        if shares and only_names(later.head, names):
            yield replace(figure, tail=later.tail)
        else:
            yield figure


def _assembled(
    document: Document, figures: Figures, roles: Sequence[Role | None]
) -> StockPlan | Unclear:
    demands = [f for f, role in zip(figures.found, roles, strict=True) if role is Role.DEMAND]
    products = _products(demands)
    if products is None:
        return _unclear(document, demands[1], "is a second demand, and I cannot tell of what")
    told: dict[tuple[Role, int], PerPeriod] = {}
    shared: dict[Role, PerPeriod] = {}
    words: dict[Role, str] = {}
    scale = _scales(figures.found)
    owners: list[int] = []
    for figure, role in zip(figures.found, roles, strict=True):
        if role is Role.DEMAND:
            continue
        if role is None:
            return _unclear(document, figure, "has no place in the plan that I read")
        value = _value(figure, figures.n_periods, scale.get(figure.spans, 1.0))
        if role not in _SHARED:
            owners = _owners(figure, products, owners if figure.follows else [])
        its = [] if role in _SHARED else owners
        places = [(role, k) for k in its]
        known = [told[each] for each in places if each in told] or (
            [shared[role]] if not its and role in shared else []
        )
        if any(each != value for each in known):
            return _unclear(document, figure, f"is a second value for {role.value}")
        for each in places:
            told[each] = value
        if not its:
            shared[role] = value
        words[role] = f"{figure.head} # {figure.tail}"
    if (Role.LEAD not in shared) and (lead := _LEAD_OF_ONE.search(document.text.raw)):
        told |= {(Role.LEAD, k): 1.0 for k in range(len(products))}
        words[Role.LEAD] = lead[0]
    return StockPlan(
        products,
        tuple(_demand(each, figures.n_periods) for each in demands),
        told,
        shared,
        words,
        (*figures.spans, *(span for each in figures.found for span in each.spans)),
    )


def _demand(figure: Figure, n: int) -> tuple[float, ...]:
    return figure.values if figure.is_series else figure.values[:1] * n


def _value(figure: Figure, n: int, scale: float) -> PerPeriod:
    if figure.is_series:
        return tuple(round(each * scale, 9) for each in figure.values)
    return round(figure.values[0] * scale, 9)


def _scales(figures: Iterable[Figure]) -> dict[tuple[Span, ...], float]:
    """A hundredth for amounts in cents, where others are in whole money."""
    all_ = list(figures)
    if not any(_WHOLE_MONEY.match(each.tail) or each.currency for each in all_):
        return {}
    return {each.spans: 0.01 for each in all_ if _CENTS.match(each.tail) and not each.currency}


def _products(demands: Sequence[Figure]) -> tuple[str, ...] | None:
    """The names of what is wanted; None where several demands do not name it."""
    if len(demands) == 1:
        return (demands[0].product or "item",) if not demands[0].context else ("item",)
    names = tuple(each.product or _name(each) for each in demands)
    return names if all(names) and len(set(names)) == len(names) else None


def _name(figure: Figure) -> str:
    """The product that the words before a demand name: ", rice", "wanted: A"."""
    said = re.split(r"[:;,.]\s?|\band\b", figure.head)[-1]
    rest = _VERB.sub(" ", said).strip() or _VERB.sub(" ", figure.head.split(":")[-1]).strip()
    return " ".join(rest.split()[-2:])


def _owners(figure: Figure, products: Sequence[str], before: list[int]) -> list[int]:
    """The products that a figure's clause names; none where it is of all."""
    if len(products) == 1:
        return [0]
    if figure.product in products:
        return [products.index(figure.product)]
    words = f"{figure.head} {figure.tail}"
    named = [k for k, name in enumerate(products) if _names(words, name)]
    return named or (before if _PRONOUN.search(words) else [])


def _names(words: str, name: str) -> bool:
    flags = 0 if len(name) < 3 else re.IGNORECASE
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?:s|es)?(?!\w)", words, flags))


def _unclear(document: Document, figure: Figure, why: str) -> Unclear:
    span = figure.spans[0]
    shown = " ".join(f"{figure.head} {document.text.at(span)[:60]} {figure.tail}".split())[-140:]
    return Unclear(f'what "{shown}" means', f'In "{shown}" the figure {why}; what does it say?')
