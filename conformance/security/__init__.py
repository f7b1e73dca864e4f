"""The security layer: calls that must not be let in."""
