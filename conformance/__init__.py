"""The judge: finds out whether a server obeys the contract in `spec`."""
