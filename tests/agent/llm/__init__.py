"""Tests of the client of chat endpoints."""
