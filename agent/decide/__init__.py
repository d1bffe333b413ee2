"""Layer 2: from a problem to a verdict on quantum, with its evidence."""
