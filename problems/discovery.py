"""Finds what the files of a folder offer. Dropping a file in is all the registration there is."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

from problems.errors import RegistryError

T = TypeVar("T")


def discover(package: ModuleType, attribute: str, kind: type[T]) -> dict[str, T]:
    """Returns what each module of `package` offers under `attribute`, by the module's name.

    Raises:
        RegistryError: a file cannot be imported, offers nothing, or offers something that is not
            a `kind`; the message names the file.
    """
    found: dict[str, T] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda each: each.name):
        name = f"{package.__name__}.{info.name}"
        try:
            module = importlib.import_module(name)
        except Exception as error:  # whatever a broken file raises, it must be named
            raise RegistryError(
                f"{name} cannot be imported ({type(error).__name__}: {error}); mend or remove the file"
            ) from error
        offered = getattr(module, attribute, None)
        if not isinstance(offered, kind):
            raise RegistryError(
                f"{name} offers no {attribute} of type {kind.__name__} "
                f"(found {type(offered).__name__}); see CONTRIBUTING.md"
            )
        found[info.name] = offered
    return found
