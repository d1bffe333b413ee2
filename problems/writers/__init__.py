"""Writers of files, one a file: each offers a `WRITER`."""
