from conformance.checks.lists_agree_with_reads import check
from tests.conformance.checks.shop import a_card, listing, reading, told


def test_a_row_like_the_thing_is_quiet():
    assert not [*check(told(reading(), listing(a_card()), reading()))]


def test_a_row_unlike_the_thing_is_told():
    (finding,) = check(told(reading(), listing(a_card(1))))

    assert finding.operation == "list_vouchers"
    assert finding.message == "lists a thing with another gift than it is read with"


def test_a_row_may_leave_things_out():
    assert not [*check(told(reading(), listing({"id": "v_1", "object": "voucher", "gift": None})))]
