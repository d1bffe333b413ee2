"""Things that numbers are given for and that neither the goal nor a limit uses."""

from __future__ import annotations

from collections.abc import Sequence

from agent.interpret.embedded.linear.goal import Goal
from agent.interpret.embedded.linear.scene import Limit
from agent.interpret.embedded.prose.bounds import Setting, Unsettled
from agent.interpret.embedded.prose.phrases import same
from agent.interpret.embedded.prose.resources import Resource, in_unit_of
from agent.interpret.embedded.units import unit_of


def by_elimination(
    unsettled: Sequence[Unsettled],
    setting: Setting,
    goal: Goal | None,
    limits: Sequence[Limit],
) -> tuple[list[Limit], tuple[str, ...], str]:
    """Returns the one open number on the one thing nothing limits yet; else what is still open."""
    if not unsettled:
        return [], (), ""
    idle = [each for each in setting.resources if _is_idle(each, goal, limits)]
    first = unsettled[0]
    if len(unsettled) > 1 or len(idle) != 1 or idle[0].is_money or idle[0].unit == "percent":
        return [], (), first.words
    resource = idle[0]
    one, two = unit_of(first.phrase.unit_word), unit_of(resource.unit_word)
    named = {same(word) for name in setting.names for word in name.split()}
    if first.phrase.words & named:
        return [], (), first.words
    if (one is None) != (two is None) or (one and two and one.dimension != two.dimension):
        return [], (), first.words
    words = " ".join(sorted(resource.strong)) or resource.unit_word
    value = in_unit_of(resource, first.phrase)
    limit = Limit(dict(resource.values), first.relation, value, (*first.spans, *resource.spans))
    return [limit], (f'"{first.words}" is taken to limit the {words}.',), ""


def _is_idle(resource: Resource, goal: Goal | None, limits: Sequence[Limit]) -> bool:
    spans = {span for limit in limits for span in limit.spans} | set(goal.spans if goal else ())
    return not set(resource.spans) & spans


def idle_resource(resources: Sequence[Resource], goal: Goal | None, limits: Sequence[Limit]) -> str:
    """Returns the first thing that numbers are given for and that neither the goal nor a limit uses."""
    for each in resources:
        if _is_idle(each, goal, limits):
            return f"{each.unit_word} {' '.join(sorted(each.strong))}".strip()
    return ""
