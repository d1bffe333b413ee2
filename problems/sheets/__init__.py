"""What sheets with headers in ordinary words mean, one family a file: each offers a `SHEET`."""
