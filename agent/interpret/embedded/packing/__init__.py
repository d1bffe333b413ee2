"""How questions speak of things to choose from: their names, what they take up and what they are worth."""
