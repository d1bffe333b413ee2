"""Breaking a family's model on purpose, to see whether its tests notice."""
