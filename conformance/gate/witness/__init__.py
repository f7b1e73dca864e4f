"""Finds payloads that were right and no longer are, and has two validators say so."""
