"""Vouchers over HTTP. Source: resources.md 2, 22."""

import pytest

COUPON = {"discount": {"type": "AMOUNT", "amount_off": 1000}}
CARD = {"type": "GIFT_VOUCHER", "gift": {"amount": 5000}}


def made(api, code, **fields):
    reply = api.ask("POST", f"/v1/vouchers/{code}", {**COUPON, **fields})
    assert reply.status == 200
    return reply.json


def test_create_then_get_by_code_and_id_answer_the_same(api):
    voucher = made(api, "SAVE")

    assert voucher["type"] == "DISCOUNT_VOUCHER"
    for key in ("SAVE", voucher["id"]):
        assert api.ask("GET", f"/v1/vouchers/{key}").json == voucher


def test_a_second_create_is_a_conflict_that_names_the_code(api):
    made(api, "SAVE")

    reply = api.ask("POST", "/v1/vouchers/SAVE", COUPON)

    assert (reply.status, reply.key, reply.json["resource_id"]) == (409, "duplicate_found", "SAVE")


def test_random_codes_follow_their_configuration(api):
    body = {**COUPON, "code_config": {"pattern": "SALE-###", "charset": "AB", "postfix": "-26"}}

    codes = [api.ask("POST", "/v1/vouchers", body).json["code"] for _ in range(8)]

    assert len(set(codes)) == 8
    assert all(code.startswith("SALE-") and code.endswith("-26") for code in codes)
    assert api.ask("POST", "/v1/vouchers", body).key == "invalid_code_config"


def test_an_update_merges_metadata_and_skips_what_it_does_not_know(api):
    made(api, "SAVE", metadata={"a": 1, "b": 2})

    body = {"metadata": {"b": None, "c": 3}, "code": "OTHER", "expiration_date": "2026-02-01"}
    voucher = api.ask("PUT", "/v1/vouchers/SAVE", body).json

    assert (voucher["code"], voucher["metadata"]) == ("SAVE", {"a": 1, "c": 3})
    assert voucher["expiration_date"] == "2026-02-01T00:00:00.000Z"
    assert voucher["updated_at"] == "2026-01-15T12:00:00.000Z"


def test_a_null_clears_a_date(api):
    made(api, "SAVE", expiration_date="2026-02-01")

    voucher = api.ask("PUT", "/v1/vouchers/SAVE", {"expiration_date": None}).json

    assert voucher["expiration_date"] is None


def test_the_type_of_a_discount_stays(api):
    before = made(api, "SAVE")

    reply = api.ask("PUT", "/v1/vouchers/SAVE", {"discount": {"type": "PERCENT", "percent_off": 5}})

    assert (reply.status, reply.key) == (400, "invalid_voucher")
    assert api.ask("GET", "/v1/vouchers/SAVE").json == before


def test_switching_needs_no_body(api):
    made(api, "SAVE")

    for action, active in (("disable", False), ("disable", False), ("enable", True)):
        assert api.ask("POST", f"/v1/vouchers/SAVE/{action}").json["active"] is active


@pytest.mark.parametrize(("query", "again"), [("", 409), ("?force=true", 200)])
def test_only_force_frees_a_code(api, query, again):
    made(api, "SAVE")

    assert api.ask("DELETE", f"/v1/vouchers/SAVE{query}").status == 204
    assert api.ask("GET", "/v1/vouchers/SAVE").status == 404
    assert api.ask("POST", "/v1/vouchers/SAVE", COUPON).status == again


def test_the_balance_call_says_what_changed_and_what_is_left(api):
    card = api.ask("POST", "/v1/vouchers/CARD", CARD).json

    reply = api.ask("POST", "/v1/vouchers/CARD/balance", {"amount": -1500})

    assert reply.json == {
        "amount": -1500,
        "total": 3500,
        "balance": 3500,
        "type": "gift_voucher",
        "operation_type": "MANUAL",
        "object": "balance",
        "related_object": {"type": "voucher", "id": card["id"]},
    }


@pytest.mark.parametrize(
    ("amount", "key"),
    [
        pytest.param(-5001, "gift_amount_exceeded", id="below-zero"),
        pytest.param(0, "invalid_add_balance_params", id="nothing"),
        pytest.param(1.5, "invalid_add_balance_params", id="fraction"),
        pytest.param("5", "invalid_payload", id="text"),
    ],
)
def test_a_bad_change_of_balance_is_refused(api, amount, key):
    api.ask("POST", "/v1/vouchers/CARD", CARD)

    reply = api.ask("POST", "/v1/vouchers/CARD/balance", {"amount": amount})

    assert (reply.status, reply.key) == (400, key)


def test_the_ledger_is_read_page_by_page(api):
    api.ask("POST", "/v1/vouchers/CARD", CARD)
    for amount in (1, 2, 3):
        api.ask("POST", "/v1/vouchers/CARD/balance", {"amount": amount})

    first = api.ask("GET", "/v1/vouchers/CARD/transactions?limit=2").json
    cursor = first["more_starting_after"]
    rest = api.ask("GET", f"/v1/vouchers/CARD/transactions?starting_after_id={cursor}").json

    amounts = [row["details"]["balance"]["amount"] for row in first["data"] + rest["data"]]
    assert amounts == [3, 2, 1]
    assert (first["has_more"], rest["has_more"], "total" in first) == (True, False, False)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        pytest.param("", ["C", "B", "A"], id="newest-first"),
        pytest.param("order=code&limit=2", ["A", "B"], id="ordered-page"),
        pytest.param("filters[code][conditions][$in][0]=A", ["A"], id="indexed-filter"),
        pytest.param(
            "[filters][code][conditions][$is]=A&filters[metadata.x][conditions][$is]=1"
            "&filters[junction]=OR",
            ["B", "A"],
            id="leading-brackets-and-junction",
        ),
        pytest.param("filters[active][conditions][$disabled]=true", ["C"], id="state"),
        pytest.param("created_at[after]=2026-01-16", [], id="created-after"),
    ],
)
def test_lists_read_both_bracket_dialects(api, query, codes):
    made(api, "A")
    made(api, "B", metadata={"x": 1})
    made(api, "C", active=False)

    page = api.ask("GET", f"/v1/vouchers?{query}").json

    assert [row["code"] for row in page["vouchers"]] == codes


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "page=0", "page=100", "order=id"])
def test_bad_pages_are_errors_not_clamped(api, query):
    reply = api.ask("GET", f"/v1/vouchers?{query}")

    assert (reply.status, reply.key) == (400, "invalid_query_params")


def test_a_code_may_contain_a_slash(api):
    voucher = made(api, "10%2F20%25")

    assert voucher["code"] == "10/20%"
    assert api.ask("GET", "/v1/vouchers/10%2f20%25").json == voucher
    assert api.ask("GET", "/v1/vouchers/10/20%25").status == 404
