"""A JSON object that is read member by member, so that what nobody asked for can be refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mock_server.store import codec
from mock_server.store.misfit import Misfit, Step, expected
from mock_server.world.document.world_error import WorldError
from spec import Json

T = TypeVar("T")

NOT_YET = frozenset(
    {
        "publications",
        "webhooks",
    }
)
"""Members of the format whose engine does not exist yet: without content they are harmless."""


@dataclass(frozen=True, slots=True)
class Fields:
    """One object of a world document, the place where it stands, and what was asked for so far."""

    json: Mapping[str, Json]
    path: tuple[Step, ...] = ()
    asked: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, json: Json, path: tuple[Step, ...] = ()) -> "Fields":
        """Return the members of *json*.

        Raises:
            WorldError: *json* is no object.
        """
        if not isinstance(json, Mapping):
            raise WorldError.of(expected("an object", json), path)
        return cls(json, path)

    def raw(self, name: str) -> Json:
        """Return the member *name* as it is; None if it is null or absent."""
        self.asked[name] = None
        return self.json.get(name)

    def read(self, name: str, kind: type[T]) -> T | None:
        """Return the member *name* as a *kind*, by the codec; None if it is null or absent."""
        json = self.raw(name)
        return None if json is None else self.fitting(lambda: codec.decode(kind, json), name)

    def need(self, name: str, kind: type[T]) -> T:
        """Return the member *name* as a *kind*; it has to be there."""
        value = self.read(name, kind)
        if value is None:
            raise self.refusal(f"expected `{name}`")
        return value

    def inner(self, name: str) -> "Fields | None":
        """Return the object under *name*; None if it is null or absent."""
        json = self.raw(name)
        return None if json is None else Fields.of(json, (*self.path, name))

    def rows(self, name: str) -> Iterator["Fields"]:
        """Yield the objects of the list under *name*; null and absent are empty lists."""
        rows = self.raw(name)
        if rows is None:
            return
        if not isinstance(rows, list):
            raise WorldError.of(expected("a list", rows), (*self.path, name))
        for position, row in enumerate(rows):
            yield Fields.of(row, (*self.path, name, position))

    def plain(self, kind: type, without: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Return those fields of the dataclass *kind* that are there, decoded, but *without*."""
        shapes = codec.fields_of(kind)
        wanted = [name for name in shapes if name not in without]
        self.asked.update(dict.fromkeys(wanted))
        return self.fitting(
            lambda: {
                name: codec.read_at(name, shapes[name], self.json[name])
                for name in wanted
                if name in self.json
            }
        )

    def whole(self, kind: type[T]) -> T:
        """Return the *kind* whose fields are here."""
        return self.made(kind, self.plain(kind))

    def made(self, kind: type[T], values: Mapping[str, Any]) -> T:
        """Return the *kind* with *values*, read from here.

        Raises:
            WorldError: A field that has no default is missing.
        """
        plain_kind: type = kind
        for name in codec.required_of(plain_kind):
            if name not in values:
                raise self.refusal(f"expected `{name}`")
        return kind(**values)

    def fitting(self, read: Callable[[], T], *steps: Step) -> T:
        """Return what *read* makes of the member at *steps*, with its place if it does not fit."""
        try:
            return read()
        except Misfit as misfit:
            raise WorldError.of(misfit, (*self.path, *steps)) from None

    def refusal(self, problem: str, *steps: Step) -> WorldError:
        """Return the error that the member at *steps* has *problem*."""
        return WorldError(problem, (*self.path, *steps))

    def close(self) -> None:
        """Refuse members that nobody asked for.

        Raises:
            WorldError: There is one; what is known here is named.
        """
        for name, json in self.json.items():
            if name in self.asked or (name in NOT_YET and not json):
                continue
            if name in NOT_YET:
                raise self.refusal(f"this version cannot yet load {name}", name)
            raise self.refusal(f"unknown; known here: {', '.join(self.asked)}", str(name))
