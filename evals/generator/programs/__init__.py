"""Linear and quadratic word problems beyond the plain product mix, a kind a file."""
