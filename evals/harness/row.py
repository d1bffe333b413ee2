"""One question with what is known of its answer."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from problems.problem import Frozen
from problems.status import Status

RELATIVE_TOLERANCE = 1e-4  # what the public sets are scored with


class Row(Frozen):
    """A question and its label: `answer`, several in `accept`, a `status`, or `expect` "asked".

    `problem` is the expected formulation; `files` are names within the folder of the data file.
    What else a data file says of a row is left alone.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    id: str = Field(min_length=1, max_length=200)
    text: str = Field(min_length=1)
    dataset: str = Field(default="", max_length=200)
    files: tuple[str, ...] = Field(default=(), max_length=20)
    answer: float | None = None
    accept: tuple[float, ...] = ()
    status: Status | None = None
    expect: Literal["asked"] | None = None
    tolerance: float = Field(default=RELATIVE_TOLERANCE, ge=0, le=1)
    family: str | None = None
    problem: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _has_a_label(self) -> Self:
        labels = [self.values != (), self.status is not None, self.expect is not None]
        if not any(labels):
            raise ValueError(
                "the row has no label; give 'answer', 'accept', 'status', or 'expect': \"asked\""
            )
        if self.expect is not None and sum(labels) > 1:
            raise ValueError(
                "'expect': \"asked\" leaves no place for an answer; give one of the two"
            )
        return self

    @property
    def values(self) -> tuple[float, ...]:
        """Every objective that counts as right."""
        return self.accept if self.answer is None else (self.answer, *self.accept)

    @property
    def label(self) -> str:
        """The label as a person reads it."""
        if self.expect is not None:
            return "a question back"
        status = [self.status.value] if self.status is not None else []
        return " or ".join([*(f"{value:g}" for value in self.values), *status])

    @property
    def digest(self) -> str:
        """A short name of the row's content, so that a changed row is run again."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


def located(row: Row, folder: Path) -> Row:
    """Returns the row with its files as whole paths.

    Raises:
        ValueError: a file is missing or outside the folder, also by way of a link.
    """
    inside = folder.resolve()
    paths = []
    for name in row.files:
        path = (inside / name).resolve() if "\0" not in name else None
        if path is None or not path.is_relative_to(inside):
            raise ValueError(
                f"the file {name!r} lies outside the data file's folder; move it there"
            )
        if not path.is_file():
            raise ValueError(f"the file {name!r} is not in the data file's folder; put it there")
        paths.append(str(path))
    return row.model_copy(update={"files": tuple(paths)})
