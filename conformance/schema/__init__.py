"""The schema layer: Schemathesis over the whole contract, in child processes.

`driver` starts the children and reads what they report, line by line; `worker` is a child;
`adapter` is the only package that knows Schemathesis.
"""
