"""Sheets of edges, a pair of nodes a row."""

from problems.graph_problems import edge_sheet

SHEET = edge_sheet("independent_set")
