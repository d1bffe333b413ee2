"""Set cover questions: stations, translators, test suites, tool kits and vaccines."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import JOBS, LETTERS, PEOPLE, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _sets(draw: Draw, universe: Sequence[str], n: int) -> list[list[str]]:
    """n sets that together hold everything, each with two elements at least."""
    sets: list[set[str]] = [set(draw.some(universe, 2)) for _ in range(n)]
    for element in universe:
        for chosen in draw.some(range(n), 2):
            sets[chosen].add(element)
    return [[e for e in universe if e in each] for each in sets]


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
    return asked(text, "set_cover", universe=universe, sets=told_sets)


def _abstract(draw: Draw, size: int) -> Question:
    universe = [str(i) for i in range(1, size + 3)]
    names = [f"S{i}" for i in range(1, size + 1)]
    sets = _sets(draw, universe, size)
    spelled = [f"{n} = {{{', '.join(s)}}}" for n, s in zip(names, sets, strict=True)]
    text = compose(
        draw,
        f"The universe is {{1, ..., {size + 2}}}, with the subsets",
        f"{', '.join(spelled)}.",
        "What is the smallest number of subsets whose union is the universe?",
    )
    return _problem(text, universe, names, sets)


def _stations(draw: Draw, size: int) -> Question:
    universe = draw.some(TOWNS, size + 1)
    names = [f"site {x}" for x in LETTERS[:size]]
    sets = _sets(draw, universe, size)
    facts = [f"a station at {n} reaches {listed(s)}" for n, s in zip(names, sets, strict=True)]
    text = compose(
        draw,
        "An ambulance must be able to reach each town.",
        told(draw, facts),
        f"At how few of the sites do we have to build to reach all of {listed(universe)}?",
    )
    return _problem(text, universe, names, sets)


def _handymen(draw: Draw, size: int) -> Question:
    universe = draw.some(JOBS, size)
    names = draw.some(PEOPLE, size)
    sets = _sets(draw, universe, size)
    pattern = currency(draw)
    costs = [10 * c for c in draw.wholes(size, 4, 20)]
    facts = [
        f"{n} can do {listed(s)} and charges {money(pattern, c)}"
        for n, s, c in zip(names, sets, costs, strict=True)
    ]
    text = compose(
        draw,
        f"Our old house needs {listed(universe)}.",
        told(draw, facts) + " The charge is the same however much of it somebody does.",
        "Whom should we hire so that all the work can be done for the least money?",
    )
    return _problem(text, universe, names, sets, costs)


def _languages(draw: Draw, size: int) -> Question:
    tongues = "French German Spanish Polish Greek Dutch Welsh Czech Danish".split()
    universe = draw.some(tongues, size + 1)
    names = draw.some(PEOPLE, size)
    sets = _sets(draw, universe, size)
    facts = [f"{n} speaks {listed(s)}" for n, s in zip(names, sets, strict=True)]
    text = compose(
        draw,
        f"Our hotline must be able to answer in {listed(universe)}.",
        told(draw, facts),
        "What is the least number of these people that we need on duty at any time?",
    )
    return _problem(text, universe, names, sets)


def _tests(draw: Draw, size: int) -> Question:
    universe = [f"r{i}" for i in range(1, size + 2)]
    names = [f"T{i}" for i in range(1, size + 1)]
    sets = _sets(draw, universe, size)
    costs = draw.wholes(size, 2, 30)
    rows = [[n, c, " ".join(s)] for n, c, s in zip(names, costs, sets, strict=True)]
    text = compose(
        draw,
        "Each requirement must be checked by at least one of the tests that we keep.",
        "Tests with their minutes and what they check:"
        + table(draw, ["test", "minutes", "requirements"], rows),
        f"Which tests do we keep so that r1 to r{size + 1} are all checked in the least time in total?",
    )
    return _problem(text, universe, names, sets, costs)


PHRASING = Phrasing((_abstract, _stations, _handymen, _languages, _tests))
