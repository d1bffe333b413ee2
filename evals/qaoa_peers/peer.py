"""A peer as seen from here: its process, its environment, and what to do where it is absent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.qaoa_peers.question import Question
from problems.errors import BadInput

_ROOT = Path(__file__).parents[2]
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
INTERPRETER = "VERDIQ_PEERS_PYTHON"


@dataclass(frozen=True, slots=True)
class Peer:
    """A simulator: its name in `serve`, the module it needs, and whether that lives elsewhere."""

    name: str
    title: str
    module: str
    elsewhere: bool

    @property
    def absent(self) -> str | None:
        """Why it cannot be measured, and how it could; None where it can."""
        python = self._python()
        if python is None:
            return (
                f"{self.title} is not installed: make an environment with `pip install qokit pennylane` "
                f"and set {INTERPRETER} to its python"
            )
        command = [python, "-c", f"import {self.module}"]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return f"{self.title} is not installed: pip install it for {python}"
        return None

    def _python(self) -> str | None:
        return os.environ.get(INTERPRETER) if self.elsewhere else sys.executable

    @contextmanager
    def asked(self, question: Question) -> Iterator[Running]:
        """A process of the peer that has the question before it; it ends with the block."""
        command = [str(self._python()), "-W", "ignore", "-m", "evals.qaoa_peers.serve", self.name]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": str(_ROOT)},
        )
        running = Running(process, self.title)
        try:
            running.say(json.dumps(asdict(question)))
            yield running
        finally:
            process.kill()
            process.wait()


@dataclass(frozen=True, slots=True)
class Running:
    """A peer's process."""

    process: subprocess.Popen[str]
    title: str

    def say(self, line: str) -> None:
        """Writes one line to it."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def evaluate(self) -> tuple[float, float]:
        """Returns CPU seconds and value of one evaluation.

        Raises:
            BadInput: the peer failed; its error is on stderr.
        """
        self.say("")
        assert self.process.stdout is not None
        answer = self.process.stdout.readline()
        if not answer:
            raise BadInput(f"{self.title} failed; its error is above; leave it out or repair it")
        seconds, value = json.loads(answer)
        return float(seconds), float(value)
