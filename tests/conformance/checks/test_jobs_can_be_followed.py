from conformance.checks.jobs_can_be_followed import check
from tests.conformance.checks.shop import told
from tests.conformance.evidence import an_error, an_exchange

BEGUN = an_exchange("DELETE /v1/campaigns/c", 202, {"async_action_id": "aa_1"})
LOST = an_error(404, "not_found", "GET /v1/async-actions/aa_1")


def test_work_that_is_found_is_quiet():
    found = an_exchange("GET /v1/async-actions/aa_1", body={"id": "aa_1", "status": "DONE"})

    assert not [*check(told(BEGUN, found))]


def test_work_that_nobody_knows_is_told():
    (finding,) = check(told(BEGUN, LOST))

    assert (finding.operation, finding.got) == ("get_async_action", "404")


def test_work_that_never_was_may_be_unknown():
    assert not [*check(told(LOST))]
