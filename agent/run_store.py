"""Runs on disk: what was asked, what came of it, and every finished step in between.

    HOME/runs/RUN_ID/ask.json        the question and options
                     problem.json    the typed problem (an Interpretation)
                     step-KEY.json   the output of one finished tool call
                     report.json     the answer
    HOME/checkpoints.sqlite          the graph's own state, which refers to the above by name

A file is written beside its place and moved there, so a kill at any moment leaves whole files only.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from problems.errors import BadInput

_RUN_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


def home() -> Path:
    """Returns the folder for runs: `VERDIQ_HOME`, else the user's data directory."""
    named = os.environ.get("VERDIQ_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("verdiq")


def new_run_id(now: datetime | None = None) -> str:
    """Returns an id that sorts by time and that nobody guesses.

    >>> new_run_id(datetime(2026, 1, 2, 3, 4, 5))[:15]
    '20260102-030405'
    """
    moment = now or datetime.now(UTC)
    return f"{moment:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


@dataclass(frozen=True, slots=True)
class RunStore:
    """The artefacts of all runs under one folder."""

    root: Path

    @property
    def checkpoints(self) -> Path:
        """Where the graph's checkpoints are."""
        return self.root / "checkpoints.sqlite"

    def put(self, run_id: str, name: str, value: object) -> None:
        """Writes one artefact; it is there wholly or not at all.

        Raises:
            BadInput: the folder cannot be written.
        """
        path = self._path(run_id, name)
        beside = path.with_suffix(f".{secrets.token_hex(4)}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(value), encoding="utf-8")
            beside.replace(path)
        except OSError as error:
            raise BadInput(
                f"the run folder {self.root} cannot be written ({error.strerror}); "
                "set VERDIQ_HOME to a folder that can"
            ) from error

    def get(self, run_id: str, name: str) -> Any | None:
        """Returns one artefact, or None where the run has none of this name."""
        path = self._path(run_id, name)
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None

    def require(self, run_id: str) -> None:
        """Returns if there is such a run.

        Raises:
            BadInput: there is none, or the id is not one of ours.
        """
        if not self._folder(run_id).is_dir():
            raise BadInput(f"there is no run {run_id!r} under {self.root / 'runs'}")

    def _path(self, run_id: str, name: str) -> Path:
        return self._folder(run_id) / f"{name}.json"

    def _folder(self, run_id: str) -> Path:
        if not _RUN_ID.fullmatch(run_id):
            raise BadInput(f"{run_id!r} is not a run id; one looks like 20260102-030405-a1b2c3")
        return self.root / "runs" / run_id
