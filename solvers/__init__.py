"""Numerics: what a backend is, and the registry of those there are."""
