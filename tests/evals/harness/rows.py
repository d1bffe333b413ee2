"""Rows of our own that the embedded interpreter has read from the beginning, and ways to write them."""

import json
from pathlib import Path
from typing import Any

KNAPSACK = (
    "My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, a lamp 1 kg "
    "worth 2, a rope 4 kg worth 6, a camera 5 kg worth 8. What should I take?"
)
SOLVED: dict[str, Any] = {"id": "solved", "text": KNAPSACK, "answer": 22, "dataset": "bags"}
WRONG: dict[str, Any] = {"id": "wrong", "text": KNAPSACK, "answer": 23, "dataset": "bags"}
ASKED: dict[str, Any] = {"id": "asked", "text": "What is nice about Lisbon?", "answer": 1}
RIGHTLY_ASKED: dict[str, Any] = {
    "id": "rightly",
    "text": "What is nice about Lisbon?",
    "expect": "asked",
}


def written(path: Path, *rows: dict[str, Any] | str) -> Path:
    """Writes rows, or lines as they are, and returns the path."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
