"""What the question says against a reply, found without any model: one kind of doubt a file."""
