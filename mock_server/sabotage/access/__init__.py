"""Callers and tenants mixed up."""
