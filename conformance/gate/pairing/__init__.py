"""Puts the parts of two contracts side by side and says what became of each: an aspect a module."""
