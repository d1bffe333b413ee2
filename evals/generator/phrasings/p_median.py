"""P-median questions: open a given number of sites near everybody."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


def _problem(  # noqa: PLR0917  # a field of the problem each
    text: str,
    customers: Sequence[str],
    weights: Sequence[int],
    sites: Sequence[str],
    ways: Sequence[Sequence[int]],
    n_open: int,
) -> Question:
    named = [{"name": c, "weight": w} for c, w in zip(customers, weights, strict=True)]
    return asked(text, "p_median", customers=named, sites=sites, distances=ways, n_open=n_open)


def _road(draw: Draw, size: int) -> Question:
    towns = draw.some(TOWNS, size)
    at = sorted(draw.different(size, 0, 50))
    k = draw.whole(1, 2)
    ways = [[abs(a - b) for b in at] for a in at]
    spelled = [f"{t} at kilometre {a}" for t, a in zip(towns, at, strict=True)]
    text = compose(
        draw,
        f"The villages along one road are {listed(spelled)}.",
        f"{in_words(k).capitalize()} of the villages {'gets' if k == 1 else 'get'} an ambulance.",
        "Where should the ambulance be put so that the distances from all villages to the nearest ambulance add up to the least?"
        if k == 1
        else "Where should the ambulances be put so that the distances from all villages to the nearest one add up to the least?",
    )
    return _problem(text, towns, [1] * size, towns, ways, k)


def _matrix(draw: Draw, size: int) -> Question:
    sites = [f"site {i}" for i in range(1, 5)]
    customers = [f"customer {i}" for i in range(1, size + 1)]
    ways = [draw.wholes(4, 1, 30) for _ in customers]
    weights = draw.wholes(size, 1, 20)
    text = compose(
        draw,
        f"p-median with p = 2, {size} customers of demand {listed([*map(str, weights)])} and four sites.",
        f"Distances, one row per customer: {matrix(draw, ways)}",
        "Minimise the demand-weighted distance to the nearest open site.",
    )
    return _problem(text, customers, weights, sites, ways, 2)


def _kiosks(draw: Draw, size: int) -> Question:
    sites = ["north gate", "fountain", "playground", "lake"]
    customers = [f"meadow {x}" for x in LETTERS[:size]]
    ways = [draw.wholes(4, 20, 300) for _ in customers]
    rows = [[c, *row] for c, row in zip(customers, ways, strict=True)]
    text = compose(
        draw,
        "Exactly two ice cream stalls may be set up in a park. As many people sit on one meadow as on any other, and they walk to the stall that is nearer.",
        "Metres from each meadow to the four places a stall can stand:"
        + table(draw, ["", *sites], rows),
        "Which two places keep the sum of the metres, one way from every meadow, smallest?",
    )
    return _problem(text, customers, [1] * size, sites, ways, 2)


def _weekly(draw: Draw, size: int) -> Question:
    sites = ["North", "South", "East"]
    customers = draw.some(TOWNS, size)
    ways = [draw.wholes(3, 2, 40) for _ in customers]
    weights = draw.wholes(size, 1, 6)
    facts = [
        f"{c} orders {w} times a week and is {listed([f'{d} km from {s}' for s, d in zip(sites, row, strict=True)])}"
        for c, w, row in zip(customers, weights, ways, strict=True)
    ]
    text = compose(
        draw,
        "We choose two of the three depots North, South and East; an order is brought from the nearest one in a trip of its own.",
        told(draw, facts),
        "Which two depots make for the fewest kilometres a week, counting each trip one way?",
    )
    return _problem(text, customers, weights, sites, ways, 2)


PHRASING = Phrasing((_road, _matrix, _kiosks, _weekly))
