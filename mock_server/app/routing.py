"""Paths to operations: a tree of segments, in which a literal beats a parameter.

`/v1/promotions/tiers/{id}` wins over `/v1/promotions/{campaignId}/tiers` where both could match;
the order in which paths are declared never matters (resources.md 1.12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import unquote

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Route(Generic[T]):
    """One method of one path: the names of its parameters from left to right, and its target."""

    names: tuple[str, ...]
    target: T


class Match(NamedTuple, Generic[T]):
    """What a path leads to: a route per method, and the values of its parameters."""

    routes: Mapping[str, Route[T]]
    values: tuple[str, ...]

    @property
    def allow(self) -> str:
        """Return the methods for the `Allow` header."""
        return ", ".join(sorted({*self.routes, "OPTIONS"}))


class _Node(Generic[T]):
    __slots__ = ("literals", "parameter", "routes")

    def __init__(self) -> None:
        self.literals: dict[str, _Node[T]] = {}
        self.parameter: _Node[T] | None = None
        self.routes: dict[str, Route[T]] = {}


class Router(Generic[T]):
    """Finds the routes of a path in time that does not grow with the number of operations."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, method: str, template: str, target: T) -> None:
        """Lead *method* on *template* to *target*; what answers GET answers HEAD, too."""
        node, names = self._root, list[str]()
        for segment in template.removeprefix("/").split("/"):
            if segment.startswith("{"):
                names.append(segment[1:-1])
                node.parameter = node = node.parameter or _Node()
            else:
                node = node.literals.setdefault(segment, _Node())
        route = Route(tuple(names), target)
        node.routes[method] = route
        if method == "GET":
            node.routes.setdefault("HEAD", route)

    def find(self, path: str, raw_path: bytes = b"") -> Match[T] | None:
        """Return what a path leads to; None if nothing, or if a segment is empty.

        Args:
            path: Decoded.
            raw_path: As it was sent. A slash that is encoded there belongs to its segment: codes
                may contain any characters (resources.md 1.8). Empty if nobody knows it.
        """
        segments = _segments(path, raw_path)
        if segments[0] or "" in segments[1:]:
            return None
        return _search(self._root, segments, 1, ())


def _segments(path: str, raw_path: bytes) -> list[str]:
    if b"%2F" not in raw_path and b"%2f" not in raw_path:
        return path.split("/")
    return [unquote(segment) for segment in raw_path.decode("ascii", "replace").split("/")]


def _search(
    node: _Node[T], segments: list[str], at: int, values: tuple[str, ...]
) -> Match[T] | None:
    if at == len(segments):
        return Match(node.routes, values) if node.routes else None
    segment = segments[at]
    literal = node.literals.get(segment)
    if literal is not None:
        found = _search(literal, segments, at + 1, values)
        if found is not None:
            return found
    if node.parameter is None:
        return None
    return _search(node.parameter, segments, at + 1, (*values, segment))
