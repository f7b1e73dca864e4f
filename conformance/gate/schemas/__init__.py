"""Compares schemas by what they allow, under a descent of our own.

`dialect` makes JSON Schema of OpenAPI, `flat` and `merging` make one plain node of references and
`allOf`, `descent` walks two of them together, `containment` asks for proofs and `words` says it.
"""
