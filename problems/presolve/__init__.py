"""Smaller models with the same optimum, and the way back: what to do before anything is encoded."""
