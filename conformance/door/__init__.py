"""The one way by which a call leaves: counted, limited, journaled, and stopped where it must be.

`door` is the way itself; `allowance` says how many calls are left and waits for more; `pause` reads
what a target asks for when it is called too often. The layers know none of it: they call the
target, and a call that may not be made raises `Withheld`.
"""
