"""The root packages are ours alone, and the wheel holds all of them."""

import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOTS = ("agent", "tools", "solvers", "problems", "prompts", "evals")
PROJECT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ROOTS)
def test_no_other_distribution_owns_the_name(name: str) -> None:
    assert set(packages_distributions().get(name, ["verdiq"])) == {"verdiq"}


def test_the_wheel_holds_every_root_package() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    assert set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(ROOTS)


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (PROJECT / "pyproject.toml").read_text().splitlines()
    start = lines.index("dependencies = [") + 1
    for line in lines[start : lines.index("]", start)]:
        assert "#" in line, line
