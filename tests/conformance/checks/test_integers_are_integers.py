import pytest

from conformance.checks.integers_are_integers import check
from tests.conformance.checks.shop import told
from tests.conformance.evidence import an_exchange


@pytest.mark.parametrize(
    "body",
    [
        '{"amount": 19000}',
        '{"discount": {"percent_off": 12.5}}',
        '{"metadata": {"weight": 2.0}}',
        '{"amount": ',
        "",
    ],
)
def test_whole_numbers_and_shares_are_quiet(body):
    assert not [*check(told(an_exchange(body=body)))]


@pytest.mark.parametrize(
    "body", ['{"order": {"amount": 19000.0}}', '{"redemptions": [{"amount": 1.9e4}]}']
)
def test_a_whole_number_with_a_point_is_told(body):
    (finding,) = check(told(an_exchange(body=body)))

    assert (finding.message, finding.expected) == ("writes amount as a fraction", "19000")
