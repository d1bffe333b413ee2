"""Things that are put in places: what passes between things, and how far places lie apart."""
