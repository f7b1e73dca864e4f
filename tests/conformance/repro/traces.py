"""Calls as a run makes them, and the finding that they show."""

import json
from dataclasses import replace

from conformance.curl import commands
from tests.conformance.evidence import KEYS, a_finding, an_exchange

CODE = "gift-0000001"
VOUCHER = {"id": "v_aaaaaa11", "code": CODE, "object": "voucher", "type": "GIFT_VOUCHER"}


def a_call(call, sent=None, status=200, body=None, **changes):
    """Return a call of our contract with our keys."""
    exchange = an_exchange(call, status, body if body is not None else {})
    headers = (*KEYS, *((("Content-Type", "application/json"),) if sent else ()))
    told = json.dumps(sent) if sent else ""
    return replace(exchange, request_headers=headers, request_body=told, **changes)


def making(code=CODE):
    """Return the call that makes a gift card."""
    sent = {"type": "GIFT_VOUCHER", "gift": {"amount": 1000}}
    return a_call(f"POST /v1/vouchers/{code}", sent, body=VOUCHER | {"code": code})


def redeeming(id_="r_bbbbbb22", code=CODE):
    """Return the call that redeems it."""
    sent = {"redeemables": [{"object": "voucher", "id": code}], "order": {"amount": 100}}
    return a_call("POST /v1/redemptions", sent, body={"redemptions": [{"id": id_}]})


def rolling_back(id_="r_bbbbbb22", status=200):
    """Return the call that takes it back."""
    return a_call(f"POST /v1/redemptions/{id_}/rollback", status=status)


def shown_by(*calls, **changes):
    """Return a finding that *calls* show."""
    lines = tuple(line for call in calls for line in commands(call))
    return a_finding(reproduction=lines, **changes)
