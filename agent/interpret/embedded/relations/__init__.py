"""What prose says of named things: who relates to whom, who holds what, and which rules are left."""
