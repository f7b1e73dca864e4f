"""`counterfoil replay`: judge traffic that somebody recorded.

`reading` opens the file, `choosing` finds the API in it, `exchanges` makes a history of it, and
`judging` lets openapi-core (`pairs`), the checks and the model look at that.
"""
