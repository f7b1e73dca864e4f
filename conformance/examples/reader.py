"""Reads the worked examples.

A file has a list `examples`. An example has

- `id`, `title` (one sentence), `source` (where it comes from), `note` (optional),
- `basis`: `documented` (the numbers stand in the source), `derived` (they follow from it),
  `observed` (a recorded answer of the real service) or `decided` (our choice where the documents
  are silent; `depends_on` names the decisions),
- `given`: the world before, in the format of world documents; empty for an empty one,
- `before`: calls to make first, each with `call`, `body`, and `keep: {name: path}`, which keeps a
  value of the answer. `<name>` stands for it in everything later,
- `call` (`METHOD /path?query`), `body`, and `credentials: none` to send no keys,
- `expect`: `status`, and `body` in the language of `expectation`,
- `short: true` if a run of few calls plays it, too: it tries much for what it costs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from spec import Json

_HERE = Path(__file__).parent
_PLACES = (_HERE / "cases", _HERE.parent.parent / "fixtures" / "examples")
_REFERENCE = re.compile(r"<(\w+)>")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExampleError(Exception):
    """A file of examples is not in the format; the message names the file."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that an example makes.

    Attributes:
        method: Upper case.
        path: With its query; may hold references.
        body: None sends none.
        keep: Paths of the answer, by the name under which later calls refer to what is there.
        anonymous: Whether to send no keys.
    """

    method: str
    path: str
    body: Json = None
    keep: Mapping[str, str] = field(default_factory=dict)
    anonymous: bool = False

    def given(self, kept: Mapping[str, Json]) -> "Call":
        """Return this call with the values of *kept* instead of references to them."""
        return Call(
            self.method,
            str(resolved(self.path, kept)),
            resolved(self.body, kept),
            self.keep,
            self.anonymous,
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example; the fields are those of the file."""

    id: str
    topic: str
    title: str
    basis: str
    source: str
    given: Json
    before: tuple[Call, ...]
    call: Call
    status: int
    body: Mapping[str, Json]
    depends_on: tuple[str, ...] = ()
    note: str = ""
    short: bool = False

    @property
    def calls(self) -> tuple[Call, ...]:
        """All calls, the one that is judged last."""
        return (*self.before, self.call)


def read() -> tuple[Example, ...]:
    """Return all examples, by topic and then in the order of the file.

    Raises:
        ExampleError: a file is not in the format.
    """
    folder = next(place for place in _PLACES if place.is_dir())
    return tuple(each for path in sorted(folder.glob("*.yaml")) for each in read_file(path))


def read_file(path: Path) -> tuple[Example, ...]:
    """Return the examples of one file.

    Raises:
        ExampleError: it is not in the format.
    """
    try:
        document = yaml.load(path.read_bytes(), Loader=_LOADER)
        return tuple(_example(path.stem, node) for node in document["examples"])
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ExampleError(f"{path.name} is no file of examples: {error!r}") from error


def resolved(node: Json, kept: Mapping[str, Json]) -> Json:
    """Return *node* with every `<name>` replaced by what *kept* has under it."""
    if isinstance(node, dict):
        return {key: resolved(value, kept) for key, value in node.items()}
    if isinstance(node, list):
        return [resolved(value, kept) for value in node]
    if isinstance(node, str):
        return _REFERENCE.sub(lambda found: str(kept.get(found[1], found[0])), node)
    return node


def _example(topic: str, node: Json) -> Example:
    return Example(
        id=node["id"],
        topic=topic,
        title=node["title"],
        basis=node["basis"],
        source=node["source"],
        given=node["given"],
        before=tuple(map(_call, node.get("before", ()))),
        call=_call(node),
        status=node["expect"]["status"],
        body=node["expect"].get("body", {}),
        depends_on=tuple(node.get("depends_on", ())),
        note=node.get("note", ""),
        short=node.get("short", False),
    )


def _call(node: Json) -> Call:
    method, path = node["call"].split(" ", 1)
    anonymous = node.get("credentials") == "none"
    return Call(method, path, node.get("body"), node.get("keep", {}), anonymous)
