"""Layer 1: from a question and its data files to a typed problem, or a clarification."""
