"""Amounts of several products that each of many has, and how much of each the chosen should have."""
