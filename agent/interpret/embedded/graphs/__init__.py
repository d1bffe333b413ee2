"""Pairs and graphs in text: who is joined with whom, and by how much."""
