"""Claims about every history, one module each.

To add one: a module named like the claim, with `check(history)`. Being in this folder is enough.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from conformance.finding import Finding
from conformance.history import History

Check: TypeAlias = Callable[[History], Iterator[Finding]]


def every() -> Mapping[str, Check]:
    """Return all checks by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").check for name in names}
