"""Linear problems told in prose: what one of each takes and gives, what limits it, and the goal."""
