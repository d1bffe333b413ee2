"""D-Wave's Ocean packages, imported past a warning of one of them."""

from __future__ import annotations

import importlib
import warnings
from typing import Any


def ocean(module: str) -> Any:
    """Returns a module of Ocean.

    `homebase`, which its cloud client imports, has an invalid escape sequence: Python says so when it
    compiles the file, once, and where warnings are errors the import would fail for it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        return importlib.import_module(module)
