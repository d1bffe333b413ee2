"""Recursive QAOA from the tool: a problem beyond the statevector, re-scored, and no claim of proof."""

import networkx as nx
import pytest

from problems.errors import LimitExceeded
from problems.families.max_cut import MaxCut
from problems.modelling.weighted_graph import Edge
from problems.status import Status
from solvers.evidence import RecursiveQaoaEvidence
from tools.actions.solve_qaoa import QaoaInput, run


def _max_cut(n: int) -> MaxCut:
    graph = nx.random_regular_graph(3, n, seed=1)
    edges = tuple(Edge(u=f"v{a}", v=f"v{b}") for a, b in graph.edges)
    return MaxCut(nodes=tuple(f"v{node}" for node in range(n)), edges=edges)


def test_a_graph_of_sixty_nodes_is_cut_and_checked() -> None:
    request = QaoaInput(problem=_max_cut(60), recursive=True, budget_s=60.0, seed=0)
    outcome = run(request, lambda *_: None)
    assert outcome.provenance.backend == "recursive_qaoa"
    assert outcome.status is Status.FEASIBLE
    assert outcome.check is not None and outcome.check.feasible
    evidence = outcome.evidence
    assert isinstance(evidence, RecursiveQaoaEvidence)
    assert outcome.check.objective is not None
    assert outcome.check.objective == pytest.approx(-evidence.best_energy)
    assert outcome.check.objective >= 0.85 * 90  # one layer expects 0.69 of the 90 edges


def test_without_it_the_message_names_it() -> None:
    with pytest.raises(LimitExceeded, match=r"60 variables.*or set recursive"):
        run(QaoaInput(problem=_max_cut(60), seed=0), lambda *_: None)
