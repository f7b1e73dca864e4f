"""A small contract with every trap in it, and handlers that show what arrived."""

from typing import Any

from mock_server.app import build
from mock_server.app.composition import Api
from mock_server.engine.refusals import NotFound, QuantityExceeded
from mock_server.http.call import Answer, Call
from mock_server.store.memory import MemoryStore
from mock_server.world.world import World

ERROR = {
    "type": "object",
    "required": ["code", "message"],
    "additionalProperties": False,
    "properties": {
        "code": {"type": "integer"},
        **{
            name: {"type": "string"}
            for name in ("key", "message", "details", "request_id", "resource_id", "resource_type")
        },
    },
}
OPEN = {"type": "object", "additionalProperties": True}
TEXT = {"type": "string", "minLength": 1, "maxLength": 50}
SERVER = [{"X-App-Id": [], "X-App-Token": []}, {"X-Voucherify-OAuth": []}]
CLIENT = [
    {"X-Client-Application-Id": [], "X-Client-Token": []},
    {"X-Voucherify-OAuth": []},
]


def answers(*statuses: int, schema: Any = OPEN, ok: str = "200") -> dict[str, Any]:
    error = {"description": "no", "content": {"application/json": {"schema": ERROR}}}
    good = {"description": "yes", "content": {"application/json": {"schema": schema}}}
    return {ok: good} | {str(status): error for status in (400, 401, 403, *statuses)}


def operation(id_: str, security: Any = SERVER, **parts: Any) -> dict[str, Any]:
    return {"operationId": id_, "security": security, "responses": answers(404), **parts}


def query(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, **more}


def path_parameters(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in names]


def json_body(schema: Any, *, required: bool) -> dict[str, Any]:
    return {"required": required, "content": {"application/json": {"schema": schema}}}


CONDITIONS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "conditions": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "$is": {"type": "string"},
                "$in": {"type": "array", "items": {"type": "string"}},
                "$more_than": {"type": "integer"},
            },
        }
    },
}
FILTERS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "code": CONDITIONS,
        "junction": {"type": "string", "enum": ["and", "or", "AND", "OR"]},
    },
}
SPAN = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "before": {"type": "string", "format": "date-time"},
        "after": {"type": "string"},
    },
}
ORDER = {
    "type": "object",
    "properties": {
        "amount": {"type": "integer", "minimum": 0},
        "metadata": OPEN,
        "customer": {"type": "object", "nullable": True, "properties": {"id": {"type": "string"}}},
    },
}

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "traps", "version": "1"},
    "servers": [{"url": "/"}],
    "components": {
        "securitySchemes": {
            name: {"type": "apiKey", "in": "header", "name": name}
            for name in (
                "X-App-Id",
                "X-App-Token",
                "X-Client-Application-Id",
                "X-Client-Token",
                "X-Voucherify-OAuth",
            )
        },
        "schemas": {"Order": ORDER},
    },
    "paths": {
        "/v1/vouchers/{code}": {
            "parameters": path_parameters("code"),
            "get": operation("get_voucher"),
            "post": operation("create_voucher"),
            "delete": {
                **operation("delete_voucher"),
                "responses": {"204": {"description": "gone"}},
            },
        },
        "/v1/campaigns/{name}": {
            "parameters": [{**path_parameters("name")[0], "x-unique": True}],
            "post": operation("create_campaign"),
        },
        "/v1/odd.names/{my-id}": {
            "parameters": [
                *path_parameters("my-id"),
                query("my-id", {"type": "string"}),
                query("my.id", {"type": "string"}),
                query("$is", {"type": "string"}),
                query("user", {"type": "string"}),
            ],
            "get": operation("get_odd_names"),
        },
        "/v1/vouchers/import": {"post": operation("import_vouchers")},
        "/v1/vouchers": {
            "get": operation(
                "list_vouchers",
                parameters=[
                    query(
                        "limit", {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}
                    ),
                    query("created_at", SPAN, style="deepObject"),
                    query("filters", FILTERS, style="deepObject"),
                    query("filtersx", FILTERS, style="deepObject"),
                    query("result", {"type": "array", "items": {"type": "string"}}),
                    query("force", {"type": "boolean"}),
                    query("ratio", {"type": "number"}),
                ],
            )
        },
        "/v1/promotions/tiers/{tierId}": {
            "parameters": path_parameters("tierId"),
            "get": operation("get_tier"),
        },
        "/v1/promotions/{campaignId}/tiers": {
            "parameters": path_parameters("campaignId"),
            "get": operation("list_campaign_tiers"),
        },
        "/v1/orders": {
            "post": operation(
                "create_order",
                requestBody=json_body({"$ref": "#/components/schemas/Order"}, required=True),
            ),
            "put": operation(
                "update_order",
                requestBody=json_body({"$ref": "#/components/schemas/Order"}, required=False),
            ),
        },
        "/v1/oauth/token": {
            "post": operation(
                "create_token",
                [{"X-App-Id": [], "X-App-Token": []}],
                requestBody={
                    "required": True,
                    "content": {
                        "application/x-www-form-urlencoded": {
                            "schema": {
                                "type": "object",
                                "required": ["grant_type"],
                                "properties": {
                                    "grant_type": {"type": "string"},
                                    "scope": {"type": "string"},
                                },
                            }
                        }
                    },
                },
            )
        },
        "/v1/failures/{kind}": {
            "parameters": path_parameters("kind"),
            "get": operation(
                "fail",
                responses=answers(
                    schema={
                        "type": "object",
                        "required": ["amount"],
                        "properties": {"amount": {"type": "integer"}},
                    }
                ),
            ),
        },
        "/client/v1/validations": {
            "post": operation(
                "create_client_validation", CLIENT, requestBody=json_body(OPEN, required=False)
            )
        },
        "/_mock/health": {"get": operation("get_health", [])},
    },
}


def seen(call: Call) -> Answer:
    """Show what arrived."""
    return Answer(
        {
            "path": dict(call.path),
            "query": dict(call.query),
            "body": call.body,
            "channel_id": call.channel_id,
        }
    )


def named(name: str) -> Any:
    """Show what arrived, and where."""
    return lambda call: Answer({"operation": name, **seen(call).body})


def fail(call: Call) -> Answer:
    """Go wrong in the way that the path names."""
    kind = call.path["kind"]
    if kind == "not-found":
        raise NotFound.of("voucher", "X")
    if kind == "business":
        raise QuantityExceeded("X")
    if kind == "crash":
        raise RuntimeError("a secret of the house")
    if kind == "undeclared":
        return Answer({"amount": 1}, 202)
    if kind == "unwritable":
        return Answer({"amount": 1, "more": {1, 2}})
    return Answer({"amount": "1"})


NAMES = (
    *("get_voucher", "create_voucher", "import_vouchers", "list_vouchers", "get_tier"),
    *("list_campaign_tiers", "create_order", "update_order", "create_token"),
    *("create_client_validation", "get_health", "create_campaign", "get_odd_names"),
)
HANDLERS = {name: named(name) for name in NAMES} | {
    "fail": fail,
    "delete_voucher": lambda _: Answer(None, 204),
}


def a_world(**options: Any) -> World:
    return World(MemoryStore, **options)


def an_app(world: World | None = None) -> Any:
    return build(world or a_world(), [Api(DOCUMENT, HANDLERS, "/openapi.json")])
