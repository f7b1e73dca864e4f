"""Redemptions, validations, sessions and rollbacks."""

from spec import Json
from tests.walk.carts import a_customer, a_few_words, a_lock, a_request, an_order, payment
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.step import Step


def create_redemption(draws: Draws, known: Memory) -> Step:
    contested = known.locks and draws.one_in(6)
    body = _of_another(draws, known) if contested else _with_session(draws, known, 7)
    return Step("create_redemption", body=body)


def create_client_redemption(draws: Draws, known: Memory) -> Step:
    return Step("create_client_redemption", body=_with_session(draws, known, 7))


def create_validation(draws: Draws, known: Memory) -> Step:
    return Step("create_validation", body=_with_lock(draws, known))


def create_client_validation(draws: Draws, known: Memory) -> Step:
    return Step("create_client_validation", body=_with_lock(draws, known))


def redeem_voucher(draws: Draws, known: Memory) -> Step:
    code, body = _single(draws, known)
    return Step("redeem_voucher", {"code": code}, body=body)


def validate_voucher(draws: Draws, known: Memory) -> Step:
    code, body = _single(draws, known)
    return Step("validate_voucher", {"code": code}, body=body)


def redeem_promotion_tier(draws: Draws, known: Memory) -> Step:
    return _tier(draws, known, "redeem_promotion_tier")


def validate_promotion_tier(draws: Draws, known: Memory) -> Step:
    return _tier(draws, known, "validate_promotion_tier")


def redeem_voucher_client_side(draws: Draws, known: Memory) -> Step:
    code, body = _single(draws, known)
    return Step("redeem_voucher_client_side", query=(("code", code),), body=body)


def validate_voucher_client_side(draws: Draws, known: Memory) -> Step:
    query = [("code", known.pick(draws, "voucher_code"))]
    if draws.one_in(2):
        query.append(("amount", str(draws.money())))
    if draws.one_in(2):
        query.append(("tracking_id", known.pick(draws, "customer_source_id")))
    return Step("validate_voucher_client_side", query=tuple(query))


def release_session(draws: Draws, known: Memory) -> Step:
    if known.locks and not draws.one_in(5):
        code, key = draws.one_of(known.locks)
    else:
        code, key = known.pick(draws, "voucher_code"), known.pick(draws, "session_key")
    return Step("release_session", {"code": code, "sessionKey": key})


def roll_back_redemption(draws: Draws, known: Memory) -> Step:
    pools = {"redemption_id": 12, "parent_redemption_id": 1, **_NOT_THESE}
    id_ = known.pick(draws, draws.weighted(pools))
    query, body = _wishes(draws, known)
    return Step("roll_back_redemption", {"redemptionId": id_}, query, body)


def roll_back_stacked_redemption(draws: Draws, known: Memory) -> Step:
    pools = {"parent_redemption_id": 10, "redemption_id": 3, **_NOT_THESE}
    id_ = known.pick(draws, draws.weighted(pools))
    query, body = _wishes(draws, known)
    return Step("roll_back_stacked_redemption", {"parentRedemptionId": id_}, query, body)


_NOT_THESE = {"child_redemption_id": 1, "failed_redemption_id": 1, "rollback_id": 1}


def _with_session(draws: Draws, known: Memory, times: int) -> Json:
    body = a_request(draws, known)
    if draws.one_in(times):
        body["session"] = {"type": "LOCK", "key": known.pick(draws, "session_key")}
    return body


def _with_lock(draws: Draws, known: Memory) -> Json:
    body = a_request(draws, known)
    return body | ({"session": a_lock(draws, known)} if draws.one_in(2) else {})


def _of_another(draws: Draws, known: Memory) -> Json:
    """Return a redemption of what a session holds: by somebody else, mostly."""
    code, key = draws.one_of(known.locks[-8:])
    card = next((card for card in known.cards.values() if code in (card.code, card.id)), None)
    more = {} if card is None else payment(draws, known, card)
    body: Json = {"redeemables": [{"object": "voucher", "id": code, **more}]}
    if card is not None and card.holder is not None:
        body["customer"] = {"source_id": card.holder}
    if draws.one_in(4):
        body["session"] = {"type": "LOCK", "key": key}
    return body | {"order": {"amount": draws.money(30_000)}}


def _single(draws: Draws, known: Memory) -> tuple[str, Json]:
    """Return a code and what the calls for one voucher are told."""
    body = _with_session(draws, known, 7)
    del body["redeemables"]
    body.pop("options", None)
    card = known.card(draws)
    if card is None or draws.one_in(20):
        return known.pick(draws, "voucher_code"), body
    if card.holder is not None:
        body["customer"] = {"source_id": card.holder}
    return card.code, body | payment(draws, known, card)


def _tier(draws: Draws, known: Memory, operation: str) -> Step:
    body: Json = {"order": an_order(draws, known)}
    if draws.one_in(2):
        body["customer"] = a_customer(draws, known)
    return Step(operation, {"promotionTierId": known.pick(draws, "promotion_tier_id")}, body=body)


def _wishes(draws: Draws, known: Memory) -> tuple[tuple[tuple[str, str], ...], Json]:
    """Return query and body of a rollback: mostly nothing."""
    query = (("reason", "changed their mind"),) if draws.one_in(5) else ()
    if not draws.one_in(3):
        return query, None
    body: Json = {"metadata": a_few_words(draws)}
    if draws.one_in(3):
        body["reason"] = "too late"
    if draws.one_in(4):
        body["customer"] = a_customer(draws, known)
    if draws.one_in(4):
        body["order"] = {"id": known.pick(draws, "order_id")}
    return query, body
