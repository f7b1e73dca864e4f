"""A contract as the gate compares it, and where each part of it was written."""

from dataclasses import dataclass

from conformance.gate.loading import circles
from conformance.gate.loading.bundle import Bundle, Origin
from conformance.gate.loading.errors import CouldNotLoad, NoSuchContract
from conformance.gate.loading.shelf import Folder, Revision, Shelf, Web, is_url
from spec import Json

__all__ = ["Contract", "CouldNotLoad", "NoSuchContract", "load"]

_GIT = "git:"


@dataclass(frozen=True, slots=True)
class Contract:
    """A loaded contract.

    Attributes:
        name: As it was given.
        document: All of it, with references to nothing outside.
        warnings: What a strict reader would refuse it for.
        origins: Where its parts were written, by their pointers.
    """

    name: str
    document: Json
    warnings: tuple[str, ...]
    origins: dict[str, Origin]

    def written(self, pointer: str) -> tuple[str, int]:
        """Return the file and the line, from 1, of what *pointer* leads to in the document."""
        start = pointer
        while start and start not in self.origins:
            start = start.rpartition("/")[0]
        origin = self.origins[start]
        return origin.text.name, origin.text.line(origin.pointer + pointer[len(start) :])


def load(name: str, remote: bool = False) -> Contract:
    """Return the contract called *name*: a path, a URL, or `git:REVISION:PATH`.

    Args:
        name: Where it begins.
        remote: Whether references to URLs are followed.

    Raises:
        NoSuchContract: there is nothing there.
        CouldNotLoad: it is no OpenAPI 3 document, or part of it is missing; the message is one
            sentence.
    """
    shelf, entry = _found(name)
    bundle = Bundle(shelf, remote)
    document = bundle.document(entry)
    _check(name, document)
    circles.refuse(name, document)
    return Contract(name, document, _warnings(document), bundle.origins)


def _found(name: str) -> tuple[Shelf, str]:
    if is_url(name):
        return Web(), name
    if not name.startswith(_GIT):
        return Folder(), name
    revision, colon, path = name.removeprefix(_GIT).partition(":")
    if not colon or not path:
        raise CouldNotLoad(f"{name} names no file: it should be git:REVISION:PATH.")
    return Revision(revision), path


def _check(name: str, document: Json) -> None:
    if not isinstance(document, dict):
        raise CouldNotLoad(f"{name} is no OpenAPI document: it is not an object.")
    if "swagger" in document:
        version = document["swagger"]
        raise CouldNotLoad(f"{name} is Swagger {version}: convert it to OpenAPI 3 first.")
    if not str(document.get("openapi", "")).startswith("3."):
        raise CouldNotLoad(f"{name} is no OpenAPI 3 document: it has no openapi: 3.x.")


def _warnings(document: Json) -> tuple[str, ...]:
    """Return what is missing of a document that is compared all the same."""
    wanted = {"info": dict, "paths": dict} if document["openapi"] < "3.1" else {"info": dict}
    return tuple(
        f"{member} should be an object"
        for member, kind in wanted.items()
        if not isinstance(document.get(member), kind)
    )
