"""What makes a run safe on a server that others use.

Nothing is touched that the run did not make, and nothing that it made stays.

`ownership` reads from the contract what can be deleted and by what it is known; `journal` is on
disk before a call is made; `watch` connects both to the door; `cleanup` deletes and proves it.
"""
