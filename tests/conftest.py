"""Settings of every test process, made before numpy is imported."""

import os

# The tests run in parallel already; BLAS threads beside them only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
