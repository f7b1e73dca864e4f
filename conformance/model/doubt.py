"""What a call may have changed when nobody knows what it did."""

from collections.abc import Iterator, Mapping

from conformance.model.edit import Blur, Edit, Forget, Hold, Loosen, Smudge
from conformance.model.moment import EVER, NEVER
from conformance.model.nouns.customer import PERSONAL
from conformance.model.nouns.order import CHANGING
from conformance.model.scene import Scene
from conformance.model.session import Session
from conformance.model.state import Kind
from spec import Json

_SOMETHING = "?"
"""The key of a thing that nobody knows: there may be one more."""

_MUCH = 10**15
"""More than any card has: how much is held nobody knows."""

_CHANGED: Mapping[str, tuple[Kind, str]] = {
    "create_voucher": ("vouchers", "code"),
    "update_voucher": ("vouchers", "code"),
    "delete_voucher": ("vouchers", "code"),
    "enable_voucher": ("vouchers", "code"),
    "disable_voucher": ("vouchers", "code"),
    "update_voucher_balance": ("vouchers", "code"),
    "update_promotion_tier": ("promotion_tiers", "promotionTierId"),
    "delete_promotion_tier": ("promotion_tiers", "promotionTierId"),
    "enable_promotion_tier": ("promotion_tiers", "promotionTierId"),
    "disable_promotion_tier": ("promotion_tiers", "promotionTierId"),
    "delete_campaign": ("campaigns", "campaignId"),
    "update_customer": ("customers", "customerId"),
    "delete_customer": ("customers", "customerId"),
    "update_order": ("orders", "orderId"),
}

_OF_USED_VOUCHER = (
    "redemption.redeemed_quantity",
    "redemption.redeemed_amount",
    "redemption.redeemed_points",
    "gift.balance",
    "loyalty_card.balance",
    "updated_at",
)

_MADE: Mapping[str, Kind] = {
    "create_random_voucher": "vouchers",
    "create_campaign": "campaigns",
    "create_promotion_tier": "promotion_tiers",
    "create_customer": "customers",
    "create_order": "orders",
    "create_oauth_token": "access_tokens",
}

_USES = frozenset(
    {
        "create_redemption",
        "create_client_redemption",
        "redeem_voucher",
        "redeem_voucher_client_side",
        "redeem_promotion_tier",
        "roll_back_redemption",
        "roll_back_stacked_redemption",
    }
)


def is_use(operation: str) -> bool:
    """Whether *operation* redeems something, or takes that back: failures leave records then."""
    return operation in _USES


def doubts(scene: Scene) -> Iterator[Edit]:
    """Yield what to forget after a call that may have done anything it can."""
    operation = scene.call.operation
    if operation in _CHANGED:
        kind, name = _CHANGED[operation]
        yield Forget(kind, scene.call.path.get(name, _SOMETHING))
    if operation in _MADE:
        yield Forget(_MADE[operation], _SOMETHING)
    if operation in _USES:
        yield from _of_use(scene)
    if operation == "delete_customer":
        yield Blur("vouchers", "holder_id")
    if operation in ("delete_voucher", "delete_campaign"):
        yield Forget("redemptions")
    if "validat" not in operation:
        yield from named(scene)
    yield from _held(scene)
    if operation in ("delete_campaign", "create_campaign"):
        yield Forget("promotion_tiers")
        yield Forget("vouchers")


def _of_use(scene: Scene) -> Iterator[Edit]:
    """Yield what a redemption or a rollback may have touched; the order it shows in full."""
    yield from _redeemed(scene)
    if scene.call.operation.startswith("roll_back"):
        for path in _OF_USED_VOUCHER:
            yield Blur("vouchers", path)
        yield Blur("promotion_tiers", "summary")
        yield Blur("redemptions", "status")
        for path in CHANGING:
            yield Blur("orders", path)
    yield Blur("customers", "summary")


def _redeemed(scene: Scene) -> Iterator[Edit]:
    """Yield what of vouchers and tiers a redemption changes; answers show those that it used."""
    named = _asked(scene)
    path, query = scene.call.path, scene.call.query
    alone = path.get("code", path.get("promotionTierId", query.get("code")))
    for place in (*named, {"id": alone}):
        if isinstance(place.get("id"), str):
            yield Smudge("vouchers", place["id"], _OF_USED_VOUCHER)
            yield Smudge("promotion_tiers", place["id"], ("summary",))


def _asked(scene: Scene) -> list[Json]:
    """Return the redeemables that the body names, as far as it has the shape for it."""
    listed = scene.body.get("redeemables")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _held(scene: Scene) -> Iterator[Edit]:
    """Yield what becomes of sessions: held things may be free, and free things held."""
    session = scene.body.get("session")
    if any(name.startswith("session") for name in scene.call.query):
        session = {"key": scene.call.query.get("session_key")}
    key = session.get("key") if isinstance(session, dict) else None
    if isinstance(key, str):
        yield Loosen(key)
    if "validat" in scene.call.operation and isinstance(session, dict):
        for redeemable in (
            *_asked(scene),
            scene.call.path,
            scene.call.query,
        ):
            name = redeemable.get("id", redeemable.get("code"))
            row = scene.state.find("vouchers", name) if isinstance(name, str) else None
            if isinstance(name, str):
                of = row["id"] if row else name
                unseen = f"{_SOMETHING}{len(scene.state.sessions)}"
                yield Hold(Session(key or unseen, of, _MUCH, NEVER, EVER))


def named(scene: Scene) -> Iterator[Edit]:
    """Yield what becomes of the customer and the order that the call names."""
    body, order = scene.body, scene.body.get("order")
    people = [body.get("customer"), order.get("customer") if isinstance(order, dict) else None]
    for reference in people:
        yield from referred(scene, "customers", reference, PERSONAL)
    if body.get("tracking_id") or scene.call.query.get("tracking_id"):
        yield Forget("customers", _SOMETHING)
    yield from referred(scene, "orders", order, CHANGING)


def referred(scene: Scene, kind: Kind, sent: Json, paths: tuple[str, ...]) -> Iterator[Edit]:
    """Yield that the thing that *sent* names may look different, or is there at all.

    Orders are shown by every call that makes one.
    """
    if not isinstance(sent, dict):
        return
    key = sent.get("id") or sent.get("source_id")
    if isinstance(key, str) and scene.state.find(kind, key) is not None:
        yield Smudge(kind, key, paths)
    elif kind == "customers":
        yield Forget(kind, key if isinstance(key, str) else _SOMETHING)
