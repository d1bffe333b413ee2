"""Places that a text names, the ways between them, and what stands at each: supplies, needs, costs."""
