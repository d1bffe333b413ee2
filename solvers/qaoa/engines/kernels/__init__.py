"""The compiled kernels of the blocked engine. Those of the passes load numba when they are imported."""
