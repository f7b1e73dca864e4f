from collections import Counter

from conformance.schema.driver import Gathered, untested, without_echoes
from tests.conformance.evidence import a_finding, an_error, an_exchange
from tests.conformance.tiny import contract

ECHO = "schemathesis_response_schema_conformance"


def test_what_a_check_of_ours_says_is_not_said_twice():
    ours = a_finding(check="response_matches_contract")
    echo = a_finding(check=ECHO)

    assert [*without_echoes([echo, ours])] == [ours]


def test_an_echo_without_a_voice_stays():
    echo = a_finding(check=ECHO)
    elsewhere = a_finding(check="response_matches_contract", operation="get_ticket")

    assert [*without_echoes([echo, elsewhere])] == [echo, elsewhere]


def test_an_operation_without_good_calls_or_without_success_is_a_finding():
    gathered = Gathered(
        exchanges=[
            an_exchange("GET /v1/vouchers"),
            an_exchange("GET /v1/vouchers/SUMMER-1"),
            an_error(409, "duplicate_found", "POST /v1/vouchers/SUMMER-1"),
        ],
        meant_well=Counter(list_tickets=3, get_ticket=1, make_ticket=1),
    )

    found = {(each.operation, each.message) for each in untested(contract(), gathered)}

    assert found == {
        ("redeem_ticket", "was never called with valid data"),
        ("make_ticket", "never succeeded, whatever it was called with"),
    }
