"""Builders: exchanges, histories, findings and verdicts, valid by default."""

import json
from dataclasses import replace
from datetime import date

from conformance.coverage import Called, Coverage, Seen
from conformance.finding import Finding, Severity
from conformance.history import Exchange, History
from conformance.tally import Tally
from conformance.verdict import Accepted, NotTested, Outcome, Verdict
from tests.conformance.tiny import contract

URL = "http://127.0.0.1:8000"
KEYS = (("X-App-Id", "$COUNTERFOIL_APP_ID"), ("X-App-Token", "$COUNTERFOIL_APP_TOKEN"))

REDEMPTION = {
    "id": "r_1",
    "object": "redemption",
    "amount": 1000,
    "discount_amount": 100,
    "total_amount": 900,
}


def an_exchange(call="POST /v1/redemptions", status=200, body=REDEMPTION, **changes):
    """Return a good redemption, but for *changes*."""
    method, path = call.split(" ")
    exchange = Exchange(
        layer="examples",
        world="w",
        method=method,
        url=URL + path,
        request_headers=KEYS,
        request_body="",
        identity="own",
        status=status,
        response_headers=(("content-type", "application/json"),),
        response_body=body if isinstance(body, str) else json.dumps(body),
    )
    return replace(exchange, **changes)


def an_error(status, key=None, call="POST /v1/redemptions", **changes):
    """Return a call that was answered with an error in the envelope."""
    body = {"code": status, "message": "no"} | ({"key": key} if key else {}) | changes
    return an_exchange(call, status, body)


def a_history(*exchanges):
    """Return a history of the small server."""
    return History(contract(), exchanges)


def a_finding(**changes):
    """Return an error in `create_redemption`."""
    finding = Finding(
        check="invariants_hold",
        severity=Severity.ERROR,
        operation="create_redemption",
        message="total: The total is the amount less the discount.",
        expected="num(self, 'total_amount') == 900",
        got="at the root: total_amount=901",
        reproduction=("curl -X POST http://127.0.0.1:8000/v1/redemptions",),
    )
    return replace(finding, **changes)


def an_accepted(**changes):
    """Return a finding that somebody answers for until the end of 2026."""
    accepted = Accepted(
        finding=a_finding(check="ids_are_unique", message="gives an id twice"),
        owner="checkout",
        reason="OPS-7",
        expires=date(2026, 12, 31),
    )
    return replace(accepted, **changes)


def a_coverage(**changes):
    """Return a coverage in which something of each kind is missing."""
    coverage = Coverage(
        operations=(
            Called("create_redemption", "POST", "/v1/redemptions", 30, 20),
            Called("get_voucher", "GET", "/v1/vouchers/{code}", 0, 0),
        ),
        statuses=(
            Seen("create_redemption", "200", 20, documented=True),
            Seen("create_redemption", "404", 0, documented=True),
            Seen("create_redemption", "418", 10, documented=False),
            Seen("get_voucher", "404", 0, documented=True),
            Seen("get_voucher", "500", 0, documented=True),
        ),
        error_keys=(
            Seen("create_redemption", "not_found", 0, documented=True),
            Seen("create_redemption", "voucher_expired", 4, documented=True),
            Seen("get_voucher", "not_found", 2, documented=True),
        ),
        invariants={"total": Tally(20, 3), "discount": Tally(0)},
        rules={"redemptions.md 4.5": Tally(9), "redemptions.md 9.2": Tally(0)},
    )
    return replace(coverage, **changes)


def a_verdict(**changes):
    """Return the verdict on a server with one defect of each severity."""
    verdict = Verdict(
        target=URL,
        seed=7,
        profile="standard",
        findings=(
            a_finding(times=3),
            a_finding(operation="get_redemption", times=2),
            a_finding(
                check="worked_example",
                message="orders/ten-percent: Ten percent [of the order]",
                operation="create_redemption",
                expected="order.total_amount: 900",
                got="order.total_amount: 901",
            ),
            a_finding(check="slow", severity=Severity.WARNING, message="is slow", operation=""),
        ),
        not_tested=(NotTested("the clock", "the target has none"),),
        examples=(
            Outcome("ten-percent", "orders", "failed", "order.total_amount is 901"),
            Outcome("rounding", "orders", "passed"),
            Outcome(
                "points",
                "loyalty_cards",
                "not tested",
                "a call is not in the contract: POST /points",
            ),
        ),
        calls={"examples": 3, "coverage": 40},
        checks=("ids_are_unique", "invariants_hold"),
        seconds=12.25,
    )
    return replace(verdict, **changes)


def unheard(_):
    """Hear the news of a run and keep them to oneself."""
