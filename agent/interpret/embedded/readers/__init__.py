"""One family a file: how its questions are recognised and read; each offers its `READER`."""
