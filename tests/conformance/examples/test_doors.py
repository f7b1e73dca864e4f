"""What the worked examples look like at other doors."""

import pytest

from conformance.examples import doors, reader
from conformance.examples.doors import pages, single
from conformance.examples.reader import Call, Expectation

ALL = {each.id: each for each in doors.every()}
ONE = {"object": "voucher", "id": "CARD", "gift": {"credits": 5}}
REDEEM = Call(
    "POST",
    "/v1/redemptions",
    {"redeemables": [ONE], "order": {"amount": 100}, "metadata": {"till": 4}},
    keep={"it": "redemptions[0].id", "key": "session.key"},
    expect=Expectation(
        200, {"redemptions[0].result": "SUCCESS", "order.amount": 100, "redemptions": {"size": 1}}
    ),
)


def with_body(**members):
    return Call(REDEEM.method, REDEEM.path, REDEEM.body | members)


def test_the_examples_come_first_as_they_are_and_all_have_ids_of_their_own():
    examples = reader.read()

    assert doors.every()[: len(examples)] == examples
    assert len(ALL) == len(doors.every())


@pytest.mark.parametrize(
    ("name", "at_least"), [("from-a-page", 350), ("alone", 200), ("alone-from-a-page", 120)]
)
def test_each_door_is_used(name, at_least):
    assert name in {door.name for door in doors.DOORS}
    assert sum(f"{each.id}-{name}" in ALL for each in reader.read()) >= at_least


def test_a_page_makes_the_same_call_at_its_own_door():
    moved = pages.moved(REDEEM)

    assert moved.path == "/client/v1/redemptions"
    assert (moved.body, moved.expect) == (REDEEM.body, REDEEM.expect)


def test_what_is_about_pages_or_tokens_is_played_once():
    about = [id_ for id_ in ALL if id_.startswith(("pages-redeem-like-servers", "token-for-two"))]

    assert about == ["pages-redeem-like-servers", "token-for-two-parts"]


def test_a_single_voucher_is_redeemed_at_its_own_path():
    moved = single.of_servers(REDEEM)

    assert moved.path == "/v1/vouchers/CARD/redemption"
    assert moved.body == {
        "order": {"amount": 100},
        "metadata": {"till": 4},
        "gift": {"credits": 5},
    }
    assert moved.keep == {"it": "id", "key": "session.key"}
    assert moved.expect == Expectation(200, {"result": "SUCCESS", "order.amount": 100})


def test_a_page_names_the_voucher_in_the_query():
    assert single.of_pages(REDEEM).path == "/client/v1/redeem?code=CARD"


def test_a_tier_has_no_door_for_pages():
    tier = with_body(redeemables=[{"object": "promotion_tier", "id": "promo_ten"}])

    assert single.of_servers(tier).path == "/v1/promotions/tiers/promo_ten/redemption"
    assert single.of_pages(tier) is None


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(with_body(redeemables=[ONE, ONE]), id="two redeemables"),
        pytest.param(with_body(options={"expand": ["order"]}), id="a member that is not taken"),
        pytest.param(with_body(redeemables=[{**ONE, "id": "a/b"}]), id="no name for a path"),
        pytest.param(Call("GET", "/v1/redemptions"), id="another call"),
        pytest.param(
            Call("POST", REDEEM.path, REDEEM.body, keep={"all": "parent_redemption.id"}),
            id="something is kept that is not there",
        ),
    ],
)
def test_what_the_deprecated_doors_do_not_take_stays_where_it_is(call):
    assert (single.of_servers(call), single.of_pages(call)) == (None, None)


REASON = "redeemables[0].result.error.key"


def refused(key):
    wanted = Expectation(200, {"valid": False, REASON: key, "redeemables": {"size": 1}})
    return single.of_servers(Call("POST", "/v1/validations", REDEEM.body, expect=wanted))


def test_a_refusal_to_validate_stands_nearer_to_the_root():
    told = {"valid": False, "error.key": "voucher_expired"}

    assert refused("voucher_expired").expect == Expectation(200, told)


def test_what_an_old_validation_turns_away_is_left_to_the_model():
    assert refused("missing_reward").expect is None


def test_a_run_of_few_calls_plays_them_at_one_door():
    assert {each.id for each in ALL.values() if each.short} == {
        each.id for each in reader.read() if each.short
    }
