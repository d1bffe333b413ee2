"""The time model that has seen one half of the bench: what is judged on the other half stands on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from solvers.performance.profile_file import FILE_VARIABLE

HALF_MODEL = Path(__file__).parents[1] / "measured" / "profiles_half.json"


@contextmanager
def fitted_half(model: Path = HALF_MODEL) -> Iterator[None]:
    """Has every prediction in the block made from the fitted half; the product's file has seen both.

    `model` is another file to predict from, such as that of the other half.
    """
    before = os.environ.get(FILE_VARIABLE)
    os.environ[FILE_VARIABLE] = str(model)
    try:
        yield
    finally:
        if before is None:
            del os.environ[FILE_VARIABLE]
        else:
            os.environ[FILE_VARIABLE] = before
