from conformance.checks.invariants_hold import check
from tests.conformance.evidence import REDEMPTION, a_history, an_error, an_exchange


def test_true_sums_are_quiet():
    assert not [*check(a_history(an_exchange(), an_error(400, "voucher_expired")))]


def test_a_total_that_does_not_add_up_is_told_with_its_numbers():
    wrong = an_exchange(body={**REDEMPTION, "total_amount": 901})

    (finding,) = check(a_history(wrong))

    assert (finding.operation, finding.message) == (
        "redeem_ticket",
        "total: The total is the amount less the discount.",
    )
    assert finding.got == "at the root: amount=1000, discount_amount=100, total_amount=901"


def test_an_answer_of_another_shape_is_left_to_another_check():
    wrong = an_exchange(body={**REDEMPTION, "total_amount": "901"})

    assert not [*check(a_history(wrong))]
