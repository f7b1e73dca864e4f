from conformance.checks.reads_change_nothing import check
from tests.conformance.checks.calls import REFUSAL
from tests.conformance.checks.shop import a_card, reading, redeeming, told
from tests.conformance.evidence import an_exchange


def test_the_same_again_is_quiet():
    assert not [*check(told(reading(), reading()))]


def test_something_else_is_told():
    (finding,) = check(told(reading(), reading(a_card(1))))

    assert '"balance":1' in finding.got
    assert len(finding.reproduction) == 2


def test_a_thing_that_is_gone_is_told():
    gone = reading({"code": 404}, status=404)

    (finding,) = check(told(reading(), gone))

    assert finding.got == "404"


def test_after_a_write_there_may_be_anything():
    assert not [*check(told(reading(), redeeming(), reading(a_card(1))))]


def test_the_blame_of_others_is_left_to_others():
    assert not [*check(told(reading(), REFUSAL, reading(a_card(1))))]


def test_a_reading_that_opens_a_session_is_none():
    asking = "GET /client/v1/validate?code=CARD&session_type=LOCK"

    first, second = (
        an_exchange(asking, body={"valid": True, "session": {"key": key}}) for key in ("a", "b")
    )

    assert not [*check(told(first, second))]
    assert not [*check(told(reading(), first, reading(a_card(updated_at="2026-01-02"))))]
