"""Puzzles over whole numbers: cryptarithms, ages, digits, coins, seats in a row, magic squares."""
