"""What is valid can be redeemed for the same money, and what is not cannot.

Source: redemptions.md 11 and 18.
"""

from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange, History
from conformance.rereading import Kind, kind_of
from spec import Json

_CLAIM = Claim("validations_agree_with_redemptions", "redemptions.md 11")
_VALIDATIONS = {"create_validation": "create_redemption"}
_ASKED = ("redeemables", "order", "customer", "metadata")
_MONEY = ("amount", "total_discount_amount", "total_amount")
_REFUSED = (400, 404)


def check(history: History) -> Iterator[Finding]:
    """A redemption right after the validation of the same goes the way that was told."""
    for sequence in history.sequences():
        asked: Exchange | None = None
        for exchange, operation in sequence:
            if operation.id in _VALIDATIONS and exchange.succeeded and exchange.identity == "own":
                asked = exchange
            elif operation.id in _VALIDATIONS.values() and exchange.identity == "own":
                if asked is not None and _same(asked, exchange):
                    yield from _against(asked, exchange, operation.id)
                asked = None
            elif kind_of(exchange, operation) is Kind.WRITE:
                asked = None


def _against(asked: Exchange, redeemed: Exchange, operation: str) -> Iterator[Finding]:
    calls, told = (asked, redeemed), asked.document
    if told.get("valid") and redeemed.status in _REFUSED:
        message = "refuses what was valid just before"
        yield _CLAIM.broken(operation, calls, message, ("200", redeemed.response_body[:200]))
    elif not told.get("valid") and redeemed.succeeded:
        message = "redeems what was not valid just before"
        yield _CLAIM.broken(operation, calls, message, ("a refusal", redeemed.status))
    elif redeemed.succeeded:
        for member in _MONEY:
            contrast = (_sum(told, member), _sum(redeemed.document, member))
            if contrast[0] != contrast[1]:
                message = f"redeems with another {member} than was validated"
                yield _CLAIM.broken(operation, calls, message, contrast)


def _sum(document: Json, member: str) -> Json:
    order = document.get("order") if isinstance(document, dict) else None
    return (order.get(member) or 0) if isinstance(order, dict) else 0


def _same(asked: Exchange, redeemed: Exchange) -> bool:
    """Whether both ask for the same, the redemption in the session that the validation opened."""
    bodies = _body(asked), _body(redeemed)
    if any(bodies[0].get(name) != bodies[1].get(name) for name in _ASKED):
        return False
    session = asked.document.get("session") if isinstance(asked.document, dict) else None
    sent = bodies[1].get("session")
    opened = session.get("key") if isinstance(session, dict) else None
    return opened == (sent.get("key") if isinstance(sent, dict) else None)


def _body(exchange: Exchange) -> dict[str, Json]:
    return exchange.sent if isinstance(exchange.sent, dict) else {}
