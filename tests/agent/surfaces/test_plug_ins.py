"""Commands of other packages: listed, run, and never able to break what is there."""

import argparse
import importlib.metadata
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from agent.surfaces.cli import main
from agent.surfaces.plug_ins import GROUP, Command
from evals.harness.command import COMMAND

PROJECT = Path(__file__).parents[3]


def add_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", default="you")


GREET = Command(help="say hello", add_options=add_to, run=lambda options: len(options.to))


def plug_in(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str]) -> None:
    found = [EntryPoint(name=name, value=value, group=GROUP) for name, value in points]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found)


def test_a_plugged_in_command_runs_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, ("greet", f"{__name__}:GREET"))
    assert main(["greet", "--to", "world"]) == len("world")


def test_help_lists_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    plug_in(monkeypatch, ("eval", "evals.harness.command:COMMAND"))
    with pytest.raises(SystemExit):
        main(["--help"])
    assert COMMAND.help in capsys.readouterr().out


@pytest.mark.parametrize("value", ["no.such:COMMAND", "agent.surfaces.cli:nothing", "sys:path"])
def test_a_broken_one_is_named_and_the_others_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    plug_in(monkeypatch, ("broken", value), ("greet", f"{__name__}:GREET"))
    assert main(["greet"]) == len("you")
    assert "broken" in capsys.readouterr().err


def test_none_replaces_a_command_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, ("solvers", f"{__name__}:GREET"), ("greet", f"{__name__}:GREET"))
    assert main(["solvers", "--json"]) == 0


def test_the_project_plugs_eval_in() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    (value,) = project["entry-points"][GROUP].values()
    assert EntryPoint(name="eval", value=value, group=GROUP).load() is COMMAND
    COMMAND.add_options(argparse.ArgumentParser())
