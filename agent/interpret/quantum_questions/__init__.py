"""Questions about quantum computing itself: on one problem, left unsolved, or on the field at large."""
