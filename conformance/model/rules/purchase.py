"""Which order a call is about, and what it is worth (redemptions.md 3.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from conformance.model.documents import told
from conformance.model.rules.cart import Cart, Line
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known, Symbol
from spec import Json


@dataclass(frozen=True, slots=True)
class Purchase:
    """The order of a call.

    Attributes:
        cart: Before any redeemable of this call; `UNKNOWN` if nobody knows its amounts.
        id: A symbol for a new one, `UNKNOWN` for a stored one that was never seen.
        document: The stored order, None if it is new or was never seen.
        sent: What the call says of it; None if nothing.
        missing: The id that no order has, None if there is no such thing.
    """

    cart: Cart | Known
    id: Known
    document: Known = None
    sent: Json = None
    missing: str | None = None

    @property
    def is_new(self) -> bool:
        """Whether the call makes it."""
        return isinstance(self.id, Symbol)


def of(scene: Scene) -> Purchase:
    """Return the order of the call: a stored one or a new one."""
    sent = told(scene.body.get("order"))
    for name in ("id", "source_id"):
        if name in sent:
            return _stored(scene, name, sent)
    return _new(scene, sent or None)


def _stored(scene: Scene, name: str, sent: Json) -> Purchase:
    """Return the order that *sent* names, which may be a new one with that source id."""
    key = sent[name]
    row = scene.state.find("orders", key)
    if row is not None and (name == "id") == (row["id"] == key):
        return Purchase(_reloaded(scene, row, sent if name == "id" else {}), row["id"], row, sent)
    lacking = scene.state.of("orders").lacks(key)
    if scene.choices.decide(False if lacking else None, f"there is an order {name} {key}"):
        return Purchase(UNKNOWN, key if name == "id" else UNKNOWN, None, sent)
    if name == "id":
        return Purchase(UNKNOWN, UNKNOWN, missing=key)
    return _new(scene, sent)


def _new(scene: Scene, sent: Json) -> Purchase:
    return Purchase(cart_of(scene, sent or {}), Symbol("order", fresh=True), None, sent)


def cart_of(scene: Scene, sent: Json) -> Cart:
    """Return the order that *sent* describes; discounts in it are ignored (E-8)."""
    return Cart(tuple(_lines(scene, sent.get("items") or ())), sent.get("amount"))


def _reloaded(scene: Scene, row: Known, sent: Json) -> Cart | Known:
    """Return the stored order *row* with what is *sent* in its place (3.4)."""
    if UNKNOWN in (row["items"], row.get("amount"), row.get("discount_amount")):
        return UNKNOWN
    told_anew = {"items", "amount"} & sent.keys()
    discounted = any(line.get("discount_amount") for line in row["items"])
    if told_anew and (discounted or row.get("discount_amount")):
        return UNKNOWN  # what becomes of discounts on an order that changes the sources do not say
    if "items" in sent:
        whole = "amount" in sent or "amount" not in row
        return cart_of(scene, sent) if whole else UNKNOWN
    lines = tuple(map(_line_again, row["items"]))
    return Cart(lines, sent.get("amount", row.get("amount")), row.get("discount_amount", 0))


def _line_again(stored: Json) -> Line:
    return Line(
        stored.get("product_id"),
        stored.get("sku_id"),
        stored["quantity"],
        stored.get("price"),
        stored.get("amount"),
        stored.get("discount_amount", 0),
    )


def _lines(scene: Scene, items: Json) -> Iterator[Line]:
    for item in items:
        sent = told(item)
        price = _price(scene, sent)
        quantity = int(sent.get("quantity", 1))  # P-10; a number may come as text
        worth = price if price is None or price is UNKNOWN else price * quantity
        yield Line(
            product=_named(sent, "product"),
            sku=_named(sent, "sku"),
            quantity=quantity,
            price=price,
            amount=sent.get("amount", worth),
            initial=quantity,
            inside=frozenset(name for name in ("product", "sku") if f"{name}_id" not in sent),
        )


def _named(sent: Json, what: str) -> Known:
    """Return the id of the product or SKU that an item names, as far as it says."""
    inside = told(sent.get(what))
    inner = inside.get("id")
    if inside.get("source_id"):
        return UNKNOWN  # which of several names decides the sources do not say
    return sent.get(f"{what}_id", inner) or (UNKNOWN if sent.get("source_id") else None)


def _price(scene: Scene, sent: Json) -> Known:
    """Return the price of a unit: what is sent beats the catalogue, a SKU beats its product."""
    for place in (sent, told(sent.get("sku")), told(sent.get("product"))):
        if place.get("price") is not None:
            return place["price"]
    names = [sent.get(name) for name in ("product_id", "sku_id", "source_id")]
    names += [
        told(sent.get(name)).get(key) for name in ("product", "sku") for key in ("id", "source_id")
    ]
    given = [name for name in names if name is not None]
    if not given:
        return None
    catalogue = scene.state.of("products")
    return None if all(catalogue.lacks(name) for name in given) else UNKNOWN
