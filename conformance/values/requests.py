"""Calls that a shop's day is made of, in the words of the redemption API."""

from collections.abc import Sequence

from conformance.target import Request
from spec import Json

CART = 10_000
"""What an order is worth if it does not matter, in minor units."""


def money_off(code: str, amount: int = 100, quantity: int | None = None, **more: Json) -> Request:
    """Return the creation of a voucher worth *amount* minor units, for *quantity* uses."""
    body = {"type": "DISCOUNT_VOUCHER", "discount": {"type": "AMOUNT", "amount_off": amount}}
    return Request("POST", f"/v1/vouchers/{code}", {**body, **_uses(quantity), **more})


def gift_card(code: str, amount: int, **more: Json) -> Request:
    """Return the creation of a card with *amount* minor units on it."""
    body = {"type": "GIFT_VOUCHER", "gift": {"amount": amount, "effect": "APPLY_TO_ORDER"}}
    return Request("POST", f"/v1/vouchers/{code}", {**body, **more})


def voucher(code: str, credits_: int | None = None) -> Json:
    """Return the redeemable *code*, with so many *credits_* of a card, all if None."""
    gift = {} if credits_ is None else {"gift": {"credits": credits_}}
    return {"object": "voucher", "id": code, **gift}


def redemption(*redeemables: Json, amount: int = CART, **more: Json) -> Request:
    """Return the redemption of *redeemables* with an order of *amount* minor units."""
    return Request("POST", "/v1/redemptions", _asked(redeemables, amount, more))


def validation(*redeemables: Json, amount: int = CART, **more: Json) -> Request:
    """Return the validation of *redeemables* with an order of *amount* minor units."""
    return Request("POST", "/v1/validations", _asked(redeemables, amount, more))


def rollback(redemption_id: str) -> Request:
    """Return the rollback of a redemption."""
    return Request("POST", f"/v1/redemptions/{redemption_id}/rollback")


def reading(path: str) -> Request:
    """Return the reading of *path*."""
    return Request("GET", path)


def _asked(redeemables: Sequence[Json], amount: int, more: dict[str, Json]) -> Json:
    return {"redeemables": list(redeemables), "order": {"amount": amount}, **more}


def _uses(quantity: int | None) -> dict[str, Json]:
    return {} if quantity is None else {"redemption": {"quantity": quantity}}
