"""`verdiq chat`: what points back is about the problem before it."""

from problems.registry import families
from tests.agent.surfaces.conftest import Verdiq

QUESTION = families()["knapsack"].examples[0].text


def test_here_is_the_problem_before(verdiq: Verdiq) -> None:
    lines = [
        "Is an annealer better here?",
        QUESTION,
        "Is an annealer better here?",
        "And how many qubits would this need on IonQ Forte?",
        "quit",
    ]
    ran = verdiq("chat", "--budget", "5", stdin="\n".join(lines) + "\n")
    assert ran.code == 0
    first, rest = ran.out.split("**", 1)
    assert "Which problem do you mean?" in first
    assert "Which problem do you mean?" not in rest
    assert "An annealer is not better here" in rest or "Quantum hardware is not better" in rest
    assert "On IonQ Forte: " in rest
    assert rest.count("Understood as knapsack with 5 items") == 3
