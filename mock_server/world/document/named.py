"""World documents in files: those that come with the package, and anybody's own."""

import json
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, ClassVar

import yaml

from mock_server.world.document.world_error import WorldError
from spec import Json

_PACKAGED = Path(__file__).parents[2] / "worlds"
_IN_THE_TREE = Path(__file__).parents[3] / "fixtures" / "worlds"


def named(name_or_path: str) -> Json:
    """Return the document of a world that comes with the package, or of a YAML or JSON file.

    Raises:
        WorldError: There is no such world or file, or it cannot be parsed.
    """
    path = _worlds().get(name_or_path, Path(name_or_path))
    if not path.is_file():
        raise WorldError(f"no world is called {name_or_path} and no file either; {_known()}")
    return _read(path)


def packaged(name: str) -> Json:
    """Return the document of a world that comes with the package, never that of another file.

    Raises:
        WorldError: There is no such world.
    """
    path = _worlds().get(name)
    if path is None:
        raise WorldError(f"no world is called {name}; {_known()}")
    return _read(path)


def _worlds() -> dict[str, Path]:
    folder = _PACKAGED if _PACKAGED.is_dir() else _IN_THE_TREE
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _known() -> str:
    return f"known: {', '.join(_worlds())}"


def _read(path: Path) -> Json:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise WorldError(f"{path} cannot be read: {error}") from error


def parse(text: str) -> Json:
    """Return the document that *text*, YAML or JSON, holds.

    In YAML, too, an unquoted word is a string unless JSON knows it: `09:00`, `2024-06-01` and `no`
    are text.

    Raises:
        ValueError: *text* is neither, or has a member twice.
    """
    if text.lstrip().startswith("{"):
        return json.loads(text)
    try:
        return yaml.load(text, _JsonWords)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


class _JsonWords(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where libyaml is there
    """A safe loader that guesses no more types than JSON has and refuses doubled members."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the members of *node*, each of which is there once."""
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(
                "while reading an object", node.start_mark, "a member is there twice", None
            )
        return mapping


_NUMBER = r"-?(?:0|[1-9][0-9]*)"
for _tag, _pattern, _first in (
    ("null", r"null|~|", ["n", "~", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", _NUMBER, list("-0123456789")),
    ("float", rf"{_NUMBER}(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", list("-0123456789")),
):
    _JsonWords.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first
    )
