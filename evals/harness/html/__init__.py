"""The static report: one file, no network, all text escaped."""
