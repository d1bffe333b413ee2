"""Measured performance profiles: every family at several sizes, solved by every classical route."""
