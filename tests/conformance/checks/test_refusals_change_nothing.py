from conformance.checks.refusals_change_nothing import check
from tests.conformance.checks.calls import REFUSAL, STRANGER
from tests.conformance.checks.shop import a_card, reading, redeeming, told


def test_the_same_again_is_quiet():
    assert not [*check(told(reading(), REFUSAL, reading()))]


def test_something_else_is_told():
    (finding,) = check(told(reading(), REFUSAL, reading(a_card(1))))

    assert '"balance":1' in finding.got
    assert len(finding.reproduction) == 3


def test_a_thing_that_is_gone_is_told():
    gone = reading({"code": 404}, status=404)

    (finding,) = check(told(reading(), REFUSAL, gone))

    assert finding.got == "404"


def test_after_a_write_there_may_be_anything():
    assert not [*check(told(reading(), REFUSAL, redeeming(), reading(a_card(1))))]


def test_the_blame_of_others_is_left_to_others():
    assert not [*check(told(reading(), STRANGER, reading(a_card(1))))]
