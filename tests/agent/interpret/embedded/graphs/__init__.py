"""Tests of how graphs are read."""
