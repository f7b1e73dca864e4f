"""The mock: a stateful server that obeys the contract in `spec`."""
