"""The time layer: what happens a millisecond before, at, and after every edge in time.

`edges/` has a module for each edge; `clock` turns the target's clock, or waits where it cannot.
"""
