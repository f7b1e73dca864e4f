"""Prints verdicts: for people (text), for CI (junit), for programs (json)."""
