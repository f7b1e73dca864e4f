"""The parts of connexion that the mock is built on; the only module that imports it.

Connexion also imports a test client, two HTTP libraries and a template engine, which this server
never calls and which take half of its import time. Stand-ins take their places and load them when
they are used after all.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = {
    "httpx": (),
    "jinja2": (),
    "requests": (),
    "starlette.templating": ("Jinja2Templates",),
    "starlette.testclient": ("TestClient",),
}
"""Modules that this server never uses, and what connexion imports from them by name."""


@dataclass(frozen=True, slots=True)
class _Later:
    """A class of another module, which is loaded when it is called."""

    module: str
    name: str

    def __call__(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401  (whatever it takes)
        return getattr(import_module(self.module), self.name)(*args, **named)


class _StandIn(ModuleType):
    """A module that is loaded when somebody asks it for something."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the module has)
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def _light_imports() -> Iterator[None]:
    """Keep what is imported meanwhile from importing the unused modules."""
    added = {module: _stand_in(module) for module in _UNUSED if module not in sys.modules}
    sys.modules.update(added)
    try:
        yield
    finally:
        for module, stand_in in added.items():
            if sys.modules.get(module) is stand_in:
                del sys.modules[module]


def _stand_in(module: str) -> ModuleType:
    stand_in = _StandIn(module)
    vars(stand_in).update({name: _Later(module, name) for name in _UNUSED[module]})
    return stand_in


with _light_imports():
    from connexion.middleware import ConnexionMiddleware
    from connexion.middleware.abstract import SpecMiddleware
    from connexion.middleware.main import API
    from connexion.operations import AbstractOperation
    from connexion.resolver import Resolver
    from connexion.spec import OpenAPISpecification, Specification

__all__ = [
    "API",
    "AbstractOperation",
    "ConnexionMiddleware",
    "OpenAPISpecification",
    "Resolver",
    "SpecMiddleware",
    "Specification",
]
