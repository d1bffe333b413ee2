"""The words of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from agent.surfaces.language_model import add_endpoint_options, add_options
from agent.surfaces.spending import add_options as add_spending_options
from agent.surfaces.stakes_options import add_options as add_stakes_options

_EPILOGUE = """\
exit codes: 0 answered (infeasible and unbounded are answers), 3 a question back to you,
2 bad input, 1 our fault
"""


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are ours: one sentence with a remedy."""

    def error(self, message: str) -> NoReturn:
        from problems.errors import BadInput

        raise BadInput(f"{message}; see {self.prog} --help")


def parser(given: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Returns the parser of all commands, also those that are plugged in where `given` needs them."""
    top = _Parser(
        prog="verdiq",
        description="Ask an optimisation question in plain language; get a checked answer and an "
        "honest verdict on whether a quantum computer would have been worth it.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_solve(commands.add_parser("solve", help="answer one question"))
    _add_verdict(
        commands.add_parser(
            "verdict", help="judge whether a quantum computer is worth it, unsolved"
        )
    )
    _add_common(commands.add_parser("chat", help="ask one question after another"))
    mcp = commands.add_parser("mcp", help="serve the tools to other LLM applications over stdio")
    add_spending_options(mcp)
    _add_doctor(commands.add_parser("doctor", help="try the language model's endpoint"))
    _add_convert(commands.add_parser("convert", help="write a data file in another format"))
    for name, words in (("families", "the kinds of problem"), ("solvers", "the solvers")):
        listing = commands.add_parser(name, help=f"list {words} there are")
        listing.add_argument("--json", action="store_true", help="print JSON")
    _add_lessons(commands.add_parser("lessons", help="what you taught the language model"))
    for name, words in (("show", "print the report of a run"), ("resume", "go on with a run")):
        run = commands.add_parser(name, help=words)
        run.add_argument("run_id", metavar="RUN_ID")
        _add_output(run)
        if name == "resume":
            run.add_argument("--answer", metavar="WORDS", help="your answer to what the run asked")
            add_options(run)
    if not given or given[0] not in commands.choices:
        _add_plugged_in(commands)
    return top


def _add_plugged_in(commands: argparse._SubParsersAction[_Parser]) -> None:
    from agent.surfaces.plug_ins import plugged_in

    for name, command in plugged_in():
        if name not in commands.choices:
            added = commands.add_parser(name, help=command.help, description=command.help)
            command.add_options(added)
            added.set_defaults(run=command.run)


def _add_solve(solve: argparse.ArgumentParser) -> None:
    solve.add_argument(
        "question", nargs="?", default="", help="the question; '-' reads standard input"
    )
    solve.add_argument(
        "--data", action="append", default=[], metavar="FILE", help="a data file; may be repeated"
    )
    _add_common(solve)
    add_spending_options(solve)
    _add_output(solve)


def _add_verdict(verdict: argparse.ArgumentParser) -> None:
    verdict.add_argument(
        "question", nargs="?", default="", help="the question; '-' reads standard input"
    )
    verdict.add_argument(
        "--data", action="append", default=[], metavar="FILE", help="a data file; may be repeated"
    )
    _add_common(verdict)
    _add_output(verdict)


def _add_lessons(lessons: argparse.ArgumentParser) -> None:
    lessons.add_argument("--add", metavar="RULE", help="a rule in a few words")
    lessons.add_argument(
        "--question", default="", metavar="TEXT", help="the question that taught it"
    )
    lessons.add_argument("--remove", type=int, metavar="N", help="the number of a lesson")


def _add_convert(convert: argparse.ArgumentParser) -> None:
    convert.add_argument("source", metavar="FILE", help="a data file")
    convert.add_argument(
        "target",
        metavar="OUT",
        help="ends in .json, .lp, .mps, .qubo, .cqm, .bqm, .qasm or .circuit",
    )
    convert.add_argument(
        "--as", dest="family", metavar="FAMILY", help="what a file is that could be several"
    )
    convert.add_argument("--force", action="store_true", help="replace OUT where it exists")


def _add_doctor(doctor: argparse.ArgumentParser) -> None:
    add_endpoint_options(doctor)
    doctor.add_argument(
        "--deadline",
        type=float,
        default=120.0,
        metavar="SECONDS",
        help="for all of it (default: 120)",
    )
    doctor.add_argument("--json", action="store_true", help="print JSON")


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--solver",
        choices=["auto", "exact", "heuristic", "annealing", "qaoa"],
        default="auto",
        help="default: auto",
    )
    command.add_argument(
        "--budget",
        type=float,
        default=10.0,
        metavar="SECONDS",
        help="time for solving (default: 10)",
    )
    command.add_argument(
        "--seed", type=int, default=0, metavar="N", help="of all randomness (default: 0)"
    )
    add_options(command)
    add_stakes_options(command)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print exactly one JSON object")
    command.add_argument(
        "--whole",
        action="store_true",
        help="print the whole verdict: every route, break-even and finding, with sources",
    )
    command.add_argument("--figure", metavar="OUT", help="draw the solution to OUT (.png or .svg)")
    command.add_argument(
        "--verdict-figure",
        metavar="OUT",
        help="draw the verdict's routes to OUT (.png or .svg), and time against size beside it",
    )


class _Version(argparse.Action):
    """Prints the installed version; reading it costs time, so it is not done for --help."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> NoReturn:
        from importlib.metadata import version

        print(f"verdiq {version('verdiq')}")
        parser.exit()
