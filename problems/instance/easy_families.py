"""Families of which every instance, or every instance of a form, is solved in polynomial time."""

from __future__ import annotations

from problems.instance.features import Proof

# No algorithm, quantum or not, has anything to win where one of these applies.
EASY_FAMILIES = {
    "assignment": (
        "the Hungarian algorithm solves every assignment in O(n³) steps",
        "Kuhn 1955; Edmonds and Karp, J. ACM 19 (1972)",
    ),
    "matching": (
        "the blossom algorithm finds the best matching of any graph in polynomial time",
        "Edmonds, J. Res. NBS 69B (1965)",
    ),
    "max_flow": (
        "shortest augmenting paths find the largest flow in O(n·m²) steps",
        "Edmonds and Karp, J. ACM 19 (1972)",
    ),
    "min_cost_flow": (
        "cancelling cycles of least mean cost finds the cheapest flow in polynomial time",
        "Goldberg and Tarjan, J. ACM 36 (1989)",
    ),
    "shortest_path": (
        "label correcting finds the shortest path in O(n·m) steps",
        "Bellman, Quart. Appl. Math. 16 (1958)",
    ),
    "transport": (
        "the transportation problem is a cheapest flow, found in polynomial time",
        "Goldberg and Tarjan, J. ACM 36 (1989)",
    ),
}


def easy_family(family: str) -> Proof | None:
    """Returns why every instance of a family is easy, None where that is not so."""
    if family not in EASY_FAMILIES:
        return None
    words, source = EASY_FAMILIES[family]
    return Proof(
        name=family.replace("_", " "),
        kind="polynomial",
        scope="family",
        words=words,
        source=source,
    )
