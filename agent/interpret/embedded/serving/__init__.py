"""Who is served from where: numbers told of places, of pairs of places, and of everybody at once."""
