"""Writes the JSON schema of the report: `python -m agent.contracts.answer_schema FILE`."""

import json
import sys
from pathlib import Path

from agent.contracts.report import answer_schema


def write(path: Path) -> None:
    """Writes the schema as the documentation holds it."""
    path.write_text(f"{json.dumps(answer_schema(), indent=2)}\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
