"""Shapes of JSON that no contract has checked before: members of world documents, nested rules.

`path` is where the JSON stands; what does not fit is a `Misfit` that names the place.
"""

from collections.abc import Mapping
from typing import TypeAlias

from mock_server.store.misfit import Misfit, Step, expected
from spec import Json

Path: TypeAlias = tuple[Step, ...]


def read_object(json: Json, path: Path) -> Mapping[str, Json]:
    """Return *json* if it is an object."""
    if not isinstance(json, Mapping):
        raise expected("an object", json).under(*path)
    return json


def read_list(json: Json, path: Path) -> list[Json]:
    """Return *json* if it is a list."""
    if not isinstance(json, list):
        raise expected("a list", json).under(*path)
    return json


def read_text(json: Json, path: Path) -> str:
    """Return *json* if it is a string."""
    if not isinstance(json, str):
        raise expected("a string", json).under(*path)
    return json


def read_count(json: Json, path: Path, *, most: int | None = None) -> int:
    """Return *json* if it is a whole number from 1, to *most* if there is such a limit."""
    fits = isinstance(json, int) and not isinstance(json, bool) and json >= 1
    if not fits or (most is not None and json > most):
        limit = "" if most is None else f" to {most}"
        raise expected(f"a whole number from 1{limit}", json).under(*path)
    return int(json)


def read_member(json: Mapping[str, Json], name: str, path: Path) -> str:
    """Return the text under *name*, which has to be there."""
    if json.get(name) is None:
        raise Misfit(f"expected `{name}`", path)
    return read_text(json[name], (*path, name))


def read_optional_text(json: Mapping[str, Json], name: str, path: Path) -> str | None:
    """Return the text under *name*; None if it is null or absent."""
    return None if json.get(name) is None else read_text(json[name], (*path, name))


def read_message(json: Json, path: Path) -> str | None:
    """Return the text of an `error`: `{message}`, or the message alone; None without one."""
    if json is None or isinstance(json, str):
        return json or None
    return read_optional_text(read_object(json, path), "message", path) or None


def write_message(message: str | None) -> dict[str, Json]:
    """Write the `error` member that `read_message` reads; nothing if there is no message."""
    return {} if message is None else {"error": {"message": message}}
