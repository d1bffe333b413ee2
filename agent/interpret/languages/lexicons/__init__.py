"""What the language packs know: their words, their orders of words, and their whole sentences."""
