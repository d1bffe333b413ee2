"""QUBOs on graphs close to trees, which dynamic programming solves."""

from __future__ import annotations

from problems.instance.features import GraphShape, Proof

# Tables of 2^13 values a bag: exact in well under a second; measured for this project's design.
NARROW = 12


def narrow_graph(shape: GraphShape) -> Proof | None:
    """Returns why dynamic programming solves the QUBO, None where its graph was not seen to be narrow."""
    if shape.width_high > NARROW:
        return None
    is_forest = shape.width_high <= 1
    return Proof(
        name="forest" if is_forest else "small treewidth",
        kind="polynomial" if is_forest else "small width",
        scope="instance",
        words="the couplings of its QUBO form no cycle, so it is solved from the leaves on"
        if is_forest
        else f"the graph of its QUBO has a treewidth of at most {shape.width_high}, so dynamic "
        f"programming over bags of {shape.width_high + 1} bits solves it exactly",
        source="Bertelè and Brioschi, Nonserial Dynamic Programming (1972); Crama, Hansen and Jaumard, "
        "Discrete Applied Mathematics 29 (1990)",
    )
