"""Builders: what the checks of several calls read, true by default."""

import json

from conformance import contract
from conformance.history import History
from tests.conformance.evidence import KEYS, an_exchange

CONTRACT = contract.read()
JSON = (*KEYS, ("Content-Type", "application/json"))


def told(*exchanges, alone=True):
    """Return a history under the real contract."""
    return History(CONTRACT, exchanges, alone)


def sent(call, body, answer, **changes):
    """Return a call with a JSON body."""
    return an_exchange(call, body=answer, request_body=json.dumps(body), **changes)


def a_card(balance=1000, redeemed=0, **changes):
    """Return a gift card as answers show it."""
    return {
        "id": "v_1",
        "code": "CARD",
        "object": "voucher",
        "gift": {"amount": 1000, "balance": balance},
        "redemption": {"quantity": None, "redeemed_quantity": redeemed},
        "created_at": "2026-01-01T00:00:00.000Z",
        "updated_at": None,
        **changes,
    }


def reading(voucher=None, call="GET /v1/vouchers/CARD", **changes):
    """Return a voucher being read."""
    return an_exchange(call, body=a_card() if voucher is None else voucher, **changes)


def redeeming(amount=300, voucher=None, id="r_1"):
    """Return a redemption of the card, with the card as it is afterwards."""
    after = a_card(1000 - amount, 1) if voucher is None else voucher
    record = {"id": id, "object": "redemption", "voucher": after, "gift": {"amount": amount}}
    return an_exchange("POST /v1/redemptions", body={"redemptions": [record]})


def rolling_back(amount=300, voucher=None, id="r_1"):
    """Return a rollback of that redemption."""
    after = a_card() if voucher is None else voucher
    record = {
        "id": "rr_" + id,
        "object": "redemption_rollback",
        "redemption": id,
        "voucher": after,
        "gift": {"amount": -amount},
    }
    return an_exchange(f"POST /v1/redemptions/{id}/rollback", body=record)


def listing(*rows, query="", total=None):
    """Return a page of vouchers."""
    body = {"object": "list", "data_ref": "vouchers", "vouchers": rows}
    counted = {"total": len(rows) if total is None else total}
    return an_exchange(f"GET /v1/vouchers?{query}", body=body | counted)
