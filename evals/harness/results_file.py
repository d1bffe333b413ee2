"""results.jsonl: one line a result, only ever appended to; a line torn by a kill is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from pydantic import ValidationError

from evals.harness.record import Record
from problems.errors import BadInput

NAME = "results.jsonl"
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Results:
    """An open results file: what it held when it was opened, and a way to append."""

    kept: dict[Key, Record]
    file: FileIO

    def append(self, result: Record) -> None:
        """Writes one result; after this returns, no kill can take it away."""
        self.file.write((result.model_dump_json() + "\n").encode())


@contextmanager
def results(folder: Path, *, resume: bool) -> Iterator[Results]:
    """Yields the results file of a folder, which one process at a time may write.

    Raises:
        BadInput: there are results and `resume` is False, or the folder cannot be written or is in use.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = FileIO(path, "a")
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written ({error.strerror}); give another folder with --out"
        ) from error
    with file:
        _claim(file, path)
        if path.stat().st_size and not resume:
            raise BadInput(
                f"{path} holds results already; go on with --resume, or give another --out"
            )
        file.truncate(_whole_length(path))
        yield Results(read_results(path), file)


def read_results(path: Path) -> dict[Key, Record]:
    """Returns the last result of each key. A line that is not a result of ours is as good as absent.

    Raises:
        BadInput: there is no such file.
    """
    if not path.is_file():
        raise BadInput(f"there are no results in {path}; give a folder that verdiq eval wrote")
    found: dict[Key, Record] = {}
    for line in path.read_bytes().split(b"\n"):
        try:
            result = Record.model_validate_json(line)
        except ValidationError:
            continue
        found[result.key] = result
    return found


def _whole_length(path: Path) -> int:
    """How many bytes end with a whole line."""
    return path.read_bytes().rfind(b"\n") + 1


def _claim(file: FileIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows; there it is on the person to run one at a time
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BadInput(
            f"another evaluation writes {path}; wait for it or give another --out"
        ) from error
