"""What a text says of jobs: how long each takes, when it is due, what it waits for, and on what."""
