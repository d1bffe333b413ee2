"""Mirrors the source, plus contract suites and laws."""
