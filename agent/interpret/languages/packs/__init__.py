"""One language a file; each offers its PACK."""
