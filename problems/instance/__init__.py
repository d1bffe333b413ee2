"""What one instance is like: its sizes, its graph, its rows, and what is proven of its structure."""
