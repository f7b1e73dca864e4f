"""Answers of the wrong shape."""
