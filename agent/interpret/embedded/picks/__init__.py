"""Things that score, and pairs of them that take some of it away: which and how many are picked."""
