import pytest

from conformance.checks.validations_agree_with_redemptions import check
from tests.conformance.checks.shop import redeeming, sent, told

ASK = {"redeemables": [{"object": "voucher", "id": "CARD"}], "order": {"amount": 1000}}
PRICED = {"order": {"amount": 1000, "total_discount_amount": 100, "total_amount": 900}}


def asking(valid=True, answer=PRICED, **body):
    return sent("POST /v1/validations", ASK | body, {"valid": valid, **answer})


def redeemed(answer=PRICED, status=200, **body):
    return sent("POST /v1/redemptions", ASK | body, answer, status=status)


@pytest.mark.parametrize(
    "calls",
    [
        pytest.param((asking(), redeemed()), id="both-yes"),
        pytest.param((asking(valid=False), redeemed({"code": 400}, 400)), id="both-no"),
        pytest.param((asking(), redeemed({}, 400, order={"amount": 5})), id="another-question"),
        pytest.param((asking(), redeeming(), redeemed({}, 400)), id="something-came-between"),
    ],
)
def test_agreement_is_quiet(calls):
    assert not [*check(told(*calls))]


@pytest.mark.parametrize(
    ("calls", "what"),
    [
        pytest.param((asking(), redeemed({"code": 400}, 400)), "refuses what was valid", id="no"),
        pytest.param((asking(valid=False), redeemed()), "redeems what was not valid", id="yes"),
        pytest.param(
            (asking(), redeemed({"order": PRICED["order"] | {"total_amount": 901}})),
            "another total_amount",
            id="money",
        ),
    ],
)
def test_disagreement_is_told(calls, what):
    (finding,) = check(told(*calls))

    assert what in finding.message


def test_a_session_is_part_of_the_question():
    opened = asking(answer={**PRICED, "session": {"key": "ssn_1"}})

    assert not [*check(told(opened, redeemed({}, 400)))]
    assert [*check(told(opened, redeemed({}, 400, session={"key": "ssn_1"})))]
