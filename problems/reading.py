"""The problems that a data file spells out by itself, by the formats that the families read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from problems.data_file import DataFile
from problems.errors import BadInput, FormatError
from problems.file_format import BinaryFormat, FileFormat
from problems.format_registry import formats
from problems.problem import Problem
from problems.validation import one_sentence

_SAMPLE = 4_096  # characters, or bytes, that `recognises` is promised
# Endings that say nothing of the format; any other one that a family names is its format's.
_PLAIN_SUFFIXES = frozenset({"", ".txt", ".dat", ".data", ".csv", ".tsv", ".json", ".md", ".xml"})


class _PartUnnamed(FormatError):
    """The file follows the format, and which of its problems is meant was not said."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The problems that a file can mean, one for each format that fits.

    `refusal` is why the first of the formats that begin alike did not fit, where none did.
    """

    problems: tuple[Problem[Any], ...] = ()
    refusal: FormatError | None = None


def read_problems(file: DataFile, wanted: Collection[str] = ()) -> Readings:
    """Returns what a file spells out by itself.

    Where it can be problems of several families, those `wanted` go before those that the ending of
    its name speaks of.

    Raises:
        BadInput: a format fits by its first lines or its ending, but the file does not follow it.
    """
    found: list[Problem[Any]] = []
    guesses: list[FormatError] = []
    errors: list[FormatError] = []
    for each in _fitting(file, wanted):
        try:
            problem = _read(each, file)
        except (BadInput, ValidationError) as error:
            is_guess = isinstance(each, FileFormat) and each.is_guess
            is_guess = is_guess and not isinstance(error, _PartUnnamed)
            why = one_sentence(error, "the file") if isinstance(error, ValidationError) else error
            verb = "is" if isinstance(error, _PartUnnamed) else "does not fit"
            said = FormatError(f"'{file.name}' {verb} {each.name}: {why}")
            said.__cause__ = error
            (guesses if is_guess else errors).append(said)
            continue
        if problem not in found:
            found.append(problem)
    if errors and not found:
        raise errors[0]
    return Readings(tuple(found), None if found else _refusal(guesses))


def _refusal(guesses: list[FormatError]) -> FormatError | None:
    """What to say of a file that begins like several formats and fits none of them."""
    if len(guesses) < 2:
        return next(iter(guesses), None)
    said = FormatError(
        f"{guesses[0]} (nor does it fit {len(guesses) - 1} formats that begin alike)"
    )
    said.__cause__ = guesses[0]
    return said


def _read(form: FileFormat | BinaryFormat, file: DataFile) -> Problem[Any]:
    """The problem of the file, or the one of several that its `part` names."""
    read = form.read(file.content) if isinstance(form, BinaryFormat) else form.read(file.text)
    several = read if isinstance(read, tuple) else (read,)
    if len(several) == 1 and file.part in {None, 1}:
        return several[0]
    if file.part is None:
        raise _PartUnnamed(
            f"it holds {len(several)} problems; name one of them, from '{file.name}#1' to "
            f"'{file.name}#{len(several)}'"
        )
    if not 1 <= file.part <= len(several):
        raise _PartUnnamed(f"it holds {len(several)} problems; there is no number {file.part}")
    return several[file.part - 1]


def _fitting(file: DataFile, wanted: Collection[str]) -> tuple[FileFormat | BinaryFormat, ...]:
    """The formats that recognise the file, of these those wanted or of its suffix if any."""
    known = formats()
    head = file.content[:_SAMPLE]
    binary = tuple(
        each for each in known if isinstance(each, BinaryFormat) and each.recognises(head)
    )
    if binary:
        return binary
    sample = file.text[:_SAMPLE]
    texts = [each for each in known if isinstance(each, FileFormat)]
    recognised = tuple(each for each in texts if each.recognises(sample))
    chosen = tuple(each for each in recognised if each.family in wanted)
    if chosen:
        return chosen
    by_suffix = tuple(each for each in texts if file.suffix in each.suffixes)
    both = tuple(each for each in recognised if each in by_suffix)
    if both or recognised:
        return both or recognised
    return () if file.suffix in _PLAIN_SUFFIXES else by_suffix
