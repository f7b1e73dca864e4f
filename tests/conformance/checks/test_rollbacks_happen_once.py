from conformance.checks.rollbacks_happen_once import check
from tests.conformance.checks.shop import redeeming, rolling_back, told
from tests.conformance.evidence import an_exchange


def test_one_rollback_is_quiet():
    rolled_back = an_exchange(
        "GET /v1/redemptions/r_1", body={"id": "r_1", "status": "ROLLED_BACK"}
    )

    assert not [*check(told(redeeming(), rolling_back(), rolled_back))]


def test_a_second_one_is_told():
    (finding,) = check(told(redeeming(), rolling_back(), rolling_back()))

    assert (finding.operation, finding.got) == ("roll_back_redemption", "r_1")


def test_a_redemption_that_reads_as_if_nothing_had_happened_is_told():
    unmoved = an_exchange("GET /v1/redemptions/r_1", body={"id": "r_1", "status": "SUCCEEDED"})

    (finding,) = check(told(rolling_back(), unmoved))

    assert (finding.operation, finding.expected) == ("get_redemption", "ROLLED_BACK")
