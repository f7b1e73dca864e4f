"""JSON to values and back, one module a noun: `read_<noun>` and `write_<noun>`.

What is read here has passed the contract, so shapes are not checked again.
"""
