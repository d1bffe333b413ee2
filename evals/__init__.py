"""What is measured: benchmarks against peers."""
