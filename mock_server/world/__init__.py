"""All state of one running mock: projects with their entities, clocks, ids and credentials."""
