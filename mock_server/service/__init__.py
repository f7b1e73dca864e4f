"""One module a resource: load, decide, save, in one transaction."""
