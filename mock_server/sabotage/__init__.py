"""Bugs that the mock can be told to have: how redemption servers go wrong.

To add one: a file in the folder of its class, named by its id, whose docstring is one sentence and
whose `SABOTAGE` says what happens. It is found by being there. The engine never knows: a sabotage
changes what was asked, what a service sees of the project, or what is answered.
"""

from mock_server.sabotage.catalogue import Entry, entries, find

__all__ = ["Entry", "entries", "find"]
