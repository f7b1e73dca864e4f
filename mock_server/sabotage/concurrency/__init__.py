"""Decisions on what another call is changing."""
