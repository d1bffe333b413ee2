"""One number for each of some places: told of each, listed in their order, or the same for all."""

from __future__ import annotations

from agent.interpret.embedded.reader import Missing
from agent.interpret.embedded.serving.grid import Served
from agent.interpret.embedded.serving.roles import Role
from agent.interpret.embedded.text import Span

_WORDS = {
    Role.OPENING: ("the opening cost", "What does opening {name} cost?"),
    Role.CAPACITY: ("the capacity", "How much can {name} serve at most?"),
    Role.DEMAND: ("the demand", "How much does {name} need?"),
    Role.POSITION: ("the position", "Where is {name}?"),
}


def numbers_of(
    served: Served, role: Role, names: tuple[str, ...], family: str
) -> tuple[tuple[float, ...], tuple[Span, ...]] | Missing | None:
    """Returns a number for each name with the spans beyond the grid's own; None where none is told."""
    told = served.at.get(role, {})
    folded = {name.casefold(): value for name, value in told.items()}
    found = [folded.get(name.casefold()) for name in names]
    if any(value is not None for value in found):
        absent = next(
            (name for name, value in zip(names, found, strict=True) if value is None), None
        )
        if absent is not None:
            what, question = _WORDS[role]
            return Missing(family, f"{what} of {absent}", question.format(name=absent))
        return tuple(value for value in found if value is not None), ()
    for listed, values, span in served.lists:
        if listed is role and len(values) == len(names):
            return values, (span,)
    if role in served.alike:
        return (served.alike[role],) * len(names), ()
    return None


def strangers(served: Served, role: Role, names: tuple[str, ...]) -> str:
    """Returns the first name that has a number of the role and is none of the names, "" for none."""
    known = {name.casefold() for name in names}
    return next((name for name in served.at.get(role, ()) if name.casefold() not in known), "")
