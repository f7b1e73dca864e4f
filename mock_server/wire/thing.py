"""Products, SKUs and collections as rules and bundles name them: `{id, type, object}`."""

from typing import Literal

from mock_server.engine.rules import Thing
from mock_server.store.misfit import expected
from mock_server.wire.shape import Path, read_list, read_member, read_object, read_optional_text
from spec import Json

_OBJECTS: dict[str, Literal["product", "sku", "products_collection"]] = {
    "product": "product",
    "sku": "sku",
    "products_collection": "products_collection",
}


def read_thing(json: Json, path: Path) -> Thing:
    """Return the thing that *json* names.

    Without `object` its `type` tells collections from the rest, which may be a product or a SKU.

    Raises:
        Misfit: It names nothing of the kind.
    """
    named = read_object(json, path)
    members = read_list(named.get("product_ids") or [], (*path, "product_ids"))
    return Thing(
        id=read_member(named, "id", path),
        object=_read_kind(named.get("object"), named.get("type"), path),
        source_id=read_optional_text(named, "source_id", path),
        product_ids=tuple(str(member) for member in members),
    )


def _read_kind(
    kind: Json, group: Json, path: Path
) -> Literal["product", "sku", "products_collection"] | None:
    if kind is None and group == "products_collection":
        return "products_collection"
    if kind is None:
        return None
    if kind not in _OBJECTS:
        raise expected(f"one of {', '.join(_OBJECTS)}", kind).under(*path, "object")
    return _OBJECTS[kind]


def write_thing(thing: Thing) -> dict[str, Json]:
    """Write *thing* with both `type` and, if it is known, `object`."""
    group = thing.object if thing.object == "products_collection" else "product_or_sku"
    rest: dict[str, Json] = {"object": thing.object, "source_id": thing.source_id}
    if thing.product_ids:
        rest["product_ids"] = list(thing.product_ids)
    known = {name: value for name, value in rest.items() if value is not None}
    return {"id": thing.id, "type": group, **known}
