"""Requests for one redeemable: those of the deprecated endpoints (redemptions.md 12 and 13).

Each becomes the body that a stack of one would have, so that both are read alike.
"""

from collections.abc import Mapping
from dataclasses import replace

from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.wire.redemption_request import read_redemption_request
from spec import Json

_SESSION = ("session_type", "session_key", "session_ttl", "session_ttl_unit")


def read_voucher_request(code: str, query: Mapping[str, Json], json: Json) -> RedemptionRequest:
    """Return a request for the voucher *code*; the query's tracking id wins over the body's."""
    body = json or {}
    tracking_id = query.get("tracking_id") or body.get("tracking_id")
    cards = {"gift": body.get("gift"), "reward": body.get("reward")}
    redeemable = {"object": "voucher", "id": code, **cards}
    return _alone([redeemable], {**body, "tracking_id": tracking_id})


def read_tier_request(tier_id: str, json: Json) -> RedemptionRequest:
    """Return a request for one promotion tier."""
    return _alone([{"object": "promotion_tier", "id": tier_id}], json or {})


def read_promotions_request(query: Mapping[str, Json], json: Json) -> RedemptionRequest:
    """Return a request that names no redeemable: any promotion will do."""
    return replace(_alone([], json or {}), audience_only=bool(query.get("audienceRulesOnly")))


def read_page_request(query: Mapping[str, Json]) -> RedemptionRequest:
    """Return what a web page asks in the query of `validate_voucher_client_side`."""
    body = {
        "order": _order(query),
        "customer": _customer(query.get("customer")),
        "tracking_id": query.get("tracking_id"),
        "metadata": query.get("metadata"),
        "session": _session(query),
    }
    return _alone([{"object": "voucher", "id": query["code"]}], body)


def _alone(redeemables: list[Json], body: Mapping[str, Json]) -> RedemptionRequest:
    return replace(read_redemption_request({**body, "redeemables": redeemables}), stacked=False)


def _order(query: Mapping[str, Json]) -> Json:
    """Return the order that amount, lines and metadata make; None if none of them was sent."""
    if not query.keys() & {"amount", "item", "order"}:
        return None
    sent = query.get("order") or {}
    order = {"amount": query.get("amount"), "metadata": sent.get("metadata")}
    return {**order, "items": _items(query["item"])} if "item" in query else order


def _items(by_position: Mapping[str, Json]) -> list[Json]:
    """Return the lines in the order of their positions: 2 before 10."""
    positions = sorted(by_position, key=lambda position: (len(position), position))
    return [by_position[position] for position in positions]


def _customer(sent: Json) -> Json:
    """Return a customer; a bare text is the id of one."""
    return {"id": sent} if isinstance(sent, str) else sent


def _session(query: Mapping[str, Json]) -> Json:
    """Return the session; any part of one asks for it (E-19)."""
    if not query.keys() & set(_SESSION):
        return None
    return {name.removeprefix("session_"): query.get(name) for name in _SESSION}
