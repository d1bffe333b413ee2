"""What simulates the plain ansatz exactly: in numpy, and on compiled kernels."""
