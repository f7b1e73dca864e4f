import pytest

from conformance.checks.sessions_hold import check
from tests.conformance.checks.shop import a_card, reading, redeeming, sent, told
from tests.conformance.evidence import an_exchange

RELEASE = an_exchange("DELETE /v1/vouchers/CARD/sessions/ssn_1", 204, "")


LAST = a_card(redemption={"quantity": 2, "redeemed_quantity": 1})
USED_UP = a_card(redemption={"quantity": 2, "redeemed_quantity": 2})


KEY = {"session": {"key": "ssn_1"}}


def locking(unit="DAYS"):
    held = {"object": "voucher", "id": "CARD", "status": "APPLICABLE"}
    session = {"key": "ssn_1", "type": "LOCK", "ttl": 7, "ttl_unit": unit}
    answer = {"valid": True, "redeemables": [held], "session": session}
    return sent("POST /v1/validations", {}, answer)


def taking(**body):
    answer = redeeming(voucher=USED_UP).document
    return sent("POST /v1/redemptions", body, answer)


def test_whoever_holds_the_session_may_redeem():
    assert not [*check(told(reading(LAST), locking(), taking(**KEY)))]


def test_nobody_else_may():
    (finding,) = check(told(reading(LAST), locking(), taking()))

    assert finding.message == "redeems what another session has locked"


@pytest.mark.parametrize(
    "history",
    [
        pytest.param((reading(a_card()), locking(), taking()), id="uses-enough"),
        pytest.param((reading(LAST), locking("SECONDS"), taking()), id="may-be-over"),
        pytest.param((reading(LAST), locking(), RELEASE, taking()), id="released"),
        pytest.param(
            (reading(a_card()), locking(), taking(**KEY), reading(LAST), taking()), id="used"
        ),
    ],
)
def test_others_may_where_nothing_is_locked(history):
    assert not [*check(told(*history))]
