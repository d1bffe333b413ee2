"""OR-Library files of job-shop problems.

A header `jobs machines`, then one line a job of `machine duration` pairs in the order of its
operations, machines counted from 0. Lines that begin with no digit before the header are comments.
Source: Beasley, OR-Library (1990): https://people.brunel.ac.uk/~mastjjb/jeb/orlib/jobshopinfo.html
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from problems.errors import FormatError, LimitExceeded
from problems.families.job_shop import Job, JobShop, Operation
from problems.file_format import FileFormat

MOST_OPERATIONS = 100_000
MOST_CHARACTERS = 16_000_000

_HEADER = re.compile(r"\s*(\d{1,6})\s+(\d{1,6})\s*")
_SHOWN = 40  # characters of an offending word that a message quotes


@dataclass(frozen=True, slots=True)
class JobShopTable:
    """What a file says: for each job, the machine (from 0) and duration of each operation."""

    jobs: tuple[tuple[tuple[int, float], ...], ...]
    n_machines: int


def recognises(head: str) -> bool:
    """Whether a text begins like a job-shop file: a header, and a first job that fits it.

    >>> recognises("# two jobs\\n2 2\\n0 3 1 2\\n1 2 0 1\\n")
    True
    """
    lines = [line for _, line in _data_lines(head)]
    header = _HEADER.fullmatch(lines[0]) if lines else None
    if header is None or len(lines) < 2:
        return False
    n_machines = int(header.group(2))
    words = lines[1].split()
    machines = words[::2]
    return len(words) == 2 * n_machines > 0 and all(
        machine.isdecimal() and len(machine) <= 6 and int(machine) < n_machines
        for machine in machines
    )


def read(text: str) -> JobShopTable:
    """Returns what a job-shop file says.

    Raises:
        FormatError: a line does not fit; the message names it.
        LimitExceeded: more than 100,000 operations.
    """
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(
            f"the job-shop file has {len(text):,} characters; the limit is {MOST_CHARACTERS:,}"
        )
    lines = _data_lines(text)
    number, first = next(lines, (1, ""))
    header = _HEADER.fullmatch(first)
    if header is None:
        raise FormatError(
            f"line {number}: {first.strip()[:_SHOWN]!r} is not the header 'jobs machines'"
        )
    n_jobs, n_machines = int(header.group(1)), int(header.group(2))
    if not n_jobs or not n_machines:
        raise FormatError(
            f"line {number}: {n_jobs} jobs on {n_machines} machines leave nothing to do"
        )
    if n_jobs * n_machines > MOST_OPERATIONS:
        raise LimitExceeded(
            f"the job-shop file has {n_jobs * n_machines:,} operations; "
            f"the limit is {MOST_OPERATIONS:,}"
        )
    jobs: list[tuple[tuple[int, float], ...]] = []
    for number, line in lines:
        if len(jobs) == n_jobs:
            raise FormatError(
                f"line {number}: the file goes on after its {n_jobs} jobs; keep one instance a file"
            )
        jobs.append(_job(line, number, n_machines))
    if len(jobs) < n_jobs:
        raise FormatError(f"line {number}: the file ends after {len(jobs)} of its {n_jobs} jobs")
    return JobShopTable(tuple(jobs), n_machines)


def _data_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that carry data, with their numbers: from the first that begins with a digit on."""
    started = False
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        started = started or stripped[:1].isdecimal()
        if started and stripped and not stripped.startswith(("#", "+")):
            yield number, line


def _job(line: str, number: int, n_machines: int) -> tuple[tuple[int, float], ...]:
    """The operations that one line gives."""
    words = line.split()
    if len(words) != 2 * n_machines:
        raise FormatError(
            f"line {number}: a job of {n_machines} operations needs {2 * n_machines} numbers; "
            f"there are {len(words)}"
        )
    return tuple(
        (_machine(machine, number, n_machines), _duration(duration, number))
        for machine, duration in zip(words[::2], words[1::2], strict=True)
    )


def _machine(word: str, number: int, n_machines: int) -> int:
    """The machine that a word names."""
    if not re.fullmatch(r"\d{1,6}", word) or int(word) >= n_machines:
        raise FormatError(
            f"line {number}: {word[:_SHOWN]!r} is no machine; they are 0 to {n_machines - 1}"
        )
    return int(word)


def _duration(word: str, number: int) -> float:
    """The duration that a word gives."""
    try:
        value = float(word)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0 or "_" in word:
        raise FormatError(
            f"line {number}: {word[:_SHOWN]!r} is no duration; it must be a number from 0 up"
        )
    return value


def _as_problem(text: str) -> JobShop:
    """The problem that an OR-Library file holds; jobs are numbered from 1, machines from 0."""
    return JobShop(
        jobs=tuple(
            Job(
                name=f"job {number}",
                operations=tuple(
                    Operation(machine=f"machine {machine}", duration=duration)
                    for machine, duration in job
                ),
            )
            for number, job in enumerate(read(text).jobs, start=1)
        )
    )


FORMATS = (
    FileFormat(
        name="OR-Library job shop",
        family="job_shop",
        suffixes=(".jsp", ".jss", ".txt"),
        recognises=recognises,
        read=_as_problem,
    ),
)
