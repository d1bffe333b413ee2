"""Layer 3: from a verdict to an outcome."""
