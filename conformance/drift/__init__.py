"""`counterfoil drift`: where two servers that should be alike are not.

A sequence of calls is made on the one and kept (`recording`), repeated on the other with the names
that the other one gave (`renaming`, `instants`), and compared answer by answer (`comparing`). The
model says which of the two is right (`arbiter`).
"""
