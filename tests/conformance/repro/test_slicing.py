"""Of a long run a finding shows the steps that have to do with it, and the ids it needs."""

from dataclasses import replace

from conformance import contract as contracts
from conformance.checks import requests_are_answered
from conformance.control import CONTROL
from conformance.curl import commands
from conformance.history import History
from conformance.repro.slicing import Givers, Slicer, mended
from conformance.veil import TOKEN
from tests.conformance.evidence import a_finding, a_verdict
from tests.conformance.repro.traces import a_call, making, redeeming, rolling_back

CONTRACT = contracts.read()
ELSE = "else-0000009"


def sliced(*calls):
    return Slicer(CONTRACT).sliced(calls)


def a_campaign(name="summer-000001", tier="promo_aaaaaa11"):
    tiers = {"object": "list", "data_ref": "tiers", "tiers": [{"id": tier}], "total": 1}
    told = {"id": "camp_aaaaaa11", "name": name, "object": "campaign", "promotion": tiers}
    return a_call("POST /v1/campaigns", {"name": name}, body=told)


def test_calls_about_other_things_go():
    calls = making(), making(ELSE), redeeming("r_else1111", ELSE), redeeming()

    assert sliced(*calls) == (calls[0], calls[3])


def test_what_a_step_on_the_way_needs_stays():
    both = {"redeemables": [{"object": "voucher", "id": name} for name in ("gift-0000001", ELSE)]}
    stack = a_call("POST /v1/redemptions", both, body={"redemptions": []})
    calls = making(), making(ELSE), stack, redeeming("r_else1111", ELSE), redeeming()

    assert sliced(*calls) == (*calls[:3], calls[4])


def test_what_was_made_together_with_it_belongs_to_it():
    gone = a_call("DELETE /v1/campaigns/camp_aaaaaa11", status=202)
    calls = a_campaign(), making(), gone, a_call("GET /v1/promotions/tiers/promo_aaaaaa11")

    assert sliced(*calls) == (calls[0], calls[2], calls[3])


def test_a_token_comes_from_the_call_that_gave_it():
    given = a_call("POST /v1/oauth/token", body={"access_token": TOKEN})
    used = replace(redeeming(), request_headers=(("Authorization", f"Bearer {TOKEN}"),))
    calls = given, making(ELSE), making(), used

    assert sliced(*calls) == (given, making(), used)


def test_calls_that_set_the_scene_stay():
    scene = replace(a_call("PUT /_mock/clock", {"now": "2026-01-01"}), layer=CONTROL)

    assert sliced(scene, making(ELSE), making(), redeeming()) == (scene, making(), redeeming())


def test_a_reading_that_gave_an_id_comes_in():
    reading = a_call("GET /v1/promotions/tiers", body={"tiers": [{"id": "promo_aaaaaa11"}]})
    using = a_call("POST /v1/promotions/tiers/promo_aaaaaa11/disable")
    run = making(), reading, making(ELSE), using

    assert Givers(run).joined((run[0], using)) == (run[0], reading, using)
    assert Givers(run).joined((run[0],)) == (run[0],)


def test_a_finding_keeps_all_steps_if_its_check_needs_them():
    calls = making(), making(ELSE), rolling_back(status=500)
    lines = tuple(line for call in calls for line in commands(call))
    lonely = a_finding(check="no_check_at_all", reproduction=lines)

    (kept,) = mended(a_verdict(findings=(lonely,), exchanges=calls), CONTRACT).findings

    assert kept == lonely


def test_a_finding_loses_the_steps_that_its_check_does_not_need():
    calls = making(), making(ELSE), rolling_back(status=500)
    lines = tuple(line for call in calls for line in commands(call))
    (found,) = requests_are_answered.check(History(CONTRACT, calls))
    verdict = a_verdict(findings=(replace(found, reproduction=lines),), exchanges=calls)

    (kept,) = mended(verdict, CONTRACT).findings

    assert kept.reproduction == lines[2:]
