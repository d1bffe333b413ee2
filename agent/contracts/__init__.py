"""The values that the four layers hand to each other."""
