"""Data that a question gives under names: JSON dictionaries, assignments, and lists after a colon."""
