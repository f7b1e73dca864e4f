"""Makes one document of a contract that may be in many files, in a folder, at a URL or in git.

`load` is the way in; it is lenient: what a strict reader would refuse is compared all the same.
"""

from conformance.gate.loading.contract import Contract, CouldNotLoad, NoSuchContract, load

__all__ = ["Contract", "CouldNotLoad", "NoSuchContract", "load"]
