"""Layer 4: from an outcome to words, pictures and JSON."""
