import pytest

from conformance.checks.lists_hold_what_was_asked_for import check
from tests.conformance.checks.shop import a_card, listing, told
from tests.conformance.evidence import an_exchange

SPRING = a_card(campaign_id="camp_1", created_at="2026-03-01T00:00:00.000Z")


@pytest.mark.parametrize(
    "query",
    ["campaign_id=camp_1", "created_at[after]=2026-02-01", "created_at[before]=2026-04-01"],
)
def test_what_fits_is_quiet(query):
    assert not [*check(told(listing(SPRING, query=query)))]


@pytest.mark.parametrize(
    ("query", "member"),
    [
        ("campaign_id=camp_2", "campaign_id"),
        ("created_at[after]=2026-04-01", "created_at"),
        ("created_at[before]=2026-03-01T00:00:00.000Z", "created_at"),
    ],
)
def test_what_does_not_fit_is_told(query, member):
    (finding,) = check(told(listing(SPRING, query=query)))

    assert finding.message == f"gives a row whose {member} was not asked for"


def test_either_of_two_will_do():
    row = {"id": "r_1", "object": "redemption", "result": "FAILURE"}
    body = {"object": "list", "data_ref": "redemptions", "redemptions": [row], "total": 1}

    assert not [
        *check(told(an_exchange("GET /v1/redemptions?result=FAILURE&result=SUCCESS", body=body)))
    ]
