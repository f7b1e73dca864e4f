"""Edges in time, one module each.

To add one: a module named like the edge, with `prepare(scene)`. Being in this folder is enough.
"""

import importlib
import pkgutil
from collections.abc import Mapping

from conformance.boundaries.edge import Prepare


def every() -> Mapping[str, Prepare]:
    """Return all edges by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").prepare for name in names}
