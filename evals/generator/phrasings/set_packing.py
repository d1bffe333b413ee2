"""Set packing questions: auctions, shared rooms, crews and excursions."""

from __future__ import annotations

from collections.abc import Sequence

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import LETTERS, PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import table
from evals.generator.phrasing import Phrasing, Question, asked


def _sets(draw: Draw, things: Sequence[str], n: int) -> list[list[str]]:
    chosen = [set(draw.some(things, draw.whole(1, 3))) for _ in range(n)]
    return [[t for t in things if t in each] for each in chosen]


def _problem(
    text: str, names: Sequence[str], sets: Sequence[Sequence[str]], values: Sequence[int] = ()
) -> Question:
    values = values or [1] * len(sets)
    told_sets = [
        {"name": n, "elements": s, "value": v} for n, s, v in zip(names, sets, values, strict=True)
    ]
    return asked(text, "set_packing", sets=told_sets)


def _abstract(draw: Draw, size: int) -> Question:
    things = [str(i) for i in range(1, size + 3)]
    names = [f"S{i}" for i in range(1, size + 2)]
    sets = _sets(draw, things, size + 1)
    spelled = [f"{n} = {{{', '.join(s)}}}" for n, s in zip(names, sets, strict=True)]
    text = compose(
        draw,
        f"{', '.join(spelled)}.",
        "",
        "What is the largest number of these sets that are pairwise disjoint?",
    )
    return _problem(text, names, sets)


def _auction(draw: Draw, size: int) -> Question:
    things = ["desk", "lamp", "chair", "rug", "mirror", "clock"]
    names = draw.some(PEOPLE, size)
    sets = _sets(draw, things, size)
    pattern = currency(draw)
    bids = [10 * b for b in draw.wholes(size, 2, 20)]
    facts = [
        f"{n} offers {money(pattern, b)} for {listed(['the ' + t for t in s])}"
        for n, s, b in zip(names, sets, bids, strict=True)
    ]
    text = compose(
        draw,
        "At an auction, each bid is taken as a whole or turned down, and every piece can be sold only once.",
        told(draw, facts),
        "Which bids should be taken for the highest takings?",
    )
    return _problem(text, names, sets, bids)


def _crews(draw: Draw, size: int) -> Question:
    names = [f"trip {i}" for i in range(1, size + 1)]
    sets = _sets(draw, draw.some(PEOPLE, 7), size)
    facts = [f"{n} would need {listed(s)}" for n, s in zip(names, sets, strict=True)]
    text = compose(
        draw,
        "All trips leave on the same morning, so nobody can be on two of them.",
        told(draw, facts),
        "How many of the trips can take place at most?",
    )
    return _problem(text, names, sets)


def _machines(draw: Draw, size: int) -> Question:
    names = [f"experiment {x}" for x in LETTERS[:size]]
    things = ["laser", "centrifuge", "microscope", "freezer", "scanner", "furnace"]
    sets = _sets(draw, things, size)
    values = draw.wholes(size, 2, 15)
    rows = [[n, " + ".join(s), v] for n, s, v in zip(names, sets, values, strict=True)]
    text = compose(
        draw,
        "The lab owns one of each device, and a device serves one experiment during the whole night.",
        "Proposals:" + table(draw, ["experiment", "devices", "score"], rows),
        "Which experiments run tonight if their scores are to add up to as much as possible?",
    )
    return _problem(text, names, sets, values)


PHRASING = Phrasing((_abstract, _auction, _crews, _machines))
