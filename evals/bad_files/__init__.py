"""Files that are broken on purpose, to see that each gets one sentence."""
