"""Changes that change nothing, made of each contract by rule: the gate has to keep silent."""

import json
from copy import deepcopy
from dataclasses import dataclass

from tests.conformance.gate.corpus.labelled import original

_SCHEMAS = "#/components/schemas/"
_METHODS = ("get", "post", "put", "patch", "delete")
_WORDS = ("description", "title", "example", "examples", "summary")


@dataclass(frozen=True, slots=True)
class Refactor:
    """A contract and the same contract in other words."""

    name: str
    base: dict
    head: dict


def refactors(each=8):
    """Yield refactors of the three contracts: of every kind, up to *each* a contract."""
    for name in ("bank", "clinic", "ours"):
        for kind in KINDS:
            yield from _some(name, kind, each)


def _some(name, kind, each):
    base = original(name)
    names = sorted(base["components"]["schemas"])
    made = 0
    for start in names[:: max(1, len(names) // 40)]:
        if made == each:
            return
        head = deepcopy(base)
        if kind(head, start) and head != base:
            made += 1
            yield Refactor(f"{name}/{kind.__name__}/{start}", base, head)


def inlined(document, name):
    """Write the schema out at every place that refers to it."""
    schema = document["components"]["schemas"][name]
    if _refers(schema, name) or _SCHEMAS + name in json.dumps(_mappings(document)):
        return False
    return _replace(document, lambda node: schema if node == {"$ref": _SCHEMAS + name} else node)


def extracted(document, name):
    """Give the first plain property of the schema a name of its own."""
    for key, schema in _properties(document, name).items():
        if "$ref" not in schema:
            document["components"]["schemas"][f"{name}_{key}"] = schema
            _properties(document, name)[key] = {"$ref": f"{_SCHEMAS}{name}_{key}"}
            return True
    return False


def renamed(document, name):
    """Give the schema another name."""
    if _SCHEMAS + name in json.dumps(_mappings(document)):
        return False
    schemas = document["components"]["schemas"]
    schemas[f"{name}Renamed"] = schemas.pop(name)
    wanted = {"$ref": f"{_SCHEMAS}{name}Renamed"}
    return _replace(document, lambda node: wanted if node == {"$ref": _SCHEMAS + name} else node)


def wrapped(document, name):
    """Put the properties into `allOf` of one."""
    for key, schema in _properties(document, name).items():
        _properties(document, name)[key] = {"allOf": [schema]}
    return bool(_properties(document, name))


def split(document, name):
    """Split an open object into two parts under `allOf`."""
    schema = document["components"]["schemas"][name]
    if (
        set(schema) - {"type", "description", "required", "properties"}
        or len(_properties(document, name)) < 2
    ):
        return False
    first, *rest = schema["properties"].items()
    required = schema.get("required", [])
    parts = [_part(dict([first]), required), _part(dict(rest), required)]
    document["components"]["schemas"][name] = {"allOf": parts}
    return True


def reordered(document, name):
    """Turn the order of properties and of `required` round."""
    schema = document["components"]["schemas"][name]
    for key in ("properties", "required"):
        if len(schema.get(key, ())) > 1:
            turned = list(reversed(schema[key]))
            of_words = isinstance(schema[key], dict)
            schema[key] = {word: schema[key][word] for word in turned} if of_words else turned
    document["components"]["schemas"][name] = dict(reversed(list(schema.items())))
    document["info"]["description"] = "In another order."
    return len(schema) > 1


def reworded(document, name):
    """Change every word for people."""
    schema = document["components"]["schemas"][name]
    for key in _WORDS:
        schema.pop(key, None)
    schema["description"] = "In other words."
    for inner in _properties(document, name).values():
        if "$ref" not in inner:
            inner["description"] = "Other words."
    return True


def null_respelled(document, name):
    """Spell null in another way of the same version."""
    old = document["openapi"] < "3.1"
    changed = False
    for key, schema in _properties(document, name).items():
        spelled = _null_30(schema) if old else _null_31(schema)
        changed |= spelled is not None
        _properties(document, name)[key] = spelled or schema
    return changed


def const_respelled(document, name):
    """Spell an enum of one as `const` or as `oneOf` of one."""
    changed = False
    for schema in _properties(document, name).values():
        if len(schema.get("enum", ())) == 1:
            schema["oneOf"] = [{"type": schema["type"], "enum": schema.pop("enum")}]
            changed = True
        elif "const" in schema:
            schema["enum"] = [schema.pop("const")]
            changed = True
    return changed


def type_respelled(document, name):
    """Write a type of one as a list, in 3.1; as an `anyOf` of one elsewhere."""
    changed = False
    for key, schema in list(_properties(document, name).items()):
        if isinstance(schema.get("type"), str) and not schema.get("nullable"):
            of_list = {**schema, "type": [schema["type"]]}
            of_any = {"anyOf": [schema]}
            _properties(document, name)[key] = of_any if document["openapi"] < "3.1" else of_list
            changed = True
    return changed


def bounds_respelled(document, name):
    """Spell the bounds of integers exclusively."""
    changed = False
    for schema in _properties(document, name).values():
        if (
            schema.get("type") == "integer"
            and "minimum" in schema
            and "exclusiveMinimum" not in schema
        ):
            below = schema.pop("minimum") - 1
            old = document["openapi"] < "3.1"
            schema |= (
                {"minimum": below, "exclusiveMinimum": True} if old else {"exclusiveMinimum": below}
            )
            changed = True
    return changed


def parameters_lifted(document, name):
    """Move parameters from operations to the path, with the path parameter under another name."""
    paths = list(document["paths"])
    path = paths[sum(map(ord, name)) % len(paths)]
    item = document["paths"][path]
    alone = [method for method in _METHODS if method in item]
    if len(alone) == 1 and item[alone[0]].get("parameters"):
        item.setdefault("parameters", []).extend(item[alone[0]].pop("parameters"))
        return True
    for parameter in item.get("parameters", []):
        if parameter.get("in") == "path":
            document["paths"] = {
                _named(key, path, parameter["name"]): value
                for key, value in document["paths"].items()
            }
            parameter["name"] = f"{parameter['name']}_renamed"
            return True
    return False


KINDS = (
    inlined, extracted, renamed, wrapped, split, reordered, reworded, null_respelled,
    const_respelled, type_respelled, bounds_respelled, parameters_lifted,
)  # fmt: skip


def _named(key, path, old):
    return key.replace(f"{{{old}}}", f"{{{old}_renamed}}") if key == path else key


def _part(properties, required):
    kept = [name for name in required if name in properties]
    return {"type": "object", "properties": properties, **({"required": kept} if kept else {})}


def _null_30(schema):
    if not schema.get("nullable") or "type" not in schema or "enum" in schema:
        return None
    rest = {key: value for key, value in schema.items() if key != "nullable"}
    return {"anyOf": [rest, {**rest, "nullable": True}]}


def _null_31(schema):
    if not isinstance(schema.get("type"), list) or "null" not in schema["type"]:
        return None
    rest = {**schema, "type": next(kind for kind in schema["type"] if kind != "null")}
    return {"oneOf" if "maxLength" in schema else "anyOf": [rest, {"type": "null"}]}


def _properties(document, name):
    return document["components"]["schemas"][name].get("properties", {})


def _mappings(node):
    if isinstance(node, dict):
        own = [node["discriminator"]] if "discriminator" in node else []
        return own + [found for value in node.values() for found in _mappings(value)]
    return [found for value in node for found in _mappings(value)] if isinstance(node, list) else []


def _refers(node, name):
    return _SCHEMAS + name + '"' in json.dumps(node)


def _replace(node, change):
    items = node.items() if isinstance(node, dict) else enumerate(node)
    changed = False
    for key, value in list(items):
        if isinstance(value, dict | list):
            node[key] = change(value)
            changed |= node[key] is not value or _replace(value, change)
    return changed
