"""A call of any operation, made of nothing but its description."""

from spec import Json, Operation, follow
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.step import Step

_FILTERS = (
    ("filters[result][conditions][$is]", "SUCCESS"),
    ("filters[failure_code][conditions][$has_value]", ""),
    ("filters[code][conditions][$starts_with]", "GIFT"),
    ("[filters][object][conditions][$in][0]", "redemption"),
    ("filters[junction]", "or"),
)


def described(draws: Draws, known: Memory, operation: Operation, document: Json) -> Step:
    """Return a call of *operation*: with names that exist, and the body of its example."""
    path: dict[str, str] = {}
    query: list[tuple[str, str]] = []
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            path[parameter["name"]] = _named(draws, known, parameter)
        elif parameter["in"] == "query" and (parameter.get("required") or draws.one_in(4)):
            query.append(_query(draws, known, parameter))
    body, form = _body(operation, document)
    return Step(operation.id, path, tuple(query), body, form)


def _named(draws: Draws, known: Memory, parameter: Json) -> str:
    pool = parameter.get("x-pool") or parameter["schema"].get("x-pool") or ""
    pools = {
        "redemption_id": (
            *("redemption_id", "parent_redemption_id", "child_redemption_id"),
            *("failed_redemption_id", "rollback_id"),
        )
    }
    return known.pick(draws, *pools.get(pool, (pool,)))


def _query(draws: Draws, known: Memory, parameter: Json) -> tuple[str, str]:
    name, schema = parameter["name"], parameter.get("schema", {})
    if name == "filters":
        return draws.one_of(_FILTERS)
    if parameter.get("style") == "deepObject":
        return draws.one_of([(f"{name}[after]", "2026-03-05"), (f"{name}[before]", "2026-03-20")])
    if "enum" in schema:
        return name, str(draws.one_of(schema["enum"]))
    return name, _value(draws, known, schema)


def _value(draws: Draws, known: Memory, schema: Json) -> str:
    if schema.get("type") == "integer":
        return str(draws.number(schema.get("minimum", 0), min(schema.get("maximum", 9), 30)))
    if schema.get("type") == "boolean":
        return draws.one_of(["true", "false"])
    pools = ("customer_source_id", "customer_id", "voucher_code", "campaign_id")
    return draws.one_of(["2026-03-05T00:00:00Z", known.pick(draws, *pools), "Summer"])


def _body(operation: Operation, document: Json) -> tuple[Json, bool]:
    described_body = follow(document, operation.node.get("requestBody", {}))
    for media_type, content in described_body.get("content", {}).items():
        examples = content.get("examples")
        example = content.get("example") or (next(iter(examples.values())) if examples else None)
        return example, "form" in media_type
    return None, False
