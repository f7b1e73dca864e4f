"""Says what is wrong with a document, in the words that the vendor's errors use.

Where a union fails, the fault is told from the branch that got furthest: an item with a good tag
and a bad amount is not "valid under none of the schemas", its amount should be an integer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import jsonschema_rs

from spec.document import Json

Path: TypeAlias = tuple[str | int, ...]
"""Names and positions from the root of a document to a place in it."""

Error: TypeAlias = jsonschema_rs.ValidationError

_WORDS = {
    "const": "should be {expected_value}",
    "exclusiveMaximum": "should be < {limit}",
    "exclusiveMinimum": "should be > {limit}",
    "falseSchema": "should NOT be sent",
    "format": 'should match format "{format}"',
    "maxItems": "must NOT have more than {limit} items",
    "maxLength": "must NOT have more than {limit} characters",
    "maxProperties": "must NOT have more than {limit} properties",
    "maximum": "should be <= {limit}",
    "minItems": "must NOT have fewer than {limit} items",
    "minLength": "must NOT have fewer than {limit} characters",
    "minProperties": "must NOT have fewer than {limit} properties",
    "minimum": "should be >= {limit}",
    "multipleOf": "should be a multiple of {multiple_of}",
    "oneOf": "should match exactly one of its shapes",
    "pattern": 'should match pattern "{pattern}"',
    "required": "should have required property '{property}'",
    "uniqueItems": "must NOT have duplicate items",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        path: Where.
        keyword: The JSON Schema keyword that objects, as in `required`.
        sentence: For people, as in `Property .order.amount should be integer`.
    """

    path: Path
    keyword: str
    sentence: str


def faults(validator: jsonschema_rs.Validator, instance: Json, limit: int = 5) -> list[Fault]:
    """Return the first *limit* things that *validator* objects to, none if *instance* is valid."""
    leaves = (leaf for error in validator.iter_errors(instance) for leaf in _leaves(error))
    return list(islice(map(_fault, leaves), limit))


def sentence(found: Iterable[Fault]) -> str:
    """Return the `details` of an error answer: the sentences of *found*, each once."""
    return ", ".join(dict.fromkeys(fault.sentence for fault in found))


def where(path: Path) -> str:
    """Return *path* as the errors write it, as in `.redeemables[1].id`; the root is empty."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def _leaves(error: Error) -> Iterator[Error]:
    """Yield *error*, or the errors of the branch that got furthest if it is about a union."""
    branches = getattr(error.kind, "context", None)
    if not branches or not all(branches):
        yield error
        return
    depth = len(error.instance_path)
    for inner in max(branches, key=lambda branch: _progress(branch, depth)):
        yield from _leaves(inner)


def _progress(branch: list[Error], depth: int) -> tuple[bool, bool, int]:
    """Return how far *branch* got: the right type, then the right tag, then the fewest errors."""
    wrong_type = any(e.kind.name == "type" and len(e.instance_path) == depth for e in branch)
    wrong_tag = any(
        e.kind.name in ("enum", "const") and len(e.instance_path) <= depth + 1 for e in branch
    )
    return (not wrong_type, not wrong_tag, -len(branch))


def _fault(error: Error) -> Fault:
    path = tuple(error.instance_path)
    subject = f"Property {where(path)}" if path else "Payload"
    return Fault(path, error.kind.name, f"{subject} {_objection(error)}")


def _objection(error: Error) -> str:
    """Return what is wrong, without its subject."""
    kind, told = error.kind, error.kind.as_dict()
    if kind.name == "falseSchema" and error.schema_path[-1:] == ["additionalProperties"]:
        return "should NOT have additional properties"
    if kind.name == "type":
        return f"should be {' or '.join(_types(told['types']))}"
    if kind.name == "enum":
        return f"should be one of {', '.join(map(_word, told['options']))}"
    if kind.name == "additionalProperties":
        return f"should NOT have additional property '{told['unexpected'][0]}'"
    return _WORDS.get(kind.name, f"is not valid ({kind.name})").format(**told)


def _types(types: list[str]) -> list[str]:
    """Return *types* with null last, where a reader expects the exception."""
    return sorted(types, key=lambda name: name == "null")


def _word(value: Json) -> str:
    return "null" if value is None else str(value)
