import pytest

from conformance.security.witness import witness
from conformance.target import Request
from tests.conformance.checks.shop import CONTRACT


@pytest.mark.parametrize(
    ("operation", "path", "reading"),
    [
        ("disable_voucher", "/v1/vouchers/A%2FB/disable", "/v1/vouchers/A%2FB"),
        ("delete_voucher", "/v1/vouchers/A?force=true", "/v1/vouchers/A"),
        ("create_voucher", "/v1/vouchers/A", "/v1/vouchers/A"),
        ("create_redemption", "/v1/redemptions", "/v1/redemptions"),
        ("roll_back_redemption", "/v1/redemptions/r_1/rollback", "/v1/redemptions/r_1"),
    ],
)
def test_the_effect_of_a_call_is_read_where_the_longest_beginning_of_its_path_is(
    operation, path, reading
):
    request = Request("POST", path)

    assert witness(CONTRACT, CONTRACT.operations[operation], request) == Request("GET", reading)


def test_a_call_without_a_reading_has_no_witness():
    operation = CONTRACT.operations["create_oauth_token"]

    assert witness(CONTRACT, operation, Request("POST", "/v1/oauth/token")) is None
