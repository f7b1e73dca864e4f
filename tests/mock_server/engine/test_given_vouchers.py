"""Vouchers that somebody gets, and whose schema the metadata of a campaign follows.

Source: redemptions.md 7.2, resources.md 3.4.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mock_server.engine.campaign_draft import CampaignDraft
from mock_server.engine.validity import Validity, after
from tests.shop import NOON, a_coupon

WEEK = timedelta(days=7)
LAST = datetime.max.replace(tzinfo=UTC)
DATED = Validity(start_date=NOON - WEEK, expiration_date=NOON)


def test_a_voucher_that_is_given_lasts_from_then_on():
    voucher = replace(a_coupon(), validity=DATED)

    given = voucher.given_to("cust_1", NOON, WEEK)

    dates = replace(DATED, expiration_date=NOON + WEEK)
    assert given == replace(voucher, holder_id="cust_1", validity=dates)


def test_without_a_duration_a_voucher_keeps_its_dates():
    voucher = replace(a_coupon(), validity=DATED)

    assert voucher.given_to("cust_1", NOON, None) == replace(voucher, holder_id="cust_1")


@pytest.mark.parametrize(
    ("moment", "span", "end"),
    [
        (NOON, WEEK, NOON + WEEK),
        (LAST, timedelta(0), LAST),
        (LAST, WEEK, LAST),
        (NOON, timedelta.max, LAST),
    ],
)
def test_time_ends_with_the_year_9999(moment, span, end):
    assert after(moment, span) == end


@pytest.mark.parametrize(("lends", "whose"), [(True, "voucher"), (False, "campaign")])
def test_metadata_that_vouchers_get_follows_their_schema(lends, whose):
    draft = CampaignDraft("Spring", use_voucher_metadata_schema=lends)

    assert draft.metadata_of == whose
