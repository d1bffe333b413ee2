"""Measures how questions are understood and answered: rows with known answers through the product itself."""
