"""The backends there are."""

from functools import cache

from problems.discovery import discover
from problems.errors import RegistryError
from solvers.backend import Backend, Kind
from solvers.result import Model


@cache
def backends() -> dict[str, Backend]:
    """Returns every backend by its name, installed or not."""
    import solvers.backends

    found = discover(solvers.backends, "BACKEND", Backend)
    for name, backend in found.items():
        if backend.name != name:
            raise RegistryError(
                f"solvers.backends.{name}: its BACKEND is called {backend.name!r}; "
                "it must be the file's name"
            )
    return found


def accepting(model: Model, *kinds: Kind) -> tuple[Backend, ...]:
    """Returns the backends of these kinds that can take the model, the preferred one first."""
    able = [
        each for each in backends().values() if each.kind in kinds and each.refuses(model) is None
    ]
    return tuple(sorted(able, key=lambda each: (each.rank, each.name)))
