"""The small shop: its codes take off what they say, and its state survives a busy day.

What fails in it, and how, is tested over HTTP (`test_error_keys_of_the_shop_http.py`).
"""

import json
from dataclasses import replace

import pytest

from mock_server.engine.redemption_request import RollbackRequest, SessionAsked
from mock_server.engine.refusals import Refusal
from mock_server.service import access_tokens, redemptions, rollbacks, validations, vouchers
from mock_server.service.transactions import Cause
from mock_server.store.kinds import REDEMPTIONS
from mock_server.world.document import export, load, named
from tests.mock_server.world_document.documents import a_project, stored
from tests.mock_server.world_document.test_round_trip import state_of
from tests.shop import asking, somebody


def the_shop():
    """The small shop, its clock stopped."""
    return a_project(named("small_shop") | {"now": "2026-06-03T12:00:00Z"})


def redeem(project, request):
    return project.do(lambda tx, at: redemptions.redeem(tx, at, request), "app")


@pytest.mark.parametrize(
    ("codes", "total"),
    [
        pytest.param(["BLCKFRDY"], 4500, id="amount"),
        pytest.param(["TENPERCENT"], 4950, id="percent"),
        pytest.param(["EIGHTH"], 4812, id="percent-rounded"),
        pytest.param(["GIFT-50"], 500, id="gift-card"),
        pytest.param(["BLCKFRDY", "GIFT-38"], 700, id="a-joint-card-on-top"),
        pytest.param(["BLCKFRDY", "STAFF"], 3850, id="an-exclusive-code-alone"),
        pytest.param(["promo_summer_5", "promo_summer_300"], 4925, id="tiers"),
    ],
)
def test_a_code_that_works_takes_off_what_the_story_says(codes, total):
    redeemed = redeem(the_shop(), asking(*codes, total=5500))

    assert redeemed.spent.order.total_amount == total


def test_the_first_code_can_be_redeemed_again_and_again():
    project = the_shop()

    for _ in range(3):
        redeem(project, asking("BLCKFRDY", total=5500))

    assert len(stored(project, REDEMPTIONS)) == 3


def a_busy_day(project):
    """Something of everything that leaves a trace."""
    held = replace(asking("GIFT-50"), session=SessionAsked("cart-1"))
    redeemed = redeem(project, asking("BLCKFRDY", "GIFT-38", customer=somebody("dora")))
    with pytest.raises(Refusal):
        redeem(project, asking("ERR-VOUCHER-EXPIRED", customer=somebody("anna")))
    project.do(lambda tx, at: validations.validate(tx, at, held), "app")
    project.do(
        lambda tx, at: rollbacks.roll_back(
            tx,
            at,
            redeemed.spent.parent.id,
            RollbackRequest(reason="second thoughts"),
            stacked=True,
        ),
        "app",
    )
    project.do(lambda tx, at: vouchers.top_up(tx, at, "GIFT-50", -200, Cause()), "app")
    project.do(lambda tx, at: vouchers.delete(tx, at, "HUNDRED", force=False), "app")
    project.do(lambda tx, at: access_tokens.issue(tx, at, "client_credentials", "api"), "app")


def test_a_busy_day_leaves_traces_everywhere():
    project = the_shop()

    a_busy_day(project)

    sections = export(project)
    assert {"redemptions", "rollbacks", "sessions", "transactions", "bin", "tokens"} <= set(
        sections
    )


def test_a_busy_day_survives_export_and_load():
    project, other = the_shop(), a_project()
    a_busy_day(project)

    load(other, json.loads(json.dumps(export(project))))

    assert state_of(other) == state_of(project)


def test_life_goes_on_alike_after_export_and_load():
    project, other = the_shop(), a_project()
    a_busy_day(project)
    load(other, json.loads(json.dumps(export(project))))

    for each in (project, other):
        a_busy_day_after(each)

    assert export(other) == export(project)


def a_busy_day_after(project):
    redeem(project, asking("GIFT-38", "TENPERCENT", total=900))
    project.do(lambda tx, at: vouchers.top_up(tx, at, "GIFT-50", 100, Cause()), "app")
