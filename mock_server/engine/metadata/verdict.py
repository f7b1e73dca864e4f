"""Whether metadata is as its schema demands, and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mock_server.engine.metadata.kinds import KINDS
from mock_server.engine.metadata.limits import broken
from mock_server.engine.metadata.schema import Definition, MetadataSchema
from mock_server.engine.refusals import MetadataValidationFailed

Schemas: TypeAlias = Callable[[str], MetadataSchema | None]
"""Finds the schema of a related object; None if the project has none."""
_LONGEST = 60


def check(metadata: Mapping[str, object] | None, schema: MetadataSchema, schemas: Schemas) -> None:
    """Refuse *metadata* that is not as *schema* demands; None is empty.

    Raises:
        MetadataValidationFailed: Its details name every offending property.

    Source: redemptions.md 7.4, resources.md 17.
    """
    found = tuple(_Reader(schemas).complaints(metadata or {}, schema))
    if found:
        raise MetadataValidationFailed("; ".join(found))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads metadata; objects inside of it by the schemas that *schemas* finds."""

    schemas: Schemas

    def complaints(
        self, metadata: Mapping[str, object], schema: MetadataSchema, home: str = ""
    ) -> Iterator[str]:
        """Yield what is wrong with *metadata*, whose properties are called `home` and their name.

        Null counts as absent.
        """
        for name, definition in schema.properties.items():
            yield from self._of_property(home + name, metadata.get(name), definition)
        for name, value in metadata.items():
            if schema.allow_defined_only and value is not None and name not in schema.properties:
                yield f"{home}{name}: property is not defined (actual value is {_shown(value)})"

    def _of_property(self, path: str, value: object, definition: Definition) -> Iterator[str]:
        if value is None:
            if not definition.optional:
                yield _sentence(path, [_type_of(definition)], definition, "undefined")
            return
        parts = _parts(value, definition)
        problems = [_type_of(definition)] if parts is None else _problems(parts, definition)
        if problems:
            yield _sentence(path, problems, definition, _shown(value))
        elif definition.object_type is not None:
            yield from self._of_objects(path, parts or (), definition.object_type)

    def _of_objects(self, path: str, parts: Sequence[object], object_type: str) -> Iterator[str]:
        schema = self.schemas(object_type)
        for part in parts:
            if schema is not None and isinstance(part, Mapping):
                yield from self.complaints(part, schema, f"{path}.")


def _parts(value: object, definition: Definition) -> Sequence[object] | None:
    """Return the values in *value*; None if it is a list where none is expected, or none is."""
    if isinstance(value, list | tuple) != definition.array:
        return None
    return value if isinstance(value, list | tuple) else (value,)


def _problems(parts: Sequence[object], definition: Definition) -> list[str]:
    """Return what the values should be, each problem once."""
    if not all(KINDS[definition.type].fits(part) for part in parts):
        return [_type_of(definition)]
    return list(dict.fromkeys(problem for part in parts for problem in broken(definition, part)))


def _type_of(definition: Definition) -> str:
    kind = KINDS[definition.type]
    return f"must be a list of {kind.many}" if definition.array else f"must be {kind.one}"


def _sentence(path: str, problems: Sequence[str], definition: Definition, actual: str) -> str:
    """Say it as the documents do (resources.md 17)."""
    required = () if definition.optional else ("property is required",)
    return f"{path}: {', '.join((*problems, *required))} (actual value is {actual})"


def _shown(value: object) -> str:
    """Return *value* in quotes, cut where it is long; of a list or an object only that it is."""
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[:_LONGEST]}…'"
