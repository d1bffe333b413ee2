"""Where compiled kernels are kept, and whether they have been compiled before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal


def kernel(function: Callable[..., Any]) -> Any:
    """Turns a function into a kernel: compiled at its first call, without the GIL, and kept on disk.

    numba looks at the function's own file only to tell whether what it kept is stale, so the folder is
    named after all files of the kernels. numba's own setting of the folder is left as it was.
    """
    import numba

    config: Any = numba.config  # its settings are made when it is imported
    before = config.CACHE_DIR
    config.CACHE_DIR = str(cache_folder())
    try:
        return numba.njit(nogil=True, cache=True, boundscheck=False)(function)
    finally:
        config.CACHE_DIR = before


def cache_folder() -> Path:
    """Returns the folder for these kernels: in NUMBA_CACHE_DIR where that is set, else the user's cache.

    Where neither can be written to, in the folder for temporary files.
    """
    from platformdirs import user_cache_path

    asked = os.environ.get("NUMBA_CACHE_DIR")
    for parent in (
        Path(asked) if asked else user_cache_path("verdiq"),
        Path(tempfile.gettempdir()),
    ):
        folder = parent / f"qaoa-kernels-{_fingerprint()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="qaoa-kernels-"))


def is_compiled(precision: Literal["float64", "float32"]) -> bool:
    """Returns whether the kernels of a precision are on disk already."""
    return (cache_folder() / f"{precision}.done").exists()


def note_compiled(precision: Literal["float64", "float32"]) -> None:
    """Keeps in mind that the kernels of a precision are on disk."""
    (cache_folder() / f"{precision}.done").touch()


@cache
def _fingerprint() -> str:
    """A few letters that change with any file that the kernels are made of."""
    digest = sha256()
    here = Path(__file__).parent
    for path in (*sorted(here.glob("*.py")), here.parent / "tiling.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
