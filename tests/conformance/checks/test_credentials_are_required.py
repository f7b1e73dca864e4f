import pytest

from conformance.checks.credentials_are_required import check
from tests.conformance.evidence import a_history, an_error, an_exchange


@pytest.mark.parametrize(
    "exchange",
    [
        pytest.param(an_exchange(), id="right keys"),
        pytest.param(an_exchange("POST /v1/redemptions", 401, identity="none"), id="turned away"),
        pytest.param(an_exchange(status=400, identity="foreign"), id="malformed as well"),
        pytest.param(an_exchange("GET /nowhere", identity="none"), id="outside of the contract"),
    ],
)
def test_a_closed_door_is_quiet(exchange):
    assert not [*check(a_history(exchange))]


@pytest.mark.parametrize("identity", ["none", "foreign"])
def test_whoever_gets_in_without_keys_is_told(identity):
    (finding,) = check(a_history(an_exchange(identity=identity)))

    assert (finding.operation, finding.expected, finding.got) == ("redeem_ticket", "401", "200")


def test_a_good_call_without_keys_gets_401_and_nothing_else():
    probe = an_error(404, "not_found")

    findings = [*check(a_history(_as_probe(probe)))]

    assert [finding.got for finding in findings] == ["404"]


def _as_probe(exchange):
    return an_exchange(
        status=exchange.status, body=exchange.response_body, identity="none", layer="security"
    )
