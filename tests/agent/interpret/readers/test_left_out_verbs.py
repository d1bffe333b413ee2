"""Questions whose relations leave out the verb: "Ida quarrels with Jon, Kai with Liv"."""

from __future__ import annotations

from typing import Any

import pytest

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Interpretation
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.readers.graph_coloring import READER
from agent.interpret.interpreter import interpret
from tests.agent.interpret.readers.questions import outcome

_GOALS = {
    "max_cut": "Split them into two teams so that as much quarrelling as possible is across the teams.",
    "graph_coloring": "Colour the graph with as few colours as possible so that neighbours differ.",
    "vertex_cover": "Find a minimum vertex cover of this graph.",
    "independent_set": "Find a maximum independent set of this graph.",
    "dominating_set": "Find a minimum dominating set of this graph.",
    "clique": "Find the largest clique of this graph.",
    "matching": "Find a maximum matching of this graph.",
    "max_k_cut": "Find the maximum 3-cut of this graph.",
}
_TOLD = {
    "Ida quarrels with Jon, Kai and Liv, Jon with Mia and Nil, Kai with Mia, Mia with Liv.": (
        "Ida-Jon Ida-Kai Ida-Liv Jon-Mia Jon-Nil Kai-Mia Liv-Mia"
    ),
    "Ida quarrels with Jon and Kai; Jon with Mia; Mia with Kai.": "Ida-Jon Ida-Kai Jon-Mia Kai-Mia",
    "Ida clashes with Jon. Jon with Kai and Mia. Kai with Mia.": "Ida-Jon Jon-Kai Jon-Mia Kai-Mia",
    "P is connected to Q and R, S to T and U, Q to U.": "P-Q P-R S-T S-U Q-U",
    "P is linked to Q, and R and S to T. Q is linked with T, P with S.": "P-Q R-T S-T Q-T P-S",
    "Hof borders Ulm and Bonn; Bonn with Kehl.": "Hof-Ulm Hof-Bonn Bonn-Kehl",
    "Hof borders on Ulm and Bonn, Bonn on Kehl.": "Hof-Ulm Hof-Bonn Bonn-Kehl",
    "1 is joined to 2 and 3, 2 to 4, 3 to 4.": "1-2 1-3 2-4 3-4",
    "Ida and Jon fight with Kai, Kai with Mia.": "Ida-Kai Jon-Kai Kai-Mia",
    "- Ida argues with Jon and Kai\n- Jon with Mia\n- Kai with Mia and Nil": (
        "Ida-Jon Ida-Kai Jon-Mia Kai-Mia Kai-Nil"
    ),
}
_UNCLEAR = [
    "Ida quarrels with Jon and Kai, Jon to Mia.",
    "Ida quarrels with Jon and Kai, Jon against Mia.",
    "Ida hates Jon and Kai, Jon Mia, Kai Mia.",
    "Ida quarrels with Jon, Kai with.",
    "Ida does not quarrel with Jon, Kai with Mia.",
    "Ida quarrels with Jon, Jon works with Kai, Kai with Mia.",
    "Ida quarrels with Jon, Kai and Liv and Mia with Nil.",
]


def _edges(problem: Any) -> set[frozenset[str]]:
    written = problem.model_dump(mode="json")["edges"]
    ends = [(each["u"], each["v"]) if isinstance(each, dict) else each[:2] for each in written]
    return {frozenset(map(str, each)) for each in ends}


@pytest.mark.parametrize("family", _GOALS)
@pytest.mark.parametrize("told", _TOLD)
def test_the_verb_is_understood(told: str, family: str) -> None:
    found = interpret(f"{_GOALS[family]} {told}", ())
    assert isinstance(found, Interpretation), found
    assert found.problem.family == family
    pairs = {frozenset(each.split("-")) for each in _TOLD[told].split()}
    assert _edges(found.problem) == pairs


@pytest.mark.parametrize("family", _GOALS)
@pytest.mark.parametrize("told", _UNCLEAR)
def test_what_is_unclear_is_asked(told: str, family: str) -> None:
    found = interpret(f"{_GOALS[family]} {told}", ())
    assert isinstance(found, Clarification), found
    assert "Who relates to whom" in found.question


def test_verbs_that_the_goal_speaks_of() -> None:
    found = interpret(
        "Divide them into two groups so that as much talking as possible is across the groups. "
        "Ida talks to Jon and Kai, Jon to Mia, Kai to Mia.",
        (),
    )
    assert isinstance(found, Interpretation), found
    assert _edges(found.problem) == {
        frozenset(each.split("-")) for each in ("Ida-Jon", "Ida-Kai", "Jon-Mia", "Kai-Mia")
    }


def test_acquaintance_is_no_conflict() -> None:
    text = (
        "How many tables are needed if guests who do not know each other must not share a table? "
        "Ida knows Jon and Kai, Jon with Mia."
    )
    assert not isinstance(outcome(READER, text), Reading)


def test_arcs_keep_their_direction() -> None:
    found = interpret(
        "Find a minimum feedback vertex set. P1 waits for P2 and P3; P2 for P3; P3 for P1.", ()
    )
    assert isinstance(found, Interpretation), found
    dumped = found.problem.model_dump(mode="json")
    assert dumped["directed"]
    assert dumped["edges"] == [["P1", "P2"], ["P1", "P3"], ["P2", "P3"], ["P3", "P1"]]


def test_one_who_relates_to_nobody_is_a_node() -> None:
    found = interpret(
        "Find a maximum independent set. Ida talks to nobody, Jon to Kai and Mia, Kai to Mia.", ()
    )
    assert isinstance(found, Interpretation), found
    names = {each["name"] for each in found.problem.model_dump(mode="json")["nodes"]}
    assert names == {"Ida", "Jon", "Kai", "Mia"}
