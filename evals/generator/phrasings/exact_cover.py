"""Exact cover questions: every element in exactly one chosen set."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _sets(draw: Draw, universe: Sequence[str], n_more: int) -> list[list[str]]:
    """The parts of two random divisions, so that there is a cover, and some sets more."""
    sets: dict[tuple[str, ...], None] = {}
    for _ in range(2):
        order = draw.shuffled(universe)
        cut = sorted(draw.different(2, 1, len(order) - 1))
        for part in (order[: cut[0]], order[cut[0] : cut[1]], order[cut[1] :]):
            sets[tuple(e for e in universe if e in part)] = None
    for _ in range(n_more):
        part = draw.some(universe, draw.whole(2, 3))
        sets[tuple(e for e in universe if e in part)] = None
    return [list(each) for each in draw.shuffled(list(sets))]


def _problem(
    text: str,
    universe: Sequence[str],
    names: Sequence[str],
    sets: Sequence[Sequence[str]],
    costs: Sequence[int] = (),
) -> Question:
    costs = costs or [1] * len(sets)
    told_sets = [
        {"name": n, "elements": s, "cost": c} for n, s, c in zip(names, sets, costs, strict=True)
    ]
    return asked(text, "exact_cover", universe=universe, sets=told_sets)


def _abstract(draw: Draw, size: int) -> Question:
    universe = [str(i) for i in range(1, size + 2)]
    sets = _sets(draw, universe, size - 2)
    names = list(LETTERS[: len(sets)])
    spelled = [f"{n} = {{{', '.join(s)}}}" for n, s in zip(names, sets, strict=True)]
    text = compose(
        draw,
        f"Sets: {', '.join(spelled)}.",
        "",
        f"Choose as few of the sets as possible so that each of 1 to {size + 1} is in exactly one chosen set.",
    )
    return _problem(text, universe, names, sets)


def _crews(draw: Draw, size: int) -> Question:
    universe = [f"flight {i}" for i in range(1, size + 1)]
    sets = _sets(draw, universe, 3)
    names = [f"roster {x}" for x in LETTERS[: len(sets)]]
    pattern = currency(draw)
    costs = [50 * c for c in draw.wholes(len(sets), 4, 20)]
    facts = [
        f"{n} flies {listed(s)} for {money(pattern, c)}"
        for n, s, c in zip(names, sets, costs, strict=True)
    ]
    text = compose(
        draw,
        f"Every flight from 1 to {size} must be flown by one crew, no more and no less.",
        told(draw, facts),
        "Which rosters do this at the lowest cost?",
    )
    return _problem(text, universe, names, sets, costs)


def _teams(draw: Draw, size: int) -> Question:
    universe = draw.some(PEOPLE, size)
    sets = _sets(draw, universe, 2)
    names = [" + ".join(s) for s in sets]
    costs = draw.wholes(len(sets), 2, 20)
    text = compose(
        draw,
        f"{listed(universe)} share taxis home, and each of them sits in exactly one taxi.",
        "The taxis that could be ordered, with their fares in euros:"
        + table(draw, ["who rides together", "fare"], list(zip(names, costs, strict=True))),
        "Which taxis bring everybody home for the least money?",
    )
    return _problem(text, universe, names, sets, costs)


def _districts(draw: Draw, size: int) -> Question:
    universe = draw.some(TOWNS, size)
    sets = _sets(draw, universe, 2)
    names = [f"route {i}" for i in range(1, len(sets) + 1)]
    costs = draw.wholes(len(sets), 20, 90)
    facts = [f"{n} ({c} km) serves {listed(s)}" for n, s, c in zip(names, sets, costs, strict=True)]
    text = compose(
        draw,
        f"Post must be brought to {listed(universe)}, and no town may be served by two routes.",
        told(draw, facts),
        "Which routes do we run so that every town is served once and the fewest kilometres are driven?",
    )
    return _problem(text, universe, names, sets, costs)


PHRASING = Phrasing((_abstract, _crews, _teams, _districts))
