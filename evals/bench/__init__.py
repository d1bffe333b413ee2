"""One benchmark a file; each prints a table and writes bench/NAME.json."""
