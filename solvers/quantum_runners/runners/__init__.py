"""One runner a file; each gives a `RUNNER`."""
