"""QAOA on product spaces: the tail as the goal, warm starts, XY mixers."""
