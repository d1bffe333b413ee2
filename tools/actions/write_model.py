"""Writes a problem, or a model of it, in the format that another program reads."""

from __future__ import annotations

from pydantic import Base64Bytes, Field

from problems.errors import BadInput
from problems.problem import Frozen
from problems.registry import AnyProblem
from tools.tool import Progress, Tool

_CIRCUIT, _DRAWING = ".qasm", ".circuit"


class WriteInput(Frozen):
    """A problem, and the ending of the file that it is to become."""

    problem: AnyProblem
    suffix: str = Field(
        default=".json",
        description=".json, .lp, .mps, .qubo, .cqm, .bqm, .qasm (OpenQASM 3) or .circuit (drawn in text)",
    )


class Written(Frozen):
    """A file; `content` travels as base64 in JSON."""

    suffix: str
    description: str
    content: Base64Bytes


def run(request: WriteInput, progress: Progress) -> Written:
    """Returns the content of the file.

    Raises:
        BadInput: there is no format of this ending.
        EncodingError: the problem has no such form.
    """
    from base64 import b64encode

    from problems.format_registry import writers

    progress(0.1, f"writing {request.suffix}")
    if request.suffix == _CIRCUIT:
        from solvers.qaoa.circuits.openqasm import openqasm

        content = openqasm(request.problem).encode()
        words = "QAOA's circuit (OpenQASM 3)"
    elif request.suffix == _DRAWING:
        from solvers.qaoa.circuits.circuit_drawing import circuit_drawing

        content = circuit_drawing(request.problem).encode()
        words = "QAOA's circuit, drawn in text"
    else:
        writer = writers().get(request.suffix)
        if writer is None:
            known = ", ".join([*writers(), _CIRCUIT, _DRAWING])
            raise BadInput(f"there is no format {request.suffix!r} to write; choose from {known}")
        content, words = writer.write(request.problem), writer.description
    return Written(suffix=request.suffix, description=words, content=b64encode(content))


TOOL = Tool(
    name="write_model",
    description=(
        "Write a typed problem as a file (base64): JSON, LP, MPS, QUBO, dimod's CQM or BQM, or QAOA's "
        "circuit in OpenQASM 3 or drawn in text."
    ),
    input_type=WriteInput,
    output_type=Written,
    run=run,
)
