"""One problem family a file; each offers its class as `FAMILY`."""
