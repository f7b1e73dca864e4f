"""Requests for one redeemable, read like stacks of one. Source: redemptions.md 12, 13."""

import pytest

from mock_server.engine.customer import CustomerDraft
from mock_server.engine.redeemable import Asked
from mock_server.engine.redemption_request import SessionAsked
from mock_server.wire.single_redeemable import (
    read_page_request,
    read_promotions_request,
    read_tier_request,
    read_voucher_request,
)


def test_a_voucher_is_asked_for_with_credits_and_reward():
    body = {"gift": {"credits": 5}, "reward": {"id": "rew_1", "points": 7}}

    request = read_voucher_request("CARD", {}, body)

    assert request.redeemables == (Asked("voucher", "CARD", 5, "rew_1", 7),)
    assert not request.stacked


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(read_voucher_request("SAVE", {}, None), id="voucher"),
        pytest.param(read_tier_request("promo_1", None), id="tier"),
        pytest.param(read_promotions_request({}, None), id="promotions"),
        pytest.param(read_page_request({"code": "SAVE"}), id="page"),
    ],
)
def test_without_a_body_nothing_else_is_asked(request_):
    nothing = (request_.order, request_.customer, request_.tracking_id, request_.session)

    assert nothing == (None, None, None, None)
    assert not request_.stacked


def test_a_list_of_redeemables_in_the_body_does_not_count():
    other = [{"object": "voucher", "id": "OTHER"}]

    assert read_tier_request("promo_1", {"redeemables": other}).redeemables == (
        Asked("promotion_tier", "promo_1"),
    )


@pytest.mark.parametrize(
    ("query", "amount", "items"),
    [
        pytest.param({"amount": 0}, 0, None, id="amount"),
        pytest.param({"order": {"metadata": {}}}, None, None, id="metadata"),
        pytest.param({"item": {}}, None, (), id="no-lines"),
    ],
)
def test_any_part_of_an_order_makes_one(query, amount, items):
    order = read_page_request({"code": "SAVE", **query}).order

    assert (order.amount, order.items) == (amount, items)


def test_positions_are_numbers():
    lines = {str(at): {"product_id": f"p{at}"} for at in (11, 2, 0, 10)}

    order = read_page_request({"code": "SAVE", "item": lines}).order

    assert [line.product_id for line in order.items] == ["p0", "p2", "p10", "p11"]


@pytest.mark.parametrize(
    ("sent", "draft"),
    [
        pytest.param("cust_1", CustomerDraft(id="cust_1"), id="id"),
        pytest.param({"source_id": "ann"}, CustomerDraft(source_id="ann"), id="source-id"),
    ],
)
def test_a_customer_is_an_id_or_described(sent, draft):
    assert read_page_request({"code": "SAVE", "customer": sent}).customer == draft


def test_a_session_is_put_together_from_its_parts():
    query = {"session_key": "k", "session_ttl": 3, "session_ttl_unit": "HOURS"}

    request = read_page_request({"code": "SAVE", **query})

    assert request.session == SessionAsked("k", 3, "HOURS")
