"""The Model Context Protocol surface: the tools, and the whole graph as `ask`, `solve` and `judge`."""
