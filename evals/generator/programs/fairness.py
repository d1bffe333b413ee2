"""The worst made as good as can be: max-min and min-max."""

from __future__ import annotations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import PEOPLE, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.phrasing import Form, Question
from evals.generator.programs.program import Row, program


def _max_min(draw: Draw, size: int) -> Question:
    towns, tonnes = draw.some(TOWNS, 3), 10 * draw.whole(4, 20)
    reach = draw.wholes(3, 2, 12)
    facts = [
        f"a tonne of grit clears {r} km of road in {t}" for t, r in zip(towns, reach, strict=True)
    ]
    text = compose(
        draw,
        f"{listed(towns)} share {tonnes} tonnes of grit, in any fractions.",
        told(draw, facts),
        "The grit is shared so that the town with the fewest kilometres cleared has as many as possible. How many kilometres has it?",
    )
    rows: list[Row] = [(dict.fromkeys(towns, 1), "<=", tonnes)]
    rows += [({"fewest": 1, t: -r}, "<=", 0) for t, r in zip(towns, reach, strict=True)]
    kinds = dict.fromkeys([*towns, "fewest"], "continuous")
    return program(text, kinds, "maximise", {"fewest": 1}, rows)


def _min_max(draw: Draw, size: int) -> Question:
    people, pages = draw.some(PEOPLE, 3), 10 * draw.whole(12, 40)
    pace = draw.wholes(3, 2, 9)
    facts = [f"{p} needs {m} minutes for a page" for p, m in zip(people, pace, strict=True)]
    text = compose(
        draw,
        f"{pages} pages, of which parts may be given out too, are shared among {listed(people)}, who start together.",
        told(draw, facts),
        "How soon can all pages be read if they are shared to make the last of the three finish as early as possible?",
    )
    rows: list[Row] = [(dict.fromkeys(people, 1), "=", pages)]
    rows += [({"last": 1, p: -m}, ">=", 0) for p, m in zip(people, pace, strict=True)]
    kinds = dict.fromkeys([*people, "last"], "continuous")
    return program(text, kinds, "minimise", {"last": 1}, rows)


FORMS: tuple[Form, ...] = (_max_min, _min_max)
