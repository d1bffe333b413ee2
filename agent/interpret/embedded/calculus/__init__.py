"""Questions of calculus told in words: figures, numbers, prices, and written formulas."""
