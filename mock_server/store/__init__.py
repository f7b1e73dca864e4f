"""Where entities live, behind one protocol: `transact`."""
