"""A machine named in the question is a wish only where it is asked for, and buys nothing."""

import pytest

from agent.interpret.action import InterpretInput, run
from agent.interpret.machine_wishes import machine_wish, without_machine_wish

_QUARRELS = (
    "Split Ann, Bob, Cem, Dora, Eve and Finn into two teams so that as many quarrels as possible are "
    "between the teams. Ann quarrels with Bob, Cem and Finn, Bob with Dora and Eve, Cem with Eve and "
    "Dora, Dora with Finn, Eve with Finn"
)


@pytest.mark.parametrize(
    ("tail", "machine"),
    [
        (", and try it on a noisy IBM Torino.", "aer:fake_torino"),
        (". Try it on a noisy Torino!", "aer:fake_torino"),
        (
            ". Run it on a simulated quantum computer with the noise of ibm_torino.",
            "aer:fake_torino",
        ),
        (". Then simulate it with the noise of IBM Marrakesh.", "aer:fake_marrakesh"),
        (". Please run it on fake_boston", "aer:fake_boston"),
        (". Sample it once on ibm_torino.", "ibm:ibm_torino"),
        ("; solve it on a real quantum computer.", "ibm"),
        (". Use a noisy quantum computer.", "aer:fake_torino"),
        (". Run it on an ideal quantum computer.", "statevector"),
        (". Use a D-Wave annealer.", "dwave"),
    ],
)
def test_a_machine_is_heard_and_the_problem_is_read_without_it(tail: str, machine: str) -> None:
    assert machine_wish(_QUARRELS + tail) == machine
    understood = run(InterpretInput(question=_QUARRELS + tail), lambda *_: None)
    plain = run(InterpretInput(question=_QUARRELS + "."), lambda *_: None)
    assert understood.machine == machine
    assert understood.wish == "quantum"
    assert understood.result.model_dump()["problem"] == plain.result.model_dump()["problem"]


@pytest.mark.parametrize(
    "question",
    [
        "What should I take?",
        "Is the IBM Torino any good at this?",
        "Don't run it on ibm_torino.",
        "Solve this rather than try it on a noisy IBM Torino.",
        "Try it on a noisy IBM Torino and run it on ibm_fez.",
        "The flight to Boston costs 300 and the one to Lima 500. Which should I run?",
        "Deliver 20 crates to Boston, 30 to Miami and 10 to Quebec.",
        "We run it from Boston to Miami with 3 trucks.",
        "Use the Boston depot first.",
    ],
)
def test_what_is_no_wish_is_not(question: str) -> None:
    assert machine_wish(question) is None
    assert without_machine_wish(question) == question
