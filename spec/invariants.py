"""Evaluates the rules that the contract writes down for its own documents.

A schema may carry `x-invariants: [{id, rule, message}]`. The rule is CEL over `self`, the part of
the document that the schema describes, and has two functions more: `num(map, 'key')`, which is 0
when the key is absent or null, and `sum(list)`. A rule that raises is broken too: it met what it
should not.
"""

import marshal
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import cel

from spec.dialect import Direction, branch_of
from spec.document import ContractError, Json, follow
from spec.validators import Validators

_NO_SHARING = 2  # a version of marshal in which equal values are equal bytes
_CALLED = re.compile(r"\bnum\(")
_NUM = re.compile(_CALLED.pattern + r"((?:[^,()]|\([^()]*\))+), *(['\"])(\w+)\2 *\)")
_PLAIN = r"(has(\1.\3) && \1.\3 != null ? \1.\3 : 0)"
_BOUND = r"[\1].map(it, has(it.\3) && it.\3 != null ? it.\3 : 0)[0]"

_RAISED = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold.

    Attributes:
        id: The invariant's.
        pointer: JSON pointer to the part of the document that breaks it; empty for the whole.
        message: What the contract says should hold, and why the rule could not tell if it raised.
        rule: The CEL source.
    """

    id: str
    pointer: str
    message: str
    rule: str


class Invariants:
    """The invariants of one contract.

    Attributes:
        evaluated: How often each invariant was evaluated, by id; those never met are absent. What
            was found true of a part is not asked again of one that is just the same.
    """

    def __init__(self, document: Json, direction: Direction = "response") -> None:
        """Compile every rule of *document*.

        Raises:
            ContractError: a rule is not CEL, or lacks its id or message.
        """
        self.evaluated: Counter[str] = Counter()
        self._document = document
        self._direction = direction
        self._validators = Validators(document)
        self._programs = {rule["rule"]: _compiled(rule) for rule in _rules(document)}
        self._leading = _Leading(document)
        self._true: set[tuple[int, int]] = set()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all invariants that the document has."""
        return frozenset(rule["id"] for rule in _rules(self._document))

    def check(self, schema: Json, instance: Json) -> Iterator[Broken]:
        """Yield what *instance* breaks, wherever a schema with invariants applies to a part of it.

        Follows references, `allOf`, those branches of `oneOf` and `anyOf` that accept the part,
        properties, items and additional properties.

        Args:
            schema: A schema of the document, the reference to one included.
            instance: A document that is valid against *schema*; nothing is promised of another.
        """
        yield from self._walk(schema, instance, "")

    def _walk(self, schema: Json, part: Json, pointer: str) -> Iterator[Broken]:
        if part is None or not isinstance(schema, dict) or not self._leading.to_a_rule(schema):
            return
        schema = follow(self._document, schema)
        if "x-invariants" not in schema:
            yield from self._inside(schema, part, pointer)
            return
        seen = (id(schema), hash(marshal.dumps(part, _NO_SHARING)))
        if seen not in self._true:
            broken = [*self._of(schema["x-invariants"], part, pointer)]
            broken += self._inside(schema, part, pointer)
            if not broken:
                self._true.add(seen)
            yield from broken

    def _of(self, rules: Json, part: Json, pointer: str) -> Iterator[Broken]:
        context = cel.Context({"self": part}, {"sum": sum})
        for rule in rules:
            yield from self._evaluate(rule, context, pointer)

    def _inside(self, schema: Json, part: Json, pointer: str) -> Iterator[Broken]:
        for branch in self._branches(schema, part):
            yield from self._walk(branch, part, pointer)
        for step, inner, value in _parts(schema, part):
            yield from self._walk(inner, value, f"{pointer}/{step}")

    def _evaluate(self, rule: Json, context: cel.Context, pointer: str) -> Iterator[Broken]:
        self.evaluated[rule["id"]] += 1
        try:
            holds = self._programs[rule["rule"]].execute(context)
        except _RAISED as error:
            why = f"{rule['message']} (the rule cannot tell: {error!r})"
            yield Broken(rule["id"], pointer, why, rule["rule"])
        else:
            if holds is not True:
                yield Broken(rule["id"], pointer, rule["message"], rule["rule"])

    def _branches(self, schema: Json, part: Json) -> Iterator[Json]:
        """Yield the schemas that apply to *part* beside *schema* itself."""
        yield from schema.get("allOf", ())
        for key in ("oneOf", "anyOf"):
            options = schema.get(key, ())
            if options and "discriminator" in schema and isinstance(part, dict):
                meant = branch_of(schema["discriminator"], options)
                tag = part.get(schema["discriminator"]["propertyName"])
                options = [meant[tag]] if tag in meant else []
            elif options:
                options = [each for each in options if self._accepts(each, part)]
            yield from options

    def _accepts(self, schema: Json, part: Json) -> bool:
        return self._validators.of(self._direction, schema).is_valid(part)


class _Leading:
    """Knows which schemas lead to an invariant, so that the walk skips all others."""

    def __init__(self, document: Json) -> None:
        schemas = document.get("components", {}).get("schemas", {})
        inside = {f"#/components/schemas/{name}": [*_nodes(each)] for name, each in schemas.items()}
        self._references = {ref for ref, nodes in inside.items() if _carries(nodes)}
        while found := {
            reference
            for reference, nodes in inside.items()
            if reference not in self._references and self._refer(nodes)
        }:
            self._references |= found
        self._inline: dict[int, bool] = {}

    def to_a_rule(self, schema: Json) -> bool:
        """Whether *schema*, a part of the document, or one that it leads to has an invariant."""
        key = id(schema)
        if key not in self._inline:
            nodes = [*_nodes(schema)]
            self._inline[key] = _carries(nodes) or self._refer(nodes)
        return self._inline[key]

    def _refer(self, nodes: list[Json]) -> bool:
        return any(node.get("$ref") in self._references for node in nodes)


def _compiled(rule: Json) -> cel.Program:
    if not {"id", "rule", "message"} <= rule.keys():
        raise ContractError(f"an invariant needs id, rule and message: {rule}")
    text = _NUM.sub(_expanded, rule["rule"])
    if _CALLED.search(text):
        raise ContractError(f"invariant {rule['id']}: num takes a map and a name in quotes")
    try:
        return cel.compile(text)
    except ValueError as error:
        raise ContractError(f"invariant {rule['id']} is not CEL: {error}") from error


def _expanded(call: re.Match[str]) -> str:
    """Return what a *call* of `num` stands for: a function of ours would get a copy of the map.

    What is not a mere name is looked up once only, which copies, too.
    """
    return call.expand(_PLAIN if call[1].isidentifier() else _BOUND)


def _rules(node: Json) -> Iterator[Json]:
    """Yield every invariant that stands anywhere in *node*."""
    if isinstance(node, dict):
        yield from node.get("x-invariants", ())
        yield from chain.from_iterable(map(_rules, node.values()))
    elif isinstance(node, list):
        yield from chain.from_iterable(map(_rules, node))


def _nodes(schema: Json) -> Iterator[Json]:
    """Yield *schema* and all schemas written inside of it; references are not followed."""
    if not isinstance(schema, dict):
        return
    yield schema
    inner = [
        *schema.get("properties", {}).values(),
        *(each for key in ("allOf", "oneOf", "anyOf") for each in schema.get(key, ())),
        schema.get("items"),
        schema.get("additionalProperties"),
    ]
    yield from chain.from_iterable(map(_nodes, inner))


def _carries(nodes: list[Json]) -> bool:
    return any("x-invariants" in node for node in nodes)


def _parts(schema: Json, part: Json) -> Iterator[tuple[str | int, Json, Json]]:
    """Yield step, schema and value of everything inside *part* that *schema* describes."""
    if isinstance(part, list):
        yield from ((i, schema.get("items"), value) for i, value in enumerate(part))
    elif isinstance(part, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties")
        for key, value in part.items():
            yield key.replace("~", "~0").replace("/", "~1"), properties.get(key, others), value
