"""Checks read what servers say, and servers say anything."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance import checks
from tests.conformance.checks.shop import CONTRACT, told
from tests.conformance.evidence import an_exchange

WORDS = [
    "id", "object", "list", "data_ref", "data", "vouchers", "redemptions", "voucher",
    "redemption", "redemption_rollback", "code", "gift", "loyalty_card", "amount",
    "balance", "points", "redeemed_quantity", "quantity", "created_at", "updated_at",
    "session", "key", "type", "ttl_unit", "LOCK", "valid", "order", "status", "SUCCEEDED",
    "related_object", "access_token", "scope", "redeemables", "total", "metadata",
    "resource_id", "error",
]  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers(-2, 2**60) | st.floats() | st.sampled_from(WORDS)
DATES = st.sampled_from(["2026-01-01", "2026-01-01T00:00:00Z", "2026-13-45", "9999-12-31T23:59:59"])
JSON = st.recursive(
    LEAVES | DATES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6)
    ),
    max_leaves=12,
)
CALLS = st.sampled_from(
    [
        f"{operation.method} {operation.path.replace('{', '').replace('}', '')}"
        for operation in CONTRACT.operations.values()
    ]
)
EXCHANGES = st.builds(
    lambda call, status, body, sent, identity: an_exchange(
        call,
        status,
        json.dumps(body),
        request_body=sent,
        identity=identity,
    ),
    CALLS,
    st.sampled_from([200, 200, 200, 202, 204, 400, 401, 404, 500, 0]),
    JSON,
    JSON.map(json.dumps) | st.sampled_from(["", "{", "a=b"]),
    st.sampled_from(["own", "own", "own", "none", "foreign"]),
)


@pytest.mark.parametrize("name", checks.every())
@given(st.lists(EXCHANGES, max_size=6))
def test_no_answer_breaks_a_check(name, exchanges):
    list(checks.every()[name](told(*exchanges)))
