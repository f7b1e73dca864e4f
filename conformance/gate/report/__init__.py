"""Writes what the gate says, for people and for programs: one format a module."""
