"""Answers kept on disk, so that the same question costs once. Off unless a folder is named.

What an answer hangs on is the endpoint, the model and everything that is asked, the seed included: ask
with another seed for another answer. Keys are no part of it and are never in the folder.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agent.llm.capabilities import Key, write_whole
from agent.llm.completion import Completion
from agent.llm.prompt import Prompt

_COMPLETION = TypeAdapter(Completion)
_PROMPT = TypeAdapter(Prompt)


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """The answers in one folder, one file each."""

    folder: Path

    def found(self, key: Key, prompt: Prompt) -> Completion | None:
        """Returns the answer that was kept, None where there is none that can be read."""
        try:
            return _COMPLETION.validate_json(self._file(key, prompt).read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, key: Key, prompt: Prompt, completion: Completion) -> None:
        """Keeps an answer that is whole."""
        if completion.finish_reason in {"stop", "tool_calls"}:
            written = _COMPLETION.dump_json(completion).decode()
            write_whole(self._file(key, prompt), written)

    def _file(self, key: Key, prompt: Prompt) -> Path:
        asked = json.dumps([*key, _PROMPT.dump_python(prompt, mode="json")], sort_keys=True)
        digest = hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()
        return self.folder / digest[:2] / f"{digest}.json"
