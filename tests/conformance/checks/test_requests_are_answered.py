from conformance.checks.requests_are_answered import check
from tests.conformance.evidence import a_history, an_error, an_exchange


def test_answers_are_quiet():
    assert not [*check(a_history(an_exchange(), an_error(404, "not_found")))]


def test_an_error_of_the_server_is_told():
    (finding,) = check(a_history(an_error(500)))

    assert finding.message == "fails with an error of the server"


def test_silence_is_told():
    (finding,) = check(a_history(an_exchange(status=0, body="ConnectError: refused")))

    assert (finding.message, finding.got) == ("gets no answer", "0: ConnectError: refused")
