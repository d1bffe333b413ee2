"""The Model Context Protocol surface: the tool registry, and the whole graph as `ask` and `solve`."""
