"""Who does tasks within what time or room, and what each task takes of each and costs with each."""
