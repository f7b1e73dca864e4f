"""Values that exist, and names that do not: what calls are filled with.

The contract marks them: `x-pool: <pool>` names a thing that exists, on the request that needs it
and on the response that gives it away; `x-unique: true` is a name that the client chooses;
`x-upserts: <pool>` is a name that makes a thing of the pool if it is new.
"""
