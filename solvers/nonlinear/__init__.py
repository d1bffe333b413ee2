"""Formula programs: elimination, local search, and branching over boxes with proof."""
