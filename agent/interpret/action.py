"""Reading a question as a tool, so that it runs in a worker like everything that takes CPU."""

from __future__ import annotations

from pathlib import Path

from agent.contracts.clarification import Clarification
from agent.contracts.interpretation import Consult, Interpretation
from agent.contracts.parts import Parts
from agent.contracts.reply import Reply
from agent.contracts.verdict import Route
from agent.interpret.machine_wishes import machine_wish, without_machine_wish
from agent.interpret.quantum_questions.consult import asked_about
from agent.interpret.stakes import SaidStakes, read_stakes, without
from agent.interpret.wishes import wish
from problems.problem import Frozen
from tools.tool import Progress, Tool


class InterpretInput(Frozen):
    """A question and the paths of the data files that the person named."""

    question: str
    files: tuple[str, ...] = ()


class Understood(Frozen):
    """What came of reading: a problem, several, a question back, or a plain reply; and a solver asked for.

    `machine` is the quantum machine asked for, RUNNER or RUNNER:DEVICE; `wish` is `quantum` then. `stakes` is
    what the question says the answer is worth, which no reader took for a part of the problem. `consult`
    is what it asks about quantum computing, whether or not a problem was read; who asks that wishes for
    no solver.
    """

    result: Interpretation | Clarification | Reply | Parts
    wish: Route | None = None
    machine: str | None = None
    stakes: SaidStakes = SaidStakes()
    consult: Consult | None = None


def run(request: InterpretInput, progress: Progress) -> Understood:
    """Returns what the embedded interpreter makes of the question."""
    from agent.interpret.interpreter import interpret

    progress(0.1, "reading the question")
    stakes = read_stakes(request.question)
    bare = without(request.question, stakes.spans)
    files = [Path(name) for name in request.files]
    asked = asked_about(bare)
    if asked is not None:
        return Understood(result=interpret(bare, files), stakes=stakes, consult=asked.consult)
    machine = machine_wish(request.question)
    result = interpret(without_machine_wish(bare), files)
    wanted = Route.QUANTUM if machine else wish(request.question)
    return Understood(result=result, wish=wanted, machine=machine, stakes=stakes)


TOOL = Tool(
    name="interpret",
    description="Read a question in plain English as a typed problem.",
    input_type=InterpretInput,
    output_type=Understood,
    run=run,
)
