"""Values that exist, and names that do not: what calls are filled with.

The contract marks them: `x-pool: <pool>` names a thing that exists, on the request that needs it
and on the response that gives it away; `x-unique: true` is a name that the client chooses;
`x-upserts: <pool>` is a name that makes a thing of the pool if it is new. A deletion may say what
goes along and which member of a request says whose that is: `x-takes-along: {<pool>: <member>}`.
"""
