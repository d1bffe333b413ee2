"""Where compiled kernels go."""

from pathlib import Path

import pytest

from solvers.qaoa.engines.kernels.kernel_cache import cache_folder, is_compiled
from solvers.qaoa.engines.kernels.warm_up import compile_kernels


def test_the_folder_follows_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert cache_folder().parent == tmp_path
    assert not is_compiled("float64")


def test_a_folder_that_cannot_be_made_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked, spare = tmp_path / "file", tmp_path / "spare"
    blocked.write_text("")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(blocked))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(spare))
    assert cache_folder().parent == spare


def test_compiled_kernels_are_found_again_and_numba_keeps_its_setting() -> None:
    import numba

    before = numba.config.CACHE_DIR  # type: ignore[attr-defined]
    compile_kernels("float64")
    assert is_compiled("float64")
    assert list(cache_folder().rglob("*.nbi"))
    assert before == numba.config.CACHE_DIR  # type: ignore[attr-defined]
