"""Entities that are not kept as they should be."""
