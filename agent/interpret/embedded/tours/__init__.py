"""Places and distances in text, and what a question says of the way."""
