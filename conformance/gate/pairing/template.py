"""Reads templates of paths."""

import re

PARAMETER = re.compile(r"\{([^{}]*)\}")
"""A parameter in a template, and its name."""


def shape(path: str) -> str:
    """Return *path* without the names of its parameters: what URLs have of it."""
    return PARAMETER.sub("{}", path)
