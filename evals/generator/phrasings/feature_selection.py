"""Feature selection questions: much told of the target, little told twice."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.names import PEOPLE
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked

_FEATURES = "age income debt rent savings tenure visits clicks height weight".split()


def _overlap(draw: Draw, n: int, unit: int) -> list[list[float]]:
    rows = [[0.0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        rows[i][j] = rows[j][i] = draw.whole(0, 5) / unit
    return rows


def _spelled(names: list[str], rows: list[list[float]]) -> str:
    pairs = combinations(range(len(names)), 2)
    return ", ".join(f"{names[i]}-{names[j]} {rows[i][j]:g}" for i, j in pairs)


def _exactly(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    names = draw.some(_FEATURES, n)
    relevance, rows = [r / 10 for r in draw.wholes(n, 2, 9)], _overlap(draw, n, 10)
    text = compose(
        draw,
        f"Choose exactly 2 of the features {listed(names)} for a model; their relevance is {', '.join(map(str, relevance))} in this order.",
        f"Redundancy: {_spelled(names, rows)}.",
        "Which 2 features make total relevance minus pairwise redundancy largest?",
    )
    return asked(
        text, "feature_selection", features=names, relevance=relevance, redundancy=rows, n_chosen=2
    )


def _at_most(draw: Draw, size: int) -> Question:
    names = [f"f{i}" for i in range(1, size + 1)]
    relevance, rows = draw.wholes(size, 2, 9), _overlap(draw, size, 1)
    whole = [[int(x) for x in row] for row in rows]
    text = compose(
        draw,
        "Feature selection with at most three features.",
        f"Relevance of f1 to f{size}: {relevance}. Redundancy matrix: {matrix(draw, whole)}",
        "Maximise the relevance of the chosen features less the redundancy of every chosen pair.",
    )
    return asked(
        text,
        "feature_selection",
        features=names,
        relevance=relevance,
        redundancy=rows,
        n_chosen=3,
        choose="at_most",
    )


def _witnesses(draw: Draw, size: int) -> Question:
    names = draw.some(PEOPLE, size)
    relevance, rows = draw.wholes(size, 3, 12), _overlap(draw, size, 1)
    k = draw.whole(2, 3)
    pairs = [[names[i], names[j], int(rows[i][j])] for i, j in combinations(range(size), 2)]
    text = compose(
        draw,
        f"A court hears exactly {in_words(k)} witnesses. What each could tell is worth, in points, {listed([f'{n} {r}' for n, r in zip(names, relevance, strict=True)])}.",
        "Points that are lost because two witnesses would tell the same:"
        + table(draw, ["one", "other", "points"], pairs),
        f"Which {in_words(k)} witnesses bring the most points in the end?",
    )
    return asked(
        text, "feature_selection", features=names, relevance=relevance, redundancy=rows, n_chosen=k
    )


def _weighted(draw: Draw, size: int) -> Question:
    n = min(size, 5)
    names = draw.some(_FEATURES, n)
    relevance, rows = draw.wholes(n, 2, 9), _overlap(draw, n, 1)
    text = compose(
        draw,
        "We keep as many features as pay.",
        f"Relevance: {', '.join(f'{f} {r}' for f, r in zip(names, relevance, strict=True))}. Redundancy of pairs: {_spelled(names, rows)}.",
        "Maximise total relevance minus one half of the total redundancy among the features kept.",
    )
    return asked(
        text,
        "feature_selection",
        features=names,
        relevance=relevance,
        redundancy=rows,
        redundancy_weight=0.5,
    )


PHRASING = Phrasing((_exactly, _at_most, _witnesses, _weighted))
