"""Fresh questions without end: a random instance, its phrasing, and its proven optimum."""
