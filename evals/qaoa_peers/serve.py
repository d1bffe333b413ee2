"""A peer's process: `python -m evals.qaoa_peers.serve PEER` reads questions and answers with CPU seconds.

A line of JSON is a question and is prepared; an empty line asks for one evaluation, which is answered
by a line with its CPU seconds and its value.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import process_time

from evals.qaoa_peers import lightning, qiskit_engines, qokit_in_c
from evals.qaoa_peers.question import Question

PREPARE: dict[str, Callable[[Question], Callable[[], float]]] = {
    "qokit": qokit_in_c.prepare,
    "lightning energy": lightning.prepare_energy,
    "lightning gradient": lightning.prepare_gradient,
    "estimator": qiskit_engines.prepare_statevector_estimator,
    "aer estimator": qiskit_engines.prepare_aer_estimator,
    "aer statevector": qiskit_engines.prepare_aer_statevector,
}


def main() -> None:
    """Serves one peer until its input ends."""
    prepare = PREPARE[sys.argv[1]]
    evaluate: Callable[[], float] | None = None
    for line in sys.stdin:
        if line.strip():
            evaluate = prepare(Question(**json.loads(line)))
            continue
        assert evaluate is not None
        started = process_time()
        value = evaluate()
        print(json.dumps([process_time() - started, value]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
