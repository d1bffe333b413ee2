"""Anomaly selection questions: odd rows that are not all alike."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.amounts import in_words
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.names import LETTERS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


def _alike(draw: Draw, n: int) -> list[list[int]]:
    rows = [[0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        rows[i][j] = rows[j][i] = draw.whole(0, 5)
    return rows


def _pairs(names: list[str], rows: list[list[int]]) -> list[tuple[str, str, int]]:
    return [
        (names[i], names[j], rows[i][j])
        for i, j in combinations(range(len(names)), 2)
        if rows[i][j]
    ]


def _problem(
    text: str, names: list[str], scores: list[int], rows: list[list[int]], n: int
) -> Question:
    return asked(
        text,
        "anomaly_selection",
        names=names,
        scores=scores,
        similarity=rows,
        n_picked=n,
        similarity_weight=1,
    )


def _payments(draw: Draw, size: int) -> Question:
    names, scores, rows = list(LETTERS[:size]), draw.wholes(size, 3, 12), _alike(draw, size)
    spelled = [f"{u}-{v} {w}" for u, v, w in _pairs(names, rows)]
    text = compose(
        draw,
        f"An analyst can review exactly 2 of {in_words(size)} flagged payments {listed(names)}, whose fraud scores are {listed([*map(str, scores)])}.",
        f"Similarities of pairs (all others 0): {', '.join(spelled)}.",
        "Which 2 payments give the highest total score less the similarity of the two?",
    )
    return _problem(text, names, scores, rows, 2)


def _sensors(draw: Draw, size: int) -> Question:
    names, scores, rows = (
        [f"s{i}" for i in range(1, size + 1)],
        draw.wholes(size, 4, 15),
        _alike(draw, size),
    )
    k = draw.whole(2, 3)
    text = compose(
        draw,
        f"Pick the {in_words(k)} most anomalous sensors that are not all alike.",
        "Anomaly scores:"
        + table(draw, ["sensor", "score"], list(zip(names, scores, strict=True)))
        + f"Similarity matrix: {matrix(draw, rows)}",
        f"Maximise the sum of the scores of the {in_words(k)} picked minus the sum of the similarities of all pairs picked.",
    )
    return _problem(text, names, scores, rows, k)


def _paintings(draw: Draw, size: int) -> Question:
    names, scores, rows = (
        [f"painting {x}" for x in LETTERS[:size]],
        draw.wholes(size, 4, 15),
        _alike(draw, size),
    )
    spelled = [f"{n} {s}" for n, s in zip(names, scores, strict=True)]
    text = compose(
        draw,
        f"A small show has room for exactly three works, as strange as possible and unlike each other. A critic rated strangeness: {listed(spelled)}.",
        "Two works shown together lose points for likeness:"
        + table(draw, ["one", "other", "points lost"], _pairs(names, rows)),
        "Which three paintings have the most points left?",
    )
    return _problem(text, names, scores, rows, 3)


def _logs(draw: Draw, size: int) -> Question:
    names, scores, rows = (
        [f"row {i}" for i in range(1, size + 1)],
        draw.wholes(size, 3, 20),
        _alike(draw, size),
    )
    weight = draw.one([2, 0.5])
    text = compose(
        draw,
        f"Outlier scores of log rows 1 to {size}: {', '.join(map(str, scores))}.",
        f"Their pairwise similarities: {matrix(draw, rows)}",
        f"Select exactly 2 of the rows so that the sum of their outlier scores minus {weight} times their similarity is largest.",
    )
    return asked(
        text,
        "anomaly_selection",
        names=names,
        scores=scores,
        similarity=rows,
        n_picked=2,
        similarity_weight=weight,
    )


PHRASING = Phrasing((_payments, _sensors, _paintings, _logs))
