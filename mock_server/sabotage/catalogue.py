"""The sabotages that are there, by their files; a file is read when somebody asks for it."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mock_server.sabotage import (
    access,
    concurrency,
    money,
    quota,
    retry,
    schema,
    state,
    time,
)
from mock_server.sabotage.sabotage import Sabotage

_CLASSES = (schema, access, state, quota, time, money, retry, concurrency)


@dataclass(frozen=True, slots=True)
class Entry:
    """A sabotage and what is known of it.

    Attributes:
        id: The name of its file.
        kind: Its class, the name of its folder.
        sentence: What goes wrong.
        sabotage: Makes it go wrong.
    """

    id: str
    kind: str
    sentence: str
    sabotage: Sabotage


@cache
def _modules() -> dict[str, str]:
    """Return the module of each sabotage."""
    return {
        found.name: f"{folder.__name__}.{found.name}"
        for folder in _CLASSES
        for found in iter_modules(folder.__path__)
    }


def find(sabotage_id: str) -> Entry | None:
    """Return the sabotage with that id; None if there is none."""
    name = _modules().get(sabotage_id)
    return None if name is None else _entry(sabotage_id, name)


def entries() -> tuple[Entry, ...]:
    """Return every sabotage, class by class."""
    return tuple(_entry(*each) for each in _modules().items())


@cache
def _entry(sabotage_id: str, name: str) -> Entry:
    module = import_module(name)
    sentence = (module.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    return Entry(sabotage_id, name.split(".")[-2], sentence, module.SABOTAGE)
