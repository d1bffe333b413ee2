"""How questions speak of amounts to decide: what each one takes and gives, limits, and the goal."""
