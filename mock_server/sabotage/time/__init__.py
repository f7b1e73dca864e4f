"""Edges of time in the wrong place."""
