from conformance.checks.changes_keep_the_rest import check
from tests.conformance.checks.shop import sent, told

LINES = [{"object": "order_item", "product_id": "book"}]
ORDER = {"id": "ord_1", "object": "order", "items": LINES, "metadata": {}}
MADE = sent("POST /v1/orders", {"items": LINES}, ORDER)


def changing(body, **members):
    """Return a change of the order, and how it looks afterwards."""
    return sent("PUT /v1/orders/ord_1", body, {**ORDER, **members})


def test_what_was_sent_may_change():
    assert not [*check(told(MADE, changing({"metadata": {"a": 1}}, metadata={"a": 1})))]


def test_what_was_not_sent_must_not():
    (finding,) = check(told(MADE, changing({"metadata": {"a": 1}}, items=[])))

    assert finding.message == "changes items, which was not sent"


def test_what_others_did_meanwhile_is_not_its_fault():
    other = sent("POST /v1/redemptions", {}, {"id": "r_1", "object": "redemption"})

    assert not [*check(told(MADE, other, changing({"status": "PAID"}, items=[])))]


def test_a_change_that_is_refused_changes_nothing():
    refused = sent("PUT /v1/orders/ord_1", {}, {"code": 404}, status=404)

    assert not [*check(told(MADE, refused))]
