"""Rows and columns in text: matrices, lists, tables of costs."""
