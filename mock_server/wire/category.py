"""Categories as other objects show them."""

from collections.abc import Sequence

from mock_server.engine.category import Category, CategoryChoice
from mock_server.wire.timestamp import read_optional, read_timestamp, write_timestamp
from spec import Json


def read_category(json: Json) -> Category:
    """Return the complete category that *json* describes, as `write_category` wrote it."""
    return Category(
        id=json["id"],
        name=json["name"],
        hierarchy=int(json["hierarchy"]),
        created_at=read_timestamp(json["created_at"]),
        stacking_rules_type=json.get("stacking_rules_type"),
        updated_at=read_optional(json.get("updated_at")),
    )


def write_category(category: Category) -> Json:
    """Write a `Category` (spec/schemas/category.yaml); unset parts stay out."""
    written = {
        "id": category.id,
        "name": category.name,
        "hierarchy": category.hierarchy,
        "created_at": write_timestamp(category.created_at),
        "object": "category",
    }
    if category.updated_at is not None:
        written["updated_at"] = write_timestamp(category.updated_at)
    if category.stacking_rules_type is not None:
        written["stacking_rules_type"] = category.stacking_rules_type
    return written


def write_categories(categories: Sequence[Category]) -> list[Json]:
    """Write *categories* in their order."""
    return [write_category(category) for category in categories]


def read_choice(json: Json) -> CategoryChoice | None:
    """Read which category *json* gives itself by `category_id`, else `category`; None is none."""
    if json.get("category_id") is not None:
        return CategoryChoice(id=json["category_id"])
    name = json.get("category")
    return CategoryChoice(name=name) if name is not None else None
