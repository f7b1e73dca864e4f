"""The gate: says which change of a contract breaks whom, each break proved by a payload.

`loading` makes one document of a contract, wherever and in however many files it is; `pairing` puts
the parts of two side by side, `schemas` compares what they allow, `witness` proves what broke, and
`rules` says how much it matters. `comparison.compare` is the way in.
"""
