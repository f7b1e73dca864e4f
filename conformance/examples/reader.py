"""Reads the worked examples.

A file has a list `examples`. An example has

- `id`, `title` (one sentence), `source` (where it comes from), `note` (optional),
- `basis`: `documented` (the numbers stand in the source), `derived` (they follow from it),
  `observed` (a recorded answer of the real service) or `decided` (our choice where the documents
  are silent; `depends_on` names the decisions),
- `given`: the world before, in the format of world documents; empty for an empty one,
- `before`: steps that come first: calls, and `clock: '2026-03-04T12:00:00Z'`, where the clock of
  the project is stopped,
- a call: `call` (`METHOD /path?query`) and `body`, which `form: true` sends as a form;
  `keep: {name: path}` keeps a value of the answer, for which `<name>` stands in everything later;
  `credentials` are `none` to send no keys, `{bearer: <token>}`, `{oauth: <token>}` for the header
  that only this API has, or `{origin: 'https://…'}`,
- `expect` of a call, which the last one has to have: `status`, and `body` in the language of
  `expectation`,
- `short: true` if a run of few calls plays it, too: it tries much for what it costs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from spec import Json

_HERE = Path(__file__).parent
_PLACES = (_HERE / "cases", _HERE.parent.parent / "fixtures" / "examples")
_NOBODY = "none"
_REFERENCE = re.compile(r"<(\w+)>")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExampleError(Exception):
    """A file of examples is not in the format; the message names the file."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What has to come.

    Attributes:
        status: Of the answer.
        body: What stands where in it, in the language of `expectation`.
    """

    status: int
    body: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """The clock of the project is stopped.

    Attributes:
        now: At this instant.
    """

    now: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call that an example makes.

    Attributes:
        method: Upper case.
        path: With its query; may hold references.
        body: None sends none.
        keep: Paths of the answer, by the name under which later calls refer to what is there.
        credentials: None for the right ones; otherwise as in the file.
        form: Whether `body` goes out as a form.
        expect: None for whatever comes.
    """

    method: str
    path: str
    body: Json = None
    keep: Mapping[str, str] = field(default_factory=dict)
    credentials: Json = None
    form: bool = False
    expect: Expectation | None = None

    def given(self, kept: Mapping[str, Json]) -> "Call":
        """Return this call with the values of *kept* instead of references to them."""
        return replace(
            self,
            path=str(resolved(self.path, kept)),
            body=resolved(self.body, kept),
            credentials=resolved(self.credentials, kept),
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
    steps: tuple[Call | Turn, ...]
    depends_on: tuple[str, ...] = ()
    note: str = ""
    short: bool = False

    @property
    def calls(self) -> tuple[Call, ...]:
        """All calls, in order."""
        return tuple(each for each in self.steps if isinstance(each, Call))

    def expected(self, place: int = 0) -> Expectation | None:
        """Return what has to come of the step at *place*, counted from 1; 0 is the last one."""
        step = self.steps[place - 1]
        return step.expect if isinstance(step, Call) else None

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but calls, with the right keys or none."""
        calls = self.calls
        plain = all(each.credentials in (None, _NOBODY) for each in calls)
        return plain and len(calls) == len(self.steps)


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
    if "expect" not in node:
        raise KeyError("expect")
    return Example(
        id=node["id"],
        topic=topic,
        title=node["title"],
        basis=node["basis"],
        source=node["source"],
        given=node["given"],
        steps=(*map(_step, node.get("before", ())), _call(node)),
        depends_on=tuple(node.get("depends_on", ())),
        note=node.get("note", ""),
        short=node.get("short", False),
    )


def _step(node: Json) -> Call | Turn:
    if "clock" not in node:
        return _call(node)
    if not isinstance(node["clock"], str):
        raise TypeError(f"clock: {node['clock']} is not in quotes")
    return Turn(node["clock"])


def _call(node: Json) -> Call:
    method, path = node["call"].split(" ", 1)
    expect = node.get("expect")
    return Call(
        method,
        path,
        node.get("body"),
        node.get("keep", {}),
        node.get("credentials"),
        node.get("form", False),
        Expectation(expect["status"], expect.get("body", {})) if expect else None,
    )
