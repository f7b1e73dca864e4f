"""Reads YAML and JSON as JSON would be read, and tells where in the text things stand."""

import re
from collections.abc import Hashable, Iterator
from functools import cached_property

import orjson
import yaml

from conformance.gate.loading.errors import CouldNotLoad
from spec import Json

_MOST_BYTES = 50_000_000
_PLAIN = (
    ("tag:yaml.org,2002:null", re.compile(r"^(?:null|Null|NULL|~|)$"), ["n", "N", "~", ""]),
    ("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"]),
    (
        "tag:yaml.org,2002:bool",
        re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
        list("tTfF"),
    ),
    ("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789")),
    (
        "tag:yaml.org,2002:float",
        re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
        list("-+.0123456789"),
    ),
)


class _Loader(yaml.CSafeLoader):
    """The C loader with the types of YAML 1.2: dates stay text, and so does `on`."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  (filled below; the base class declares it)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Json]:
        """Return the mapping with its keys as written: `200` is a name. The last of two wins."""
        self.flatten_mapping(node)
        return {_key(key): self.construct_object(value, deep=deep) for key, value in node.value}


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise yaml.MarkedYAMLError(problem="a key is no name", problem_mark=node.start_mark)
    return str(node.value)


for _tag, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(_tag, _pattern, _first)


def _integer(loader: _Loader, node: yaml.ScalarNode) -> int:
    return int(str(loader.construct_scalar(node)))


_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


class Text:
    """One file of a contract.

    Attributes:
        name: What to call it.
        value: What it says.
    """

    def __init__(self, name: str, data: bytes) -> None:
        """Read *data*.

        Raises:
            CouldNotLoad: it is neither YAML nor JSON, or too much.
        """
        self.name = name
        if len(data) > _MOST_BYTES:
            raise CouldNotLoad(f"{name} is too big: more than {_MOST_BYTES // 1_000_000} MB.")
        self._data = data
        self.value = _read(name, data)

    def line(self, pointer: str) -> int:
        """Return the line, from 1, where the value at *pointer* begins, or else what holds it."""
        while pointer and pointer not in self._lines:
            pointer = pointer.rpartition("/")[0]
        return self._lines.get(pointer, 1)

    @cached_property
    def _lines(self) -> dict[str, int]:
        try:
            root = yaml.compose(self._data, Loader=_Loader)
        except yaml.YAMLError:  # JSON that is no YAML: a tab where YAML wants none
            return {}
        return dict(_located(root, "")) if root is not None else {}


def _read(name: str, data: bytes) -> Json:
    if data.lstrip()[:1] in (b"{", b"["):
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError:
            pass  # YAML has braces too
    try:
        return yaml.load(data, Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise CouldNotLoad(f"{name} is neither YAML nor JSON: {_short(error)}.") from error


def _short(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is too deep"
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    where = f" in line {mark.line + 1}" if mark else ""
    return f"{problem or str(error).partition(chr(10))[0]}{where}"


def _located(node: yaml.Node, pointer: str) -> Iterator[tuple[str, int]]:
    """Yield the pointer and the line of everything below *node*; of a member, that of its key."""
    if not pointer:
        yield pointer, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                inner = f"{pointer}/{escaped(key.value)}"
                yield inner, key.start_mark.line + 1
                yield from _located(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            inner = f"{pointer}/{number}"
            yield inner, value.start_mark.line + 1
            yield from _located(value, inner)


def escaped(key: str) -> str:
    """Return *key* as a step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
