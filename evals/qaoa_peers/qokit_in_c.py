"""QOKit's C simulator, compiled from the installed package's own source with full optimisation."""

from __future__ import annotations

import ctypes
import importlib.util
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from evals.qaoa_peers.question import Question

_FLAGS = ["-O3", "-march=native", "-ffast-math", "-fPIC", "-shared"]


def prepare(question: Question) -> Callable[[], float]:
    """Returns the evaluation; the costs are made before it, as ours are."""
    library = _library()
    costs, n_states = question.diagonal(), 1 << question.n_qubits
    # QOKit's phase is exp(−iγC/2)
    gammas, betas = np.array([2 * question.gamma]), np.array([question.beta])

    def evaluate() -> float:
        real, imaginary = np.full(n_states, n_states**-0.5), np.zeros(n_states)
        library.apply_qaoa_furx(
            *(_pointer(each) for each in (real, imaginary, gammas, betas, costs)),
            ctypes.c_uint(question.n_qubits),
            ctypes.c_size_t(n_states),
            ctypes.c_size_t(1),
        )
        return float(np.dot(real * real + imaginary * imaginary, costs))

    return evaluate


def _library() -> ctypes.CDLL:
    """The compiled source; the wheel brings no headers, so the prototypes are taken from it."""
    spec = importlib.util.find_spec("qokit")
    assert spec is not None and spec.origin is not None
    source = Path(spec.origin).parent / "fur" / "c" / "csim" / "src"
    folder = Path(tempfile.mkdtemp(prefix="qokit-"))
    files = [source / name for name in ("diagonal.c", "fur.c", "qaoa_fur.c")]
    for file in files:
        heads = re.findall(r"^(void \w+\([^)]*\))", file.read_text(), re.MULTILINE)
        prototypes = "".join(f"{head};\n" for head in heads)
        header = folder / file.with_suffix(".h").name
        header.write_text(f"#pragma once\n#include <stddef.h>\n{prototypes}")
    built = folder / "qokit.so"
    command = ["gcc", *_FLAGS, f"-I{folder}", *map(str, files), "-lm", "-o", str(built)]
    subprocess.run(command, check=True, capture_output=True)
    return ctypes.CDLL(str(built))


def _pointer(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)
