"""Commands of packages above this one, found by the entry-point group `verdiq.commands`.

This package must not import what stands on it, so a command that lives there comes to it: an entry
point whose name is the command's and whose object is a `Command`. Looking for them takes tens of
milliseconds, so it is done for `--help` and for a word that is no command of our own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

GROUP = "verdiq.commands"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its line in `--help`, its options, and what it does; `run` returns the exit code."""

    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def plugged_in() -> Iterator[tuple[str, Command]]:
    """Yields the commands that are installed, by name; a broken one is named and left out."""
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            found = point.load()
        except (ImportError, AttributeError) as error:
            print(f"verdiq: the command {point.name!r} cannot be loaded ({error})", file=sys.stderr)
            continue
        if isinstance(found, Command):
            yield point.name, found
        else:
            print(
                f"verdiq: {point.value} is no Command, so there is no {point.name!r}",
                file=sys.stderr,
            )
