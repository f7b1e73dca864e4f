"""Makes one document of a contract that is written in many files.

A reference to `'../schemas/voucher.yaml#/Voucher'` becomes `#/components/schemas/Voucher`: the
section is the folder, or for a file that stands alone (`parameters.yaml`) its name. A path item is
put in its place instead, since components have no section for it.
"""

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from spec import source
from spec.document import ContractError, Json, at

Target: TypeAlias = tuple[Path, str]
"""A file and a JSON pointer into it."""

_SECTIONS = ("schemas", "parameters", "responses", "headers", "examples", "requestBodies", "links")


def read(path: Path) -> Json:
    """Return the contract whose entry file is *path* as one document.

    Recursive schemas stay references. References within the entry file stay as they are.

    Raises:
        ContractError: a file cannot be read, a reference leads nowhere, or two things of different
            places claim one name; file and pointer are named.
    """
    return _Bundle(path.resolve()).document()


@dataclass(slots=True)
class _Bundle:
    """One bundling under way."""

    entry: Path
    files: dict[Path, Json] = field(default_factory=dict)
    claims: dict[str, Target] = field(default_factory=dict)
    waiting: deque[tuple[str, str, Target]] = field(default_factory=deque)

    def document(self) -> Json:
        """Return the entry with everything hoisted that it needs, directly or not."""
        document = self._rewritten(self._file(self.entry), (self.entry, ""))
        components = document.setdefault("components", {})
        while self.waiting:
            section, name, target = self.waiting.popleft()
            components.setdefault(section, {})[name] = self._rewritten(self._value(target), target)
        return document

    def _rewritten(self, node: Json, place: Target) -> Json:
        """Return a copy of *node*, which stands at *place*, with every reference made local."""
        path, pointer = place
        if isinstance(node, list):
            return [self._rewritten(v, (path, f"{pointer}/{i}")) for i, v in enumerate(node)]
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            return self._reference(node, place)
        copy = {
            key: self._rewritten(value, (path, f"{pointer}/{_escaped(key)}"))
            for key, value in node.items()
        }
        mapping = copy.get("mapping")
        if "propertyName" in copy and isinstance(mapping, dict):
            copy["mapping"] = {k: self._mapped(v, place) for k, v in mapping.items()}
        return copy

    def _reference(self, node: Json, place: Target) -> Json:
        target = self._target(node["$ref"], place)
        if target[0].parent.name == "paths":
            return self._rewritten(self._value(target), target)
        return {**node, "$ref": self._hoisted(target, place)}

    def _mapped(self, value: Json, place: Target) -> Json:
        """Return a discriminator's target, which may also be the bare name of a schema."""
        if not isinstance(value, str) or "#" not in value:
            return value
        return self._hoisted(self._target(value, place), place)

    def _hoisted(self, target: Target, place: Target) -> str:
        path, pointer = target
        if path == self.entry:
            self._value(target)
            return f"#{pointer}"
        section = path.parent.name if path.parent.name in _SECTIONS else path.stem
        name = pointer.rsplit("/", 1)[-1] or path.stem
        local = f"#/components/{section if section in _SECTIONS else 'schemas'}/{name}"
        if local not in self.claims:
            self._claim(local, target, place)
        elif self.claims[local] != target:
            raise self._error(place, f"{local} is also claimed by {self._said(self.claims[local])}")
        return local

    def _claim(self, local: str, target: Target, place: Target) -> None:
        try:
            self._value(target)
        except ContractError as error:
            raise self._error(place, str(error)) from error
        section, name = local.split("/")[2:]
        if name in self._file(self.entry).get("components", {}).get(section, {}):
            raise self._error(place, f"{local} is also claimed by {self.entry.name}")
        self.claims[local] = target
        self.waiting.append((section, name, target))

    def _target(self, reference: str, place: Target) -> Target:
        file, _, pointer = reference.partition("#")
        if "://" in file:
            raise self._error(place, f"{reference} is not a file")
        return ((place[0].parent / file).resolve() if file else place[0], pointer)

    def _value(self, target: Target) -> Json:
        path, pointer = target
        try:
            return at(self._file(path), pointer)
        except ContractError as error:
            raise ContractError(f"{self._said(target)}: {error}") from error

    def _file(self, path: Path) -> Json:
        if path not in self.files:
            self.files[path] = source.read(path)
        return self.files[path]

    def _error(self, place: Target, message: str) -> ContractError:
        return ContractError(f"{self._said(place)}: {message}")

    def _said(self, place: Target) -> str:
        """Return *place* in words, relative to the entry's folder where possible."""
        path, pointer = place
        folder = self.entry.parent
        shown = path.relative_to(folder) if path.is_relative_to(folder) else path
        return f"{shown}#{pointer}"


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
