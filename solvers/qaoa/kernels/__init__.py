"""The compiled kernels of the blocked engine. Importing any module in here but this loads numba."""
