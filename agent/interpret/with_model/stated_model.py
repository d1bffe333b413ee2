"""From what a reply says in the small language to a written model, with its data bound."""

from __future__ import annotations

import math
from itertools import product

from pydantic import JsonValue

from agent.interpret.embedded.grids.literals import label
from agent.interpret.with_model.binding import Binding, cell, column_of, matrix
from agent.interpret.with_model.reply import SaidData, SaidModel, SaidSet
from problems.algebra.written import (
    Member,
    WrittenData,
    WrittenModel,
    WrittenRule,
    WrittenSet,
)
from problems.errors import InvalidProblem, LimitExceeded
from problems.status import Sense

_MOST_VALUES = 1_000_000


def written_model(said: SaidModel, binding: Binding) -> WrittenModel:
    """Returns the model that a reply states.

    Raises:
        InvalidProblem: it names data that is not there, or values that do not fit their sets.
        LimitExceeded: its data lie over too many members.
    """
    sets = {each.name: _set(each, binding) for each in said.sets}
    return WrittenModel(
        sets=tuple(WrittenSet(name=name, members=members) for name, members in sets.items()),
        data=tuple(_data(each, sets, binding) for each in said.data),
        decisions=said.decide,
        goal=Sense(said.goal),
        objective=said.objective,
        rules=tuple(
            WrittenRule(name=each.name, each=each.each, rule=each.rule) for each in said.rules
        ),
    )


def _set(said: SaidSet, binding: Binding) -> tuple[Member, ...]:
    if said.count is not None:
        return tuple(str(number) for number in range(1, said.count + 1))
    if not said.table:
        members = binding.bound(said.members)
        if not isinstance(members, list):
            raise InvalidProblem(
                f"the members of {said.name!r} must be a list, or name one of the data"
            )
        return tuple(dict.fromkeys(_member(each) for each in members))
    table = binding.table(said.table)
    if said.columns == ("header",):
        return tuple(each for each in table.columns[1:])
    at = [column_of(table, each) for each in said.columns]
    if not at:
        raise InvalidProblem(
            f"the set {said.name!r} names the table {said.table!r} and no column of it"
        )
    if len(at) == 1:
        return tuple(dict.fromkeys(_named(row[at[0]]) for row in table.rows))
    return tuple(dict.fromkeys(tuple(_named(row[each]) for each in at) for row in table.rows))


def _member(value: JsonValue) -> Member:
    if isinstance(value, list):
        return tuple(_one_name(each) for each in value)
    return _one_name(value)


def _one_name(value: JsonValue) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InvalidProblem(f"{value!r:.40} cannot be a member of a set; members are names")
    return label(float(value)) if isinstance(value, int | float) else value.strip()


def _named(text: str) -> str:
    """A cell as a member's name: numbers as they are plainly written."""
    value = cell(text)
    return label(value) if isinstance(value, float) else text.strip()


def _data(said: SaidData, sets: dict[str, tuple[Member, ...]], binding: Binding) -> WrittenData:
    is_whole = said.table and not said.value and isinstance(binding.part(said.table).value, tuple)
    if is_whole:  # bracketed rows without names, which stand in the order of the sets
        said = said.model_copy(update={"values": {"$data": said.table}, "table": ""})
    values = _of_table(said, binding) if said.table else _of_values(said, sets, binding)
    return WrittenData(name=said.name, over=said.over, values=values, default=said.default)


def _of_table(said: SaidData, binding: Binding) -> dict[tuple[str, ...], float]:
    table = binding.table(said.table)
    if not said.value:
        rows, names = matrix(table), [_named(each) for each in table.columns]
        keys = [_named(row[0]) for row in table.rows]
        heads = names[len(names) - len(rows[0]) :] if rows else []
        return {
            (key, head): value
            for key, row in zip(keys, rows, strict=True)
            for head, value in zip(heads, row, strict=True)
            if value is not None
        }
    at, value_at = [column_of(table, each) for each in said.keys], column_of(table, said.value)
    found: dict[tuple[str, ...], float] = {}
    for row in table.rows:
        key, value = tuple(_named(row[each]) for each in at), cell(row[value_at])
        if not isinstance(value, float):
            raise InvalidProblem(
                f"{said.name!r} needs a number in column {said.value!r}, and {value!r} stands there"
            )
        if key in found:
            raise InvalidProblem(
                f"{', '.join(key)} stands twice in the table {table.name!r}; its keys must differ"
            )
        found[key] = value
    return found


def _of_values(
    said: SaidData, sets: dict[str, tuple[Member, ...]], binding: Binding
) -> dict[tuple[str, ...], float]:
    values = binding.bound(said.values)
    unknown = next((name for name in said.over if name not in sets), None)
    if unknown is not None:
        raise InvalidProblem(
            f"{said.name!r} lies over {unknown!r}, which is no set of the model; declare it"
        )
    if isinstance(values, dict):
        return _of_object(values, said)
    spread = [[(m,) if isinstance(m, str) else m for m in sets[name]] for name in said.over]
    if math.prod(len(each) for each in spread) > _MOST_VALUES:
        raise LimitExceeded(
            f"{said.name!r} lies over more than {_MOST_VALUES} combinations of members"
        )
    if spread and _is_one_row(values, len(spread[0])):
        values = _entry(values, 0, 1, said.name)
    found: dict[tuple[str, ...], float] = {}
    for places in product(*(range(len(each)) for each in spread)):
        inner: JsonValue = values
        for depth, place in enumerate(places):
            inner = _entry(inner, place, len(spread[depth]), said.name)
        if inner is None:
            continue
        key = tuple(part for depth, place in enumerate(places) for part in spread[depth][place])
        found[key] = _number(inner, said.name)
    return found


def _is_one_row(values: JsonValue, length: int) -> bool:
    """Whether values are [[…]] where […] is meant."""
    return (
        isinstance(values, list)
        and len(values) == 1 != length
        and isinstance(values[0], list)
        and len(values[0]) == length
    )


def _entry(values: JsonValue, place: int, length: int, name: str) -> JsonValue:
    if not isinstance(values, list) or len(values) != length:
        held = f"{len(values)} values" if isinstance(values, list) else "no list"
        raise InvalidProblem(
            f"{name!r} holds {held} for a set of {length}; give one for each member, in order"
        )
    return values[place]


def _of_object(
    values: dict[str, JsonValue], said: SaidData, outer: tuple[str, ...] = ()
) -> dict[tuple[str, ...], float]:
    found: dict[tuple[str, ...], float] = {}
    for name, inner in values.items():
        parts = (
            tuple(each.strip() for each in name.split(","))
            if len(said.over) > len(outer) + 1
            else (name.strip(),)
        )
        key = (*outer, *parts)
        if isinstance(inner, dict):
            found |= _of_object(inner, said, key)
        else:
            found[key] = _number(inner, said.name)
    return found


def _number(value: JsonValue, name: str) -> float:
    if isinstance(value, str):
        value = cell(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidProblem(f"{name!r} holds {value!r:.40} where a number is needed")
    return float(value)
