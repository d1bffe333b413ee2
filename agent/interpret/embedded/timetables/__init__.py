"""Events that are given times and rooms: who attends them, when they can be, what each time costs."""
