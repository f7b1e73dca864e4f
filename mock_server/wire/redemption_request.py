"""Bodies of redemptions, validations and rollbacks."""

from collections.abc import Mapping

from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import (
    ORDER_ONLY,
    RedemptionRequest,
    RollbackRequest,
    SessionAsked,
)
from mock_server.wire.customer import read_draft
from mock_server.wire.number import read_whole
from mock_server.wire.order import read_order
from spec import Json


def read_redemption_request(json: Json) -> RedemptionRequest:
    """Return the body of `create_redemption` and `create_validation`."""
    customer, options = json.get("customer"), json.get("options") or {}
    expand = options.get("expand")
    return RedemptionRequest(
        redeemables=tuple(_read_asked(one) for one in json["redeemables"]),
        order=read_order(json.get("order")),
        customer=None if customer is None else read_draft(customer),
        tracking_id=json.get("tracking_id"),
        session=_read_session(json.get("session")),
        metadata=json.get("metadata"),
        expand=ORDER_ONLY if expand is None else frozenset(expand),
    )


def read_rollback_request(query: Mapping[str, Json], json: Json) -> RollbackRequest:
    """Return query and body of a rollback; the query's reason wins (P-39)."""
    body = json or {}
    customer, order = body.get("customer"), body.get("order") or {}
    return RollbackRequest(
        reason=query.get("reason") or body.get("reason"),
        tracking_id=query.get("tracking_id") or body.get("tracking_id"),
        customer=None if customer is None else read_draft(customer),
        order_id=order.get("id"),
        order_source_id=order.get("source_id"),
        metadata=body.get("metadata"),
    )


def _read_asked(json: Json) -> Asked:
    gift, reward = json.get("gift") or {}, json.get("reward") or {}
    return Asked(
        object=json["object"],
        id=json["id"],
        credits=read_whole(gift.get("credits")),
        reward_id=reward.get("id"),
        points=read_whole(reward.get("points")),
    )


def _read_session(json: Json) -> SessionAsked | None:
    """A session without ttl lasts 7, without unit DAYS: each defaults alone (E-19)."""
    if json is None:
        return None
    ttl = read_whole(json.get("ttl"))
    return SessionAsked(
        key=json.get("key"),
        ttl=SessionAsked().ttl if ttl is None else ttl,
        ttl_unit=json.get("ttl_unit") or SessionAsked().ttl_unit,
    )
