"""The memory of what each model at each base URL takes, so that a refusal is paid for once."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from agent.llm.dialect import Dialect, Rung
from agent.llm.json_shapes import mapping, number, sequence, text

_KEPT_S = 7 * 24 * 3600  # servers are updated; after a week all is tried again
_PATIENCE = 2  # answers in a row that are no JSON before a rung counts as not kept to

Key = tuple[str, str]  # base URL, model


@dataclass(slots=True)
class Capabilities:
    """What was learnt, in this process and, where a file is given, in those after it.

    >>> known = Capabilities()
    >>> known.learn(("http://localhost/v1", "m"), Dialect(rung=Rung.JSON_OBJECT))
    >>> known.known(("http://localhost/v1", "m")).rung
    <Rung.JSON_OBJECT: 'json_object'>
    """

    file: Path | None = None
    now: Callable[[], float] = time.time
    _dialects: dict[Key, Dialect] = field(default_factory=dict)
    _learnt_at: dict[Key, float] = field(default_factory=dict)
    _disappointments: dict[tuple[Key, Rung], int] = field(default_factory=dict)
    _is_read: bool = False

    def known(self, key: Key) -> Dialect | None:
        """Returns the dialect that was understood last, None where nothing is known."""
        self._read()
        return self._dialects.get(key)

    def learn(self, key: Key, dialect: Dialect) -> None:
        """Keeps a dialect that was understood."""
        if self.known(key) != dialect:
            self._dialects[key], self._learnt_at[key] = dialect, self.now()
            self._write()

    def judge(self, key: Key, rung: Rung, *, kept: bool) -> None:
        """Counts whether an answer kept to the form asked for; a server that does not goes a rung down.

        Some take `json_schema` and pay no heed to it (llama.cpp where the grammar cannot be built).
        """
        if kept:
            self._disappointments.pop((key, rung), None)
            return
        count = self._disappointments.get((key, rung), 0) + 1
        self._disappointments[(key, rung)] = count
        dialect = self.known(key)
        if count < _PATIENCE or rung.next is None or dialect is None or dialect.rung is not rung:
            return
        self.learn(key, replace(dialect, rung=rung.next))

    def _read(self) -> None:
        if self.file is None or self._is_read:
            return
        self._is_read = True
        try:
            rows = sequence(json.loads(self.file.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError):
            return  # a memory that cannot be read is no memory; it is written anew
        for row in map(mapping, rows):
            learnt_at = number(row.get("learnt_at")) or 0.0
            rung = text(row.get("rung"))
            if self.now() - learnt_at > _KEPT_S or rung not in list(Rung):
                continue
            dropped = frozenset(filter(None, map(text, sequence(row.get("dropped")))))
            route = int(number(row.get("route")) or 0)
            most = int(number(row.get("most_tokens")) or 0) or None
            dialect = Dialect(
                Rung(rung), dropped, text(row.get("token_field")) or None, route, most
            )
            key = (text(row.get("base_url")), text(row.get("model")))
            self._dialects[key], self._learnt_at[key] = dialect, learnt_at

    def _write(self) -> None:
        if self.file is None:
            return
        rows = [
            {
                "base_url": base_url,
                "model": model,
                **dialect.as_json(),
                "learnt_at": self._learnt_at[base_url, model],
            }
            for (base_url, model), dialect in self._dialects.items()
        ]
        write_whole(self.file, json.dumps(rows, indent=1))


def write_whole(path: Path, written: str) -> None:
    """Writes a file wholly or not at all; one that cannot be written is left as it was."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
        ) as part:
            part.write(written)
        os.replace(part.name, path)  # noqa: PTH105  # Path.replace raises the same; this reads shorter
    except OSError:
        return
