from types import SimpleNamespace as Thing

import pytest
from schemathesis.core.parameters import ParameterLocation

from conformance.schema.adapter.suspect import Suspect
from tests.conformance.tiny import contract

BODY, PATH, QUERY = ParameterLocation.BODY, ParameterLocation.PATH, ParameterLocation.QUERY


class RejectedPositiveData:
    """Stands for the failure of that name: only the name is read."""


class AcceptedNegativeData:
    """Stands for the failure of that name."""


class EnsureResourceAvailability:
    """Stands for the failure of that name."""


class ServerError:
    """Stands for any other failure."""


def suspected(failure, operation, answer=(200, None), **drawn):
    """Return whether *failure* counts.

    Given status and key, and `url`, `body`, what was drawn `wrong`, and whether `redirected`.
    """
    wrong = {place: Thing(mode=Thing(is_negative=True)) for place in drawn.get("wrong", ())}
    response = Thing(
        status_code=answer[0],
        json=lambda: {"key": answer[1]},
        request=Thing(url=f"http://x/{drawn.get('url', '')}", body=drawn.get("body")),
    )
    case = Thing(meta=Thing(components=wrong), media_type="application/json")
    suspect = Suspect(failure(), case, response, drawn.get("redirected", False))
    return suspect.is_real(contract(), contract().operations[operation])


@pytest.mark.parametrize(
    ("answer", "real"),
    [
        pytest.param((400, "voucher_expired"), False, id="documented"),
        pytest.param((404, "not_found"), False, id="documented, not found"),
        pytest.param((400, "invalid_payload"), True, id="called malformed"),
        pytest.param((400, "sold_out"), True, id="undocumented"),
        pytest.param((422, "voucher_expired"), True, id="another status"),
        pytest.param((400, None), True, id="no key"),
    ],
)
def test_a_refusal_of_a_good_call_is_real_unless_it_is_documented(answer, real):
    assert suspected(RejectedPositiveData, "redeem_ticket", answer) is real


@pytest.mark.parametrize(("url", "real"), [("?limit=5", True), ("?limit=", False)])
def test_a_query_that_cannot_be_said_is_rightly_refused(url, real):
    answer = (400, "invalid_query_params")

    assert suspected(RejectedPositiveData, "list_tickets", answer, url=url) is real


@pytest.mark.parametrize(
    ("url", "wrong", "real"),
    [
        pytest.param("?limit=5", [QUERY], False, id="right as it was sent"),
        pytest.param("?limit=x", [QUERY], True, id="wrong as it was sent"),
        pytest.param("?limit=5", [PATH], True, id="a wrong path"),
        pytest.param("?limit=5", [QUERY, PATH], True, id="a wrong path, too"),
        pytest.param("?limit=5", [], True, id="wrong in no place"),
    ],
)
def test_an_accepted_query_is_real_if_it_was_wrong_on_the_wire(url, wrong, real):
    assert suspected(AcceptedNegativeData, "list_tickets", url=url, wrong=wrong) is real


@pytest.mark.parametrize(
    ("body", "real"),
    [
        pytest.param(b'{"code": "SUMMER-1", "amount": 1}', False, id="right as it was sent"),
        pytest.param(b'{"code": "SUMMER-1", "amount": "1"}', True, id="wrong as it was sent"),
        pytest.param(b"{", True, id="not JSON"),
        pytest.param(None, True, id="none"),
    ],
)
def test_an_accepted_body_is_real_if_it_was_wrong_on_the_wire(body, real):
    assert suspected(AcceptedNegativeData, "redeem_ticket", body=body, wrong=[BODY]) is real


@pytest.mark.parametrize("redirected", [True, False])
def test_a_new_thing_is_missed_only_where_it_was_asked_for(redirected):
    real = suspected(EnsureResourceAvailability, "get_ticket", redirected=redirected)

    assert real is not redirected


def test_a_new_thing_is_not_missed_by_a_call_whose_path_names_nothing():
    assert not suspected(EnsureResourceAvailability, "redeem_ticket")


def test_everything_else_is_real():
    assert suspected(ServerError, "get_ticket", (500, None))
