"""The command line. Nothing heavy is imported before a command runs, so that --help is instant."""

from __future__ import annotations

import sys

# What the exit codes mean, for scripts: infeasible and unbounded are answers too.
ANSWERED, OUR_FAULT, BAD_INPUT, CLARIFICATION = 0, 1, 2, 3


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    from agent.surfaces.parser import parser

    options = parser().parse_args(arguments)
    try:
        return _run(options)
    except KeyboardInterrupt:
        print("interrupted; go on with: verdiq resume RUN_ID", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader went away, as `head` does
        sys.stderr.close()
        return ANSWERED


def _run(options: object) -> int:
    from importlib import import_module

    command = import_module(f"agent.surfaces.commands.{options.command}")  # type: ignore[attr-defined]
    code: int = command.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
