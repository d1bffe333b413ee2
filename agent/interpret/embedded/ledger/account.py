"""The facts of the things as columns: what one of each takes, costs or earns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.interpret.embedded.ledger.facts import Fact
from agent.interpret.embedded.ledger.quantities import Quantity
from agent.interpret.embedded.ledger.things import Things
from agent.interpret.embedded.text import Span


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of fact of the things: `values` by thing; `role` as of a `Fact`; `verb` of the first."""

    role: str
    dimension: str
    noun: str
    per: str
    values: dict[int, float]
    verb: str = ""
    factor: float = 1.0

    def suits(self, quantity: Quantity) -> bool:
        """Whether a quantity can limit this column."""
        if self.role in {"cost", "price"}:
            return quantity.dimension == "money"
        if self.role != "attribute" or self.dimension != quantity.dimension:
            return False
        if self.noun == quantity.noun or (self.dimension and not (self.noun and quantity.noun)):
            return True
        return bool(set(self.noun.split()) & set(quantity.noun.split()) - {"vitamin"})


@dataclass(frozen=True, slots=True)
class Account:
    """The columns, the limits told of one thing beside its facts, and where all of them stand."""

    columns: tuple[Column, ...]
    bounds: tuple[tuple[int, str, float, Span], ...]
    used: frozenset[Span]

    def of_role(self, *roles: str) -> tuple[Column, ...]:
        """The columns of some roles."""
        return tuple(each for each in self.columns if each.role in roles)


def account_of(facts: Sequence[Fact], things: Things) -> Account | None:
    """Returns the account; None where a thing lacks a kind of fact that another has, or has it twice."""
    columns: list[Column] = []
    bounds: list[tuple[int, str, float, Span]] = []
    used: set[Span] = set()
    for fact in facts:
        thing = next(
            (i for i, stems in enumerate(things.stems) if set(stems) <= set(fact.subject)), None
        )
        if thing is None:
            continue
        used.add(fact.quantity.span)
        if fact.role == "bound":
            bounds.append((thing, fact.relation, fact.quantity.value, fact.quantity.span))
            continue
        column = _column_for(columns, fact)
        if thing in column.values:
            return None
        column.values[thing] = fact.quantity.value
    n_things = len(things.stems)
    if any(len(column.values) < n_things and column.role != "fixed" for column in columns):
        return None
    return Account(tuple(columns), tuple(bounds), frozenset(used))


def _column_for(columns: list[Column], fact: Fact) -> Column:
    """The column of a fact's kind, made where there is none yet."""
    quantity = fact.quantity
    is_named = fact.role == "attribute"
    dimension = (
        quantity.dimension if is_named else "share" if quantity.dimension == "share" else "money"
    )
    noun = quantity.noun if is_named else ""
    for column in columns:
        if is_named and not quantity.value and column.noun == noun:
            return column
        if (column.role, column.dimension) != (fact.role, dimension):
            continue
        if column.noun == noun or (dimension and not noun):
            return column
    made = Column(
        fact.role, dimension, noun, quantity.per if is_named else "", {}, fact.verb, quantity.factor
    )
    columns.append(made)
    return made
