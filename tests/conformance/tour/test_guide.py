"""The guide keeps names and ids, and puts calls that overlap into an order."""

import pytest

from conformance.credentials import DEFAULT
from conformance.target import Network, Request, Target
from conformance.tour.guide import Guide
from conformance.values.names import Names
from conformance.values.requests import money_off
from tests.conformance.liars import CONTRACT, a_mock


@pytest.fixture(scope="module")
def url():
    with a_mock() as root:
        yield root


def a_guide(url, tag, network=None):
    return Guide(Target(url, CONTRACT, DEFAULT, network), Names(tag), "shop")


def test_a_thing_has_one_name(url):
    guide = a_guide(url, "g1")

    assert guide.name("gift") == guide.name("gift") != guide.name("third")


def test_ids_are_known_once_they_are_told(url):
    guide = a_guide(url, "g2")

    guide.know("tier", "promo_1", "promo_2")
    guide.know("tier")

    assert (guide.known("tier"), guide.known("campaign")) == ("promo_1", "none")


def test_calls_that_overlap_are_told_in_the_order_that_explains_them(url):
    guide = a_guide(url, "g3")
    making = money_off(guide.name("twice"))

    guide.together(making, making, making)

    assert [each.status for each in guide.made] == [200, 409, 409]
    assert guide.findings == []


def test_behind_a_proxy_they_go_one_after_the_other(url):
    guide = a_guide(url, "g4", Network(proxy="http://127.0.0.1:9"))
    making = money_off(guide.name("twice"))

    told = guide.together(making, making)

    assert len(told) == len(guide.made) == 2


def test_a_stranger_is_not_sent_where_there_is_none(url):
    guide = a_guide(url, "g5")

    assert guide.trespass(Request("GET", "/v1/vouchers")) == {}
    assert guide.made == []
