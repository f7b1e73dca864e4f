"""Reads the contract's YAML files the way JSON would be read.

YAML 1.1 turns `2026-01-01` into a date, `NO` into false and `12:30` into 750, takes the last of two
equal keys and lets a key be a number. A contract wants none of that: only JSON's own types, keys as
written, and a complaint about the second key.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from spec.document import ContractError, Json

_PLAIN = (
    ("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""]),
    ("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"]),
    ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"]),
    ("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789")),
    (
        "tag:yaml.org,2002:float",
        re.compile(r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$"),
        list("-0123456789"),
    ),
)


class _Loader(yaml.CSafeLoader):
    """The C loader with JSON's types only."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  (filled below; the base class declares it)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping with its keys as written.

        Raises:
            yaml.MarkedYAMLError: a key is not a scalar, or stands there twice.
        """
        self.flatten_mapping(node)
        mapping: dict[Any, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in mapping:
                problem = f"key {key.value} is not a name, or stands there twice"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            mapping[key.value] = self.construct_object(value, deep=deep)
        return mapping


for _tag, _pattern, _first in _PLAIN:
    _Loader.add_implicit_resolver(_tag, _pattern, _first)


def read(path: Path) -> Json:
    """Return the document in *path*, YAML or JSON.

    Raises:
        ContractError: there is no such file, or it is not YAML.
    """
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)
    except OSError as error:
        raise ContractError(f"{path}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContractError(f"{path}: is not YAML: {error}") from error
