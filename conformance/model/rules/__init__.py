"""Arithmetic, validity and stacking (redemptions.md 4 to 7)."""
