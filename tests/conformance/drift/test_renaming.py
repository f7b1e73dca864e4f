"""What belongs together on two servers: one name for one name, wherever it is seen."""

import pytest

from conformance.drift.renaming import Renaming


@pytest.fixture
def renaming():
    return Renaming()


def test_an_id_of_one_server_stands_for_that_of_the_other(renaming):
    first = renaming.matches("id", "v_aaaaaa11", "v_bbbbbb22")
    again = renaming.matches("voucher_id", "v_aaaaaa11", "v_bbbbbb22")

    assert (first, again) == (True, True)
    assert renaming.forth({"id": ["v_aaaaaa11"]}) == {"id": ["v_bbbbbb22"]}
    assert renaming.path_forth("/v1/x/v_aaaaaa11?id=v_aaaaaa11") == "/v1/x/v_bbbbbb22?id=v_bbbbbb22"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("v_aaaaaa11", "v_cccccc33", id="one name, two partners"),
        pytest.param("v_dddddd44", "v_bbbbbb22", id="a partner that is taken"),
    ],
)
def test_a_name_has_one_partner(renaming, left, right):
    renaming.matches("id", "v_aaaaaa11", "v_bbbbbb22")

    assert not renaming.matches("id", left, right)


@pytest.mark.parametrize(
    ("member", "left", "right"),
    [
        pytest.param("id", "v_aaaaaa11", "r_bbbbbb22", id="ids of two kinds"),
        pytest.param("key", "voucher_expired", "voucher_disabled", id="keys of errors"),
        pytest.param("status", "SUCCEEDED", "FAILED", id="words"),
        pytest.param("type", "fixed_discount", "fixed_percent", id="words with a line"),
        pytest.param("discount", "10", "20", id="digits"),
    ],
)
def test_what_is_no_name_of_a_server_has_to_be_the_same(renaming, member, left, right):
    assert renaming.matches(member, left, left)
    assert not renaming.matches(member, left, right)


@pytest.mark.parametrize(
    ("member", "left", "right"),
    [
        pytest.param("key", "ssn_aaaaaa11", "ssn_bbbbbb22", id="keys of sessions"),
        pytest.param("code", "Xa91kk", "pQ77zz", id="codes"),
        pytest.param("redemption", "r_aaaaaa11", "r_bbbbbb22", id="ids under another name"),
        pytest.param("url", "https://a/qr/x?t=v_aaaaaa11", "https://b/qr/y", id="addresses"),
        pytest.param("note", "of r_aaaaaa11 too", "of r_bbbbbb22 too", id="ids in a sentence"),
    ],
)
def test_what_a_server_chose_may_differ(renaming, member, left, right):
    assert renaming.matches(member, left, right)


def test_what_a_caller_chose_is_the_same_on_both_sides(renaming):
    renaming.heard("/v1/vouchers/SUMMER-01", {"customer": {"source_id": "anna-01"}})

    assert not renaming.matches("code", "SUMMER-01", "WINTER-02")
    assert not renaming.matches("source_id", "carl-03", "anna-01")
    assert renaming.matches("code", "SUMMER-01", "SUMMER-01")


def test_a_name_that_a_server_gave_is_still_its_own_when_it_is_said(renaming):
    renaming.matches("id", "v_aaaaaa11", "v_bbbbbb22")
    renaming.heard("/v1/vouchers/v_aaaaaa11", None)

    assert renaming.matches("id", "v_aaaaaa11", "v_bbbbbb22")
