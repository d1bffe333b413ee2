"""`verdiq families`: the kinds of problem that are understood."""

from __future__ import annotations

import argparse
import json

from agent.surfaces.boundary import guarded


def run(options: argparse.Namespace) -> int:
    """Prints the families and returns the exit code."""
    return guarded(lambda: _print(as_json=options.json), as_json=options.json)


def _print(*, as_json: bool) -> int:
    from agent.interpret.embedded.pipeline import readers
    from problems.registry import families

    read = _formats_by_family()
    if as_json:
        listing = [
            {
                "family": name,
                "summary": family.summary,
                "source": family.source,
                "examples": [example.text for example in family.examples],
                "formats": read.get(name, []),
                "reads_english": name in readers(),
                "schema": family.model_json_schema(),
            }
            for name, family in families().items()
        ]
        print(json.dumps(listing))
        return 0
    for name, family in families().items():
        formats = ", ".join(read.get(name, []))
        print(f"{name}: {family.summary}" + (f" (reads {formats})" if formats else ""))
        if name in readers():
            print(f'    "{family.examples[0].text}"')
        else:
            print(
                "    as a typed problem only, in a JSON file or over MCP: not yet read from English"
            )
    return 0


def _formats_by_family() -> dict[str, list[str]]:
    """The names of the file formats that give problems of each family."""
    from problems.format_registry import formats

    read: dict[str, list[str]] = {}
    for each in formats():
        read.setdefault(each.family, []).append(each.name)
    return read
