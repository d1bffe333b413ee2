"""The lines that a parent and its worker exchange: one JSON object a line, nothing else.

    parent → worker   {"tool": "solve_exact", "input": {…}}
                      with "permit": {…} beside it where a person permitted to spend money
                      {"stop": true}                               end the running call early
                      {"aim": "answer"}                            give the running call's time to that
    worker → parent   {"started": true}                            once, when calls will be served
                      {"progress": [0.4, "cp_sat: 3 solutions"]}   any number of these
                      {"partial": {…}}                             an output so far; the call goes on
                      {"output": {…}, "spent_usd": 0.0}            or
                      {"error": {"type": "LimitExceeded", "message": "…"}, "spent_usd": 0.0}

JSON, not pickle: a worker that read hostile data has no way to make its parent run code.
"""

from __future__ import annotations

from problems import errors

_KNOWN: dict[str, type[errors.VerdiqError]] = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.VerdiqError)
}


def error_of(name: str, message: str) -> errors.VerdiqError:
    """Returns the error that a worker reported, of its own type where the tree knows it."""
    return _KNOWN.get(name, errors.WorkerError)(message)
