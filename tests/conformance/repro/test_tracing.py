"""The calls behind the commands of a finding are found again in the run."""

from conformance.repro.tracing import Tracer
from tests.conformance.evidence import a_finding, an_exchange
from tests.conformance.repro.traces import making, redeeming, rolling_back, shown_by


def test_commands_lead_back_to_their_calls():
    calls = making(), redeeming(), rolling_back()
    run = making("else-0000009"), *calls, an_exchange("GET /v1/vouchers")

    assert Tracer(run).trace(shown_by(*calls)) == calls


def test_of_the_same_calls_those_are_meant_that_lie_closest_together():
    early, late = redeeming("r_early111"), redeeming("r_late2222")
    read = an_exchange("GET /v1/vouchers")
    run = early, making(), read, late, read

    assert Tracer(run).trace(shown_by(early, read)) == (late, read)


def test_a_world_that_is_loaded_is_a_call_as_well():
    loading = """curl -X PUT http://127.0.0.1:8000/_mock/world --json '{"now": "2026-01-01"}'"""
    call = redeeming()
    finding = shown_by(call)
    finding = a_finding(reproduction=(loading, *finding.reproduction))

    world, last = Tracer([call]).trace(finding)

    assert (world.method, world.request_body) == ("PUT", '{"now": "2026-01-01"}')
    assert world.url.endswith("/_mock/world")
    assert last == call


def test_commands_that_nobody_gave_lead_nowhere():
    assert Tracer([making()]).trace(a_finding()) == ()
    assert Tracer([making()]).trace(a_finding(reproduction=())) == ()
