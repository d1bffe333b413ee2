"""Tests of how sentences that relate names are read."""
