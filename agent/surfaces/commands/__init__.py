"""One command of the command line a file; each offers `add(parsers)` and the function it runs."""
