"""Runs the installed command as a person would: a process, its output, its exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

VERDIQ = str(Path(sys.executable).with_name("verdiq"))


@dataclass(frozen=True)
class Ran:
    """What one command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Verdiq = Callable[..., Ran]


@pytest.fixture
def verdiq(tmp_path: Path) -> Verdiq:
    def run(*words: str, stdin: str = "") -> Ran:
        done = subprocess.run(
            [VERDIQ, *words],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**os.environ, "VERDIQ_HOME": str(tmp_path / "home")},
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
