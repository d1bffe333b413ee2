"""A solver named in the question is a wish only where it is asked for."""

import pytest

from agent.contracts.verdict import Route
from agent.interpret.wishes import wish


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("Split the team so that most quarrels are across. Use QAOA.", Route.QAOA),
        ("Solve this with the QAOA, please", Route.QAOA),
        ("Using quantum approximate optimization, find the best cut", Route.QAOA),
        ("find the best cut by simulated annealing", Route.ANNEALING),
        ("run CP-SAT on it", Route.EXACT),
        ("Plan the tour. Use a heuristic.", Route.HEURISTIC),
        ("Plan the tour with local search, please", Route.HEURISTIC),
        ("Schedule the jobs by a metaheuristic", Route.HEURISTIC),
    ],
)
def test_a_wish_is_heard(question: str, route: Route) -> None:
    assert wish(question) is route


@pytest.mark.parametrize(
    "question",
    [
        "What should I take?",
        "Is QAOA any good here?",
        "Don't use QAOA for this.",
        "Solve it without using QAOA",
        "Use QAOA or try annealing, whichever",
        "An annealing oven makes 3 parts an hour",
        "Is a heuristic good enough here?",
        "Do not use a heuristic, I want a proof",
    ],
)
def test_what_is_no_wish_is_not(question: str) -> None:
    assert wish(question) is None
