"""Lists of things with their numbers: one thing a line, a bullet or a clause."""
