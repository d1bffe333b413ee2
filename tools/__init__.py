"""Typed actions, and the worker processes that run them."""
