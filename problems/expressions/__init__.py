"""Formulas of named amounts: trees, their parser, their values, and enclosures over boxes."""
