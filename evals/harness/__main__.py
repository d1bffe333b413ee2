"""`python -m evals.harness DATA.jsonl …`: the same as `verdiq eval`, without an installed entry point."""

from __future__ import annotations

import argparse
import sys

from agent.surfaces.boundary import guarded
from evals.harness.command import COMMAND


def main(words: list[str]) -> int:
    """Runs the evaluation and returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.harness", description=COMMAND.help)
    COMMAND.add_options(parser)
    options = parser.parse_args(words)
    return guarded(lambda: COMMAND.run(options), as_json=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
