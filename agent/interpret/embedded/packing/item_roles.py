"""Which number of an item is its weight and which its value: by words, by units, by the first item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agent.interpret.embedded.packing.capacity import Capacity
from agent.interpret.embedded.packing.items import Amount, Statement
from agent.interpret.embedded.packing.roles import Role
from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.units import converted, unit_of


@dataclass(frozen=True, slots=True)
class Known:
    """What was found so far: the items with every role told, the limit, and what to say of them."""

    items: tuple[Statement, ...]
    capacity: Capacity
    weight_role: Role
    assumptions: tuple[str, ...] = ()


def told(statements: tuple[Statement, ...], capacity: Capacity) -> Known | Missing | None:
    """Returns the items with a role for every number, None where two things are used up."""
    for each in statements:
        if each.strays:
            return _without("weight and value", each.strays[0])
    roles = {amount.role for each in statements for amount in each.amounts}
    money = capacity.unit in {"$", "€", "£", "¥", "dollars", "euros", "pounds"}
    weight_role = Role.COST if money and Role.COST in roles else Role.WEIGHT
    if Role.WEIGHT not in roles and Role.COST in roles:
        weight_role = Role.COST
    if {Role.WEIGHT, Role.COST, Role.VALUE} <= roles:
        return None  # two things are used up: not a knapsack with one limit
    by_unit = tuple(_by_unit(each, capacity, weight_role) for each in statements)
    pattern = next((_roles(e) for e in by_unit if all(_roles(e)) and len(e.amounts) > 1), ())
    filled = tuple(_by_pattern(each, pattern) for each in by_unit)
    for each in filled:
        problem = _unclear(each, weight_role)
        if problem:
            return problem
    return _in_one_unit(Known(filled, capacity, weight_role))


def _by_unit(statement: Statement, capacity: Capacity, weight_role: Role) -> Statement:
    def with_role(amount: Amount) -> Amount:
        if amount.role is None and same_kind(amount.unit, capacity.unit):
            return replace(amount, role=weight_role)
        return amount

    amounts = tuple(map(with_role, statement.amounts))
    open_ones = [index for index, amount in enumerate(amounts) if amount.role is None]
    if len(amounts) == 2 and len(open_ones) == 1:
        other = amounts[1 - open_ones[0]].role
        rest = weight_role if other is Role.VALUE else Role.VALUE if other is weight_role else None
        amounts = tuple(replace(a, role=rest) if a.role is None else a for a in amounts)
    return replace(statement, amounts=amounts)


def _by_pattern(statement: Statement, pattern: tuple[Role | None, ...]) -> Statement:
    if len(statement.amounts) != len(pattern):
        return statement
    if any(a.role not in {None, role} for a, role in zip(statement.amounts, pattern, strict=True)):
        return statement
    return replace(
        statement,
        amounts=tuple(replace(a, role=r) for a, r in zip(statement.amounts, pattern, strict=True)),
    )


def _unclear(statement: Statement, weight_role: Role) -> Missing | None:
    roles = _roles(statement)
    names = {weight_role: weight_role.value, Role.VALUE: "value"}
    for role, word in names.items():
        if roles.count(role) == 0:
            return _without(word, statement.name)
        if roles.count(role) > 1:
            values = tuple(f"{a.value:g}" for a in statement.amounts if a.role is role)
            return Missing(
                "knapsack",
                f"the {word} of {statement.name}",
                f"The {word} of {statement.name} is given as {' and as '.join(values)}; which is meant?",
                values,
            )
    extra = [a for a in statement.amounts if a.role not in {*names, Role.COPIES}]
    if extra:
        return Missing(
            "knapsack",
            f"what {extra[0].value:g} is to {statement.name}",
            f"What does the number {extra[0].value:g} say of {statement.name}?",
        )
    return None


def _without(word: str, name: str) -> Missing:
    verb = "are" if " and " in word else "is"
    return Missing(
        "knapsack",
        f"the {word} of {name}",
        f"The {word} of {name} {verb} not given; please add {'them' if verb == 'are' else 'it'}.",
    )


def _in_one_unit(known: Known) -> Known | Missing:
    """The items with their weights in the capacity's unit, where both units are known."""
    clash = _clash_of_units(known)
    if clash:
        return clash
    items, said = [], dict[str, None]()
    for each in known.items:
        amounts = []
        for amount in each.amounts:
            unit, target = unit_of(amount.unit), unit_of(known.capacity.unit)
            if amount.role is not known.weight_role or not (unit and target) or unit == target:
                amounts.append(amount)
                continue
            value = converted(amount.value, amount.unit, known.capacity.unit)
            if value is None:
                return Missing(
                    "knapsack",
                    f"the unit of {each.name}",
                    f"The capacity is in {target.symbol} and {each.name} in {unit.symbol}; which is meant?",
                )
            said[f"Amounts in {unit.symbol} are counted in {target.symbol}."] = None
            amounts.append(replace(amount, value=value, unit=known.capacity.unit))
        items.append(replace(each, amounts=tuple(amounts)))
    return replace(known, items=tuple(items), assumptions=tuple(said))


def _clash_of_units(known: Known) -> Missing | None:
    """What to ask where the weights come in several units and the capacity in none."""
    amounts = (amount for each in known.items for amount in each.amounts)
    units = {
        unit.symbol for a in amounts if a.role is known.weight_role and (unit := unit_of(a.unit))
    }
    if len(units) < 2 or unit_of(known.capacity.unit):
        return None
    told = tuple(f"{known.capacity.value:g} {unit}" for unit in sorted(units))
    return Missing(
        "knapsack",
        "the unit of the capacity",
        f"The weights are in {' and '.join(sorted(units))}; in which unit is the capacity, "
        f"{' or '.join(told)}?",
        told,
    )


def _roles(statement: Statement) -> tuple[Role | None, ...]:
    return tuple(amount.role for amount in statement.amounts)


def same_kind(unit: str, other: str) -> bool:
    """Returns whether two units measure the same thing."""
    known, target = unit_of(unit), unit_of(other)
    return bool(unit) and (
        unit == other or bool(known and target and known.dimension == target.dimension)
    )
