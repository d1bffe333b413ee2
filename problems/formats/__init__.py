"""One file format a file: text to plain arrays and names, no families."""
