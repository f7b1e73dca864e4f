"""What a project says about the metadata of one kind of object."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

PropertyType: TypeAlias = Literal[
    "string", "number", "boolean", "date", "datetime", "image_url", "object", "geopoint"
]


@dataclass(frozen=True, slots=True)
class Definition:
    """One property; unless it is `optional` it has to be there, and null counts as absent.

    Attributes:
        type: What the value is, or with `array` every part of it.
        optional: Whether it may be absent.
        array: Whether it is a list.
        object_type: The `related_object` of the schema that an object follows; None lets it be any.
        eq: The values that are allowed; empty for all of them.
        ne: The values that are not.
        lt: A number has to be less than this; `lte`, `gt` and `gte` likewise. None for no limit.
        min_length: The fewest characters of a text; `max_length` the most. None for no limit.
        exact_length: How many characters it has.
    """

    type: PropertyType
    optional: bool = False
    array: bool = False
    object_type: str | None = None
    eq: tuple[object, ...] = ()
    ne: tuple[object, ...] = ()
    lt: Decimal | None = None
    lte: Decimal | None = None
    gt: Decimal | None = None
    gte: Decimal | None = None
    min_length: int | None = None
    max_length: int | None = None
    exact_length: int | None = None


@dataclass(frozen=True, slots=True)
class MetadataSchema:
    """The properties by name; others are welcome too, unless `allow_defined_only`.

    `related_object` is voucher, customer, order, order_item, redemption, promotion_tier, campaign …
    or the name that an `object_type` of another schema refers to.
    """

    id: str
    related_object: str
    created_at: datetime
    properties: Mapping[str, Definition]
    allow_defined_only: bool = False
    updated_at: datetime | None = None
