"""The race layer: calls that are released together on one thing that not all of them can have.

`contest` is what they fight for (one module each in `contests/`), `driver` judges how they end.
"""
