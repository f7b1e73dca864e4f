"""Draws a whole contract from a sketch of its nouns: five schemas and five operations each."""

import json
import re
from pathlib import Path

import yaml

CONTRACTS = Path(__file__).parents[4] / "fixtures" / "gate" / "contracts"
_PLAIN = {
    "id": {"type": "string", "minLength": 1, "maxLength": 40},
    "bool": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "when": {"type": "string", "format": "date-time"},
    "email": {"type": "string", "format": "email"},
    "uri": {"type": "string", "format": "uri"},
}
_BOUNDS = {
    "text": ("string", "minLength", "maxLength"),
    "int": ("integer", "minimum", "maximum"),
    "number": ("number", "minimum", "maximum"),
}


def draw(name):
    """Return the file that the sketch called *name* makes, and its text."""
    sketch = yaml.safe_load((CONTRACTS / f"{name}.sketch.yaml").read_text())
    document = contract(sketch)
    if sketch["spelling"] == "json":
        return CONTRACTS / f"{name}.json", json.dumps(document, indent=1) + "\n"
    plain = json.loads(json.dumps(document))  # nothing twice, so no anchors
    return CONTRACTS / f"{name}.yaml", yaml.safe_dump(plain, sort_keys=False, width=120)


def contract(sketch):
    """Return the contract that *sketch* stands for."""
    nouns = [Noun(name, told, sketch) for name, told in sketch["nouns"].items()]
    schemas = {name: schema for noun in nouns for name, schema in noun.schemas().items()}
    paths = {path: item for noun in nouns for path, item in noun.paths().items()}
    return {
        "openapi": sketch["openapi"],
        "info": {"title": sketch["title"], "version": sketch["version"]},
        "servers": [{"url": "https://api.example.test"}],
        "security": [{"bearer": ["read"]}, {"key": []}],
        "tags": [{"name": noun.name} for noun in nouns],
        "paths": paths | sketch["paths"],
        **({"webhooks": sketch["webhooks"]} if "webhooks" in sketch else {}),
        "components": {"schemas": schemas | sketch["schemas"], **_shared()},
    }


def _shared():
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    scopes = {"read": "Look.", "write": "Change."}
    flow = {"clientCredentials": {"tokenUrl": "https://api.example.test/token", "scopes": scopes}}
    limit = {"type": "integer", "minimum": 1, "maximum": 200, "default": 20}
    text = {"type": "string", "minLength": 1, "maxLength": 64}
    return {
        "parameters": {
            "Limit": {"name": "limit", "in": "query", "schema": limit},
            "Cursor": {"name": "cursor", "in": "query", "schema": text},
            "Retry": {"name": "Idempotency-Key", "in": "header", "schema": text},
        },
        "responses": {
            "Refused": {"description": "It was refused.", "content": problem},
            "Missing": {"description": "There is none.", "content": problem},
        },
        "securitySchemes": {
            "bearer": {"type": "oauth2", "flows": flow},
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        },
    }


class Noun:
    """One thing that the contract is about."""

    def __init__(self, name, told, sketch):
        self.name = name
        self.title = "".join(part.capitalize() for part in name.split("_"))
        self.states = told.get("states", [])
        self.actions = told.get("actions", [])
        self.shared = told.get("shared", False)
        self.closed = {"additionalProperties": False} if sketch.get("closed") else {}
        modern = sketch["openapi"] >= "3.1"
        self.fields = [_field(key, told, modern) for key, told in told["fields"].items()]

    def schemas(self):
        """Return its schemas: answered, sent, changed, a page of them, its states."""
        page = {"data": {"type": "array", "maxItems": 200, "items": _ref(self.title)}}
        page |= {"next": {"type": "string"}, "total": {"type": "integer", "minimum": 0}}
        made = {self.title: self._answered()}
        if not self.shared:
            sent = [field for field in self.fields if field["mark"] != "<"]
            made[f"{self.title}Create"] = _object(f"A new {self.name}.", sent)
        sent = [{**field, "required": False} for field in self.fields if field["mark"] != "<"]
        made[f"{self.title}Update"] = _object(f"Changes to a {self.name}.", sent)
        made[f"{self.title}Page"] = {
            "type": "object",
            "description": f"Some {self.name}s.",
            "required": ["data"],
            "properties": page,
        }
        if self.states:
            made[f"{self.title}Status"] = {"type": "string", "enum": self.states}
        return made

    def _answered(self):
        fields = [field for field in self.fields if self.shared or field["mark"] != ">"]
        fixed = [_fixed("id", _PLAIN["id"]), _fixed("created_at", _PLAIN["when"])]
        if self.states:
            fixed.append(_fixed("status", _ref(f"{self.title}Status")))
        if self.shared:
            fields = [_marked(field) for field in fields]
            fixed = [_marked({**field, "mark": "<"}) for field in fixed]
        return _object(f"A {self.name}.", fixed + fields) | self.closed

    def paths(self):
        """Return its paths: the collection, one of them, and what can be done to it."""
        one = f"/v1/{self.name.replace('_', '-')}s/{{id}}"
        key = {"name": "id", "in": "path", "required": True, "schema": _PLAIN["id"]}
        acts = {f"{one}/{act}": {"parameters": [key], **self._act(act)} for act in self.actions}
        return {
            one.removesuffix("/{id}"): {"get": self._list(), "post": self._create()},
            one: {"parameters": [key], **self._read(), **self._change(), **self._drop()},
            **acts,
        }

    def _operation(self, verb, status, answer, **more):
        told = {"description": f"What {verb} gives.", **answer}
        refused = {"4XX": {"$ref": "#/components/responses/Refused"}}
        if "{id}" in more.pop("at", ""):
            refused = {"404": {"$ref": "#/components/responses/Missing"}}
        return {
            "summary": f"{verb.capitalize()} {self.name}",
            "operationId": f"{verb}_{self.name}",
            "tags": [self.name],
            "x-error-keys": ["not_found", "not_allowed"],
            **more,
            "responses": {status: told, **refused},
        }

    def _list(self):
        named = [{"$ref": "#/components/parameters/Limit"}]
        named.append({"$ref": "#/components/parameters/Cursor"})
        if self.states:
            states = {
                "type": "array",
                "maxItems": 4,
                "items": {"type": "string", "enum": self.states},
            }
            named.append({"name": "status", "in": "query", "schema": states})
        count = {"required": True, "schema": {"type": "integer", "minimum": 0}}
        left = {"schema": {"type": "integer", "minimum": 0, "maximum": 1000}}
        answer = _json(_ref(f"{self.title}Page"))
        answer["headers"] = {"X-Total-Count": count, "X-Calls-Left": left}
        made = self._operation("list", "200", answer, parameters=named)
        return {**made, "operationId": f"list_{self.name}s"}

    def _create(self):
        body = {
            "required": True,
            **_json(_ref(self.title if self.shared else f"{self.title}Create")),
        }
        answer = {
            **_json(_ref(self.title)),
            "headers": {"Location": {"required": True, "schema": {"type": "string"}}},
        }
        retry = [{"$ref": "#/components/parameters/Retry"}]
        secured = [{"bearer": ["write"]}]
        return self._operation(
            "create", "201", answer, parameters=retry, requestBody=body, security=secured
        )

    def _read(self):
        return {"get": self._operation("get", "200", _json(_ref(self.title)), at="{id}")}

    def _change(self):
        body = {"required": True, **_json(_ref(f"{self.title}Update"))}
        answer = _json(_ref(self.title))
        return {"patch": self._operation("change", "200", answer, at="{id}", requestBody=body)}

    def _drop(self):
        return {"delete": self._operation("delete", "204", {}, at="{id}")}

    def _act(self, act):
        note = _object("Why.", [_named("note", {"type": "string", "maxLength": 200})])
        made = self._operation(act, "200", _json(_ref(self.title)), requestBody=_json(note))
        return {"post": made}


def _ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema):
    return {"content": {"application/json": {"schema": schema}}}


def _fixed(name, schema):
    return {"name": name, "schema": schema, "required": True, "mark": ""}


def _named(name, schema):
    return {**_fixed(name, schema), "required": False}


def _marked(field):
    word = {"<": "readOnly", ">": "writeOnly"}.get(field["mark"])
    if word is None:
        return field
    schema = field["schema"]
    plain = {"allOf": [schema]} if "$ref" in schema else schema
    return {**field, "schema": {**plain, word: True}}


def _object(description, fields):
    required = [field["name"] for field in fields if field["required"]]
    return {
        "type": "object",
        "description": description,
        **({"required": required} if required else {}),
        "properties": {field["name"]: field["schema"] for field in fields},
    }


def _field(key, told, modern):
    name, marks = re.fullmatch(r"(\w+)([!<>]*)", key).groups()
    mark = marks.replace("!", "")
    return {"name": name, "schema": _schema(told, modern), "required": "!" in marks, "mark": mark}


def _schema(told, modern):
    kind, _, rest = told.partition(" ")
    null, kind = kind.endswith("?"), kind.removesuffix("?")
    if kind == "list":
        items, _, bounds = rest.rpartition(" ") if ".." in rest else (rest, "", "")
        low, _, high = bounds.partition("..")
        return {
            "type": "array",
            "items": _schema(items, modern),
            **_range("minItems", low, "maxItems", high),
        }
    if kind == "map":
        return {"type": "object", "additionalProperties": _schema(rest, modern)}
    if kind == "ref":
        return _ref(rest)
    if kind == "enum":
        values = [int(value) if value.isdigit() else value for value in rest.split("|")]
        return {"type": "integer" if isinstance(values[0], int) else "string", "enum": values}
    return _nullable(_scalar(kind, rest), null, modern)


def _scalar(kind, rest):
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    of_type, least, most = _BOUNDS[kind]
    bounds, _, pattern = rest.partition(" ")
    low, _, high = bounds.partition("..")
    made = {"type": of_type, **_range(least, low, most, high)}
    return {**made, "pattern": pattern} if pattern else made


def _range(least, low, most, high):
    return {key: int(bound) for key, bound in ((least, low), (most, high)) if bound}


def _nullable(schema, null, modern):
    if not null:
        return schema
    if modern:
        return {**schema, "type": [schema["type"], "null"]}
    return {**schema, "nullable": True}
