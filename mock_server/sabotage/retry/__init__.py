"""Calls that happen more or less often than once."""
