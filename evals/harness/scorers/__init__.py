"""Scorers, one figure a file: each takes a row and what ran, or the records of a whole run."""
