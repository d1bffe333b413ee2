"""Linear programs whose limits are stated on sums of named amounts: "twice X plus Y is at least 50"."""
