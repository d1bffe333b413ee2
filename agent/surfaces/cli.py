"""The command line. Nothing heavy is imported before a command runs, so that --help is instant."""

from __future__ import annotations

import sys

from agent.surfaces.exit_codes import ANSWERED, INTERRUPTED


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(words)
    except KeyboardInterrupt:
        print("interrupted; go on with: verdiq resume RUN_ID", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader went away, as `head` does
        sys.stderr.close()
        return ANSWERED


def _run(words: list[str]) -> int:
    from importlib import import_module

    from agent.surfaces.parser import parser
    from problems.errors import BadInput

    try:
        options = parser(words).parse_args(words)
    except BadInput as error:
        from agent.surfaces.boundary import tell

        return tell(error, as_json="--json" in words)
    plugged_in = getattr(options, "run", None)
    run = plugged_in or import_module(f"agent.surfaces.commands.{options.command}").run
    code: int = run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
