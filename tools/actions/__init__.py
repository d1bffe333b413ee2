"""One tool a file; each offers its `Tool` as `TOOL`."""
