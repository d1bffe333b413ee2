"""Questions whose data lie in files that nobody holds in the head: 60 to 100,000 rows."""
