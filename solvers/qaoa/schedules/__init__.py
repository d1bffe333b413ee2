"""Where the angles start from, and how they are trained."""
