"""A file dropped in its folder is found; a bad one fails loudly and names itself."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from problems.discovery import discover
from problems.errors import RegistryError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    package = tmp_path / "dropped"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [each for each in sys.modules if each.split(".")[0] == "dropped"]:
        del sys.modules[name]


def _package() -> ModuleType:
    return import_module("dropped")


def test_a_dropped_file_is_found_under_its_name(folder: Path) -> None:
    (folder / "seven.py").write_text("NUMBER = 7\n")
    (folder / "eight.py").write_text("NUMBER = 8\n")
    assert discover(_package(), "NUMBER", int) == {"eight": 8, "seven": 7}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("NUMBER = 'seven'\n", "offers no NUMBER of type int .found str."),
        ("", "offers no NUMBER"),
        ("import a_module_that_is_not_there\n", "cannot be imported .ModuleNotFoundError"),
        ("raise KeyError('x')\n", "cannot be imported .KeyError"),
    ],
)
def test_a_bad_file_names_itself(folder: Path, content: str, words: str) -> None:
    (folder / "bad.py").write_text(content)
    with pytest.raises(RegistryError, match=rf"dropped\.bad {words}"):
        discover(_package(), "NUMBER", int)
