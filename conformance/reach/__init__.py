"""How a user says what to judge: options, keys, and the way to a server.

`options` reads the command line, `keys` finds the credentials, `opening` connects; every command
that calls a server takes all three.
"""
