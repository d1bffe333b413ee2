"""`verdiq solvers`: the solvers and quantum runners there are, and whether each can run here."""

from __future__ import annotations

import argparse
import json

from agent.surfaces.boundary import guarded


def run(options: argparse.Namespace) -> int:
    """Prints the solvers and returns the exit code."""
    return guarded(lambda: _print(as_json=options.json), as_json=options.json)


def _print(*, as_json: bool) -> int:
    from solvers.quantum_runners.registry import runners
    from solvers.registry import backends

    if as_json:
        listing = [
            {
                "name": each.name,
                "kind": each.kind,
                "models": list(each.models),
                "description": each.description,
                "licence": each.licence,
                "available": each.is_available,
            }
            for each in backends().values()
        ]
        listing += [
            {
                "name": each.name,
                "kind": each.kind,
                "models": [each.takes],
                "description": each.description,
                "licence": None,
                "available": each.is_available,
            }
            for each in runners().values()
        ]
        print(json.dumps(listing))
        return 0
    for each in backends().values():
        missing = "" if each.is_available else f" [not installed: needs {', '.join(each.modules)}]"
        print(f"{each.name} ({each.kind}; {', '.join(each.models)}): {each.description}{missing}")
    print("with --quantum RUNNER or RUNNER:DEVICE:")
    for runner in runners().values():
        missing = "" if runner.is_available else f" [pip install 'verdiq[{runner.extra}]']"
        print(f"{runner.name} ({runner.kind}; {runner.takes}): {runner.description}{missing}")
    return 0
