"""One solver a file; each offers its `Backend` as `BACKEND`."""
