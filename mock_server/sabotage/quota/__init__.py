"""Limits that do not hold."""
