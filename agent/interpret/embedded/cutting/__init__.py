"""Lengths that are cut from longer ones: what is ordered, what it is cut from, what the saw takes."""
