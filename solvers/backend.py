"""The contract of a backend: what its one file gives."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, Protocol

from solvers.result import Model, Progress, RawResult, Request

Kind = Literal["exact", "heuristic", "sampling", "quantum"]


class Solve(Protocol):
    """Minimises `request.model`; stops by itself at `budget_s` seconds of wall time."""

    def __call__(
        self, request: Request, *, seed: int, budget_s: float, progress: Progress
    ) -> RawResult: ...


class Accepts(Protocol):
    """Returns None where the backend can take the model, else one sentence that says why not."""

    def __call__(self, model: Model) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Backend:
    """One solver.

    `models` are the names of the model types it takes, so that listing backends imports no SDK.
    `rank` orders the backends that accept the same model, lowest first; the reason stands beside
    it in the backend's file. `modules` are what `solve` imports; availability is their presence.
    `is_live`: it can be looked at and ended while it runs (`solvers.live`).
    """

    name: str
    kind: Kind
    models: tuple[str, ...]
    description: str
    modules: tuple[str, ...]
    licence: str
    rank: int
    accepts: Accepts
    solve: Solve
    is_live: bool = False

    @property
    def is_available(self) -> bool:
        """Whether everything that `solve` imports is installed."""
        return all(_is_installed(module) for module in self.modules)

    def refuses(self, model: Model) -> str | None:
        """Why this backend cannot take the model, or None where it can."""
        if not self.is_available:
            return f"'{self.name}' needs {', '.join(self.modules)}, not all of which are installed"
        if type(model).__name__ not in self.models:
            return f"'{self.name}' takes {', '.join(self.models)}, not {type(model).__name__}"
        return self.accepts(model)


def _is_installed(module: str) -> bool:
    if module in sys.modules:  # one that another thread is importing has no spec to be found yet
        return True
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # find_spec imports the packages above a dotted name
        return False
