"""Validating a voucher from a web page, all in one URL. Source: redemptions.md 12, 13, E-17."""

import pytest

from tests.mock_server.http.single_shop import CLIENT, on_page, opened, refused, validated


@pytest.fixture(name="shop")
def _shop(api):
    return opened(api)


@pytest.mark.parametrize(
    ("query", "off"),
    [
        pytest.param("code=GIFT&amount=5500", 2000, id="all-credits"),
        pytest.param("code=GIFT&amount=700", 700, id="as-many-as-needed"),
        pytest.param("code=CARD&amount=50000", 20000, id="all-points"),
        pytest.param("code=CARD&amount=5500", 5500, id="enough-points"),
    ],
)
def test_a_web_page_gets_as_much_as_a_card_can_give(shop, query, off):
    verdict = on_page(shop, query)

    assert verdict["order"]["applied_discount_amount"] == off


def test_a_web_page_pays_with_points_without_naming_a_reward(shop):
    verdict = on_page(shop, "code=CARD&amount=50000&tracking_id=anna")

    assert verdict["loyalty"] == {"points_cost": 1000}
    assert verdict["reward"].keys() == {"id", "assignment_id"}
    assert verdict["reward"]["id"] == "rew_coin"


def test_a_card_whose_campaign_has_no_coins_cannot_pay(api):
    shop = opened(api, rewards=[])

    reply = shop.ask("GET", "/client/v1/validate?code=CARD&amount=1", keys=CLIENT)

    assert refused(reply) == (400, "missing_reward")


def test_lines_come_in_the_order_of_their_positions(shop):
    lines = "&".join(
        f"item[{at}][product_id]=p{at}&item[{at}][quantity]={at}&item[{at}][price]=100"
        for at in (10, 2)
    )

    order = on_page(shop, f"code=LINES&{lines}&order[metadata][table]=7")["order"]

    assert [line["product_id"] for line in order["items"]] == ["p2", "p10"]
    assert (order["amount"], order["metadata"]) == (1200, {"table": "7"})


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("customer[source_id]=ben", id="source-id"),
        pytest.param("customer=cust_ben", id="id"),
        pytest.param("tracking_id=ben", id="tracking-id"),
        pytest.param("customer[source_id]=ben&tracking_id=ben", id="both"),
    ],
)
def test_a_web_page_says_who_buys(shop, query):
    mine = on_page(shop, f"code=SAVE&{query}")["tracking_id"]

    assert mine == validated(shop, "SAVE", {"customer": {"source_id": "ben"}})["tracking_id"]
    assert on_page(shop, f"code=SAVE&{query}&tracking_id={mine}")["tracking_id"] == mine


@pytest.mark.parametrize("customer", ["customer[source_id]=ben", "customer=cust_ben"])
def test_two_people_in_one_request_are_ambiguous(shop, customer):
    target = f"/client/v1/validate?code=SAVE&tracking_id=anna&{customer}"

    reply = shop.ask("GET", target, keys=CLIENT)

    assert refused(reply) == (400, "ambiguous_tracking_id")
    assert reply.json["message"] == "Ambiguous trackingId (anna, ben)"


@pytest.mark.parametrize(
    ("query", "session"),
    [
        pytest.param("session_type=LOCK", {"ttl": 7, "ttl_unit": "DAYS"}, id="type"),
        pytest.param("session_ttl=3", {"ttl": 3, "ttl_unit": "DAYS"}, id="ttl"),
        pytest.param(
            "session_key=k&session_ttl_unit=HOURS",
            {"key": "k", "ttl": 7, "ttl_unit": "HOURS"},
            id="key-and-unit",
        ),
    ],
)
def test_any_part_of_a_session_asks_for_one(shop, query, session):
    verdict = on_page(shop, f"code=SAVE&amount=5500&{query}")

    assert verdict["session"].items() >= session.items()


@pytest.mark.parametrize(
    ("query", "details"),
    [
        pytest.param("amount=-1", "Property .amount should be >= 0", id="negative"),
        pytest.param("amount=x", "Property .amount should be integer", id="text"),
        pytest.param("item=x", "Property .item should be object", id="bare-item"),
        pytest.param("item[0]=x", "Property .item[0] should be object", id="bare-line"),
        pytest.param("session_ttl=0", "Property .session_ttl should be >= 1", id="no-time"),
    ],
)
def test_a_query_of_another_shape_is_refused_by_name(shop, query, details):
    reply = shop.ask("GET", f"/client/v1/validate?code=SAVE&{query}", keys=CLIENT)

    assert (*refused(reply), reply.json["details"]) == (400, "invalid_query_params", details)


def test_whatever_else_a_web_page_says_does_no_harm(shop):
    query = "customer[address][city]=Lund&metadata[where][table]=7&metadata[tags][]=a&order[x]=y"

    assert on_page(shop, f"code=SAVE&amount=5500&{query}&item[0][product][name]=Mug")["valid"]
