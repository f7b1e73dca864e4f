"""Makes one plain node of a schema: references followed, `allOf` merged, null in one spelling.

Nodes of a flat node are not flat themselves. `oneOf` counts as `anyOf`: that branches exclude each
other is what documents say and seldom mean, so overlapping branches alone break nobody here.
"""

from dataclasses import dataclass, field

from conformance.gate.schemas.dialect import AT, HIDDEN, Dialect
from conformance.gate.schemas.merging import Node, both_of, merged, same
from conformance.gate.witness.patterns import found
from spec import Json

_TELLING_NOT = (AT, "title", "x-default", "deprecated", "readOnly", "writeOnly", "discriminator",
                "x-extensible-enum", "x-invariants", "x-exclusive", "x-stability-level",
                "x-sunset")  # fmt: skip


EXCLUSIVE = "x-exclusive"
"""Marks a union whose branches exclude each other."""


@dataclass(slots=True)
class Flattener:
    """Flattens the schemas of one dialect.

    Attributes:
        dialect: Where references lead.
    """

    dialect: Dialect
    _known: dict[str, Node] = field(default_factory=dict)
    _under_way: set[str] = field(default_factory=set)

    def flat(self, node: Json) -> Node:
        """Return *node* as one plain node; of a circle of `allOf`, what is outside of it."""
        reference = node.get("$ref")
        if reference is None:
            return self._flat(node)
        if reference not in self._known:
            if reference in self._under_way:
                return {AT: reference}
            self._under_way.add(reference)
            self._known[reference] = self.flat(self.dialect.at(reference))
            self._under_way.discard(reference)
        return self._known[reference]

    def branches(self, node: Node) -> list[Node]:
        """Return the branches of a flat node, each with all that the node says beside them."""
        if "anyOf" not in node:
            return [node]
        rest = {key: each for key, each in node.items() if key != "anyOf"}
        if not tells(rest):
            return [self.flat(branch) for branch in node["anyOf"]]
        return [self._settled(merged(rest, self.flat(branch))) for branch in node["anyOf"]]

    def _flat(self, node: Node) -> Node:
        made = {key: each for key, each in node.items() if key not in ("allOf", "anyOf", "oneOf")}
        rest = made.pop("unevaluatedProperties", None)
        made = self._settled(made)
        parts = [self.flat(part) for part in node.get("allOf", ())]
        parts += [self._branched(node, key) for key in ("anyOf", "oneOf") if key in node]
        if len(parts) == 1 and not tells(made):
            made = {**made, AT: parts[0].get(AT, made.get(AT, ""))}
        for part in parts:
            made = self._settled(merged(made, part))
        made = _patterned(made) if "patternProperties" in made else made
        return made if rest is None else _evaluated(made, rest)

    def _branched(self, node: Node, key: str) -> Node:
        union = self._union(node, node[key])
        exclusive = key == "oneOf" and "anyOf" in union
        return {**union, EXCLUSIVE: True} if exclusive else union

    def _settled(self, node: Node) -> Node:
        """Return *node* without what it says in a roundabout way."""
        if "enum" in node and "type" in node:
            values = [each for each in node["enum"] if typed(each, node["type"])]
            types = [each for each in node["type"] if each != "null" or None in values]
            node = {**node, "enum": values, "type": types}
        elif "enum" in node:
            node = {**node, "type": sorted({_type(each) for each in node["enum"]})}
        return node

    def _union(self, node: Node, given: list[Json]) -> Node:
        branches: list[Json] = []
        for branch in given:
            flat = self.flat(branch)
            inner = flat["anyOf"] if "anyOf" in flat and _only(flat, "anyOf") else [branch]
            branches += [each for each in inner if not any(same(each, b) for b in branches)]
        folded = self._folded(branches, exclusive=given is node.get("oneOf"))
        if len(folded) == 1:
            return self.flat(folded[0])
        return {AT: node.get(AT, ""), "anyOf": folded}

    def _folded(self, branches: list[Json], *, exclusive: bool) -> list[Json]:
        """Return the branches, null among the types of the other if there is only one."""
        flats = [self.flat(branch) for branch in branches]
        nulls = [flat for flat in flats if _null(flat)]
        others = [flat for flat in flats if not _null(flat)]
        if not nulls or len(others) != 1 or "type" not in others[0]:
            return branches
        only = others[0]
        if exclusive and "null" in only["type"]:
            return branches  # of two branches it is no value
        if any(key in only for key in ("anyOf", "allOf", "not", "if")):
            return branches
        made = {**only, "type": sorted({*only["type"], "null"})}
        if "enum" in only:
            made["enum"] = [*only["enum"], *([] if None in only["enum"] else [None])]
        return [made]


def _patterned(node: Node) -> Node:
    """Return *node* with listed members that obey the patterns of their names too."""
    listed = dict(node.get("properties", {}))
    for pattern, schema in node["patternProperties"].items():
        for name, each in listed.items():
            if HIDDEN not in each and found(pattern, name) and not same(each, schema):
                listed[name] = both_of(each, schema)
    return {**node, "properties": listed} if listed else node


def _evaluated(made: Node, rest: Json) -> Node:
    """Return *made* with its rule for members that nothing names, once all parts are merged."""
    if any(key in made for key in ("anyOf", "allOf", "if", "dependentSchemas")):
        return {**made, "unevaluatedProperties": rest}
    return made if "additionalProperties" in made else {**made, "additionalProperties": rest}


def tells(node: Node) -> bool:
    """Whether *node* asks for anything at all."""
    return any(key not in _TELLING_NOT and key != HIDDEN for key in node)


def typed(value: Json, types: list[str]) -> bool:
    """Whether *value* is of one of *types*."""
    kind = _type(value)
    return kind in types or (kind == "integer" and "number" in types)


def _type(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if float(value).is_integer() else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _null(node: Node) -> bool:
    return node.get("type") == ["null"] or node.get("enum") == [None]


def _only(node: Node, kept: str) -> bool:
    return not tells({key: each for key, each in node.items() if key != kept})
