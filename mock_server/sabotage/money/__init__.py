"""Amounts that do not add up."""
